// The engine within a page, compiled to WebAssembly: a scenario's text goes in, its story comes out, as
// story_json.hpp says. One instance answers any number of times; rulebooks are read once.
//
// A caller asks for room, writes a text there and calls; what comes back stands where `juchu_answer`
// points until the next call.
#include <algorithm>
#include <cstdlib>
#include <string>

#include "report/page/story_json.hpp"
#include "sim/scenario/scenario_json.hpp"

namespace juchu {
namespace {

std::string answer;

RulebookShelf& shelf() {
  static RulebookShelf all;
  return all;
}

ReplayedFile told;  // what was told last

/// Moments that are told at a time.
constexpr std::size_t kMoments = 400;

/// The window around a moment; the whole story where it is no longer than that.
MomentWindow around(std::size_t moment) {
  const std::size_t count = told.story.steps.size();
  if (count <= kMoments) return {};
  const std::size_t before = std::min(moment, kMoments / 2);
  return {std::min(moment - before, count - kMoments), kMoments};
}

ReplayedFile story_of(const std::string& text, const std::string& file, bool with_what_if) {
  Diagnostics diagnostics;
  ReplayedFile replayed{.file = file};
  if (auto scenario = read_scenario(text, file, "", shelf(), diagnostics)) {
    if (auto story = replay(*scenario, diagnostics)) {
      if (with_what_if) replayed.what_if = what_if(*scenario, *story);
      replayed.scenario = std::move(scenario);
      replayed.story = std::move(*story);
    }
  }
  replayed.problems = diagnostics.sorted();
  return replayed;
}

/// The first moment that is a step of the script, else `otherwise`.
std::size_t moment_of(int script, std::size_t otherwise) {
  const auto& steps = told.story.steps;
  const auto found = std::ranges::find(steps, script, &StoryStep::script);
  return script < 0 || found == steps.end() ? otherwise
                                            : static_cast<std::size_t>(found - steps.begin());
}

}  // namespace
}  // namespace juchu

#define JUCHU_EXPORT(name) __attribute__((export_name(name))) extern "C"

JUCHU_EXPORT("room") char* juchu_room(std::size_t bytes) {
  return static_cast<char*>(std::malloc(bytes));
}

JUCHU_EXPORT("leave") void juchu_leave(char* room) { std::free(room); }

/// Rulebooks that are not shipped: the text of the one that scenarios call `path`.
JUCHU_EXPORT("give")
void juchu_give(const char* path, std::size_t path_size, const char* text, std::size_t size) {
  juchu::shelf().give(std::string(path, path_size), std::string(text, size));
}

/// `step`: of the scenario, around which moments are told; -1: around `moment`.
JUCHU_EXPORT("tell")
void juchu_tell(const char* text, std::size_t size, const char* file, std::size_t file_size,
                int with_what_if, int step, std::size_t moment) {
  juchu::told = juchu::story_of(std::string(text, size), std::string(file, file_size),
                                with_what_if != 0);
  juchu::answer = juchu::story_json(juchu::told, juchu::around(juchu::moment_of(step, moment)));
}

/// The same story around another moment.
JUCHU_EXPORT("moments") void juchu_moments(std::size_t moment) {
  juchu::answer = juchu::story_json(juchu::told, juchu::around(moment));
}

JUCHU_EXPORT("possible") void juchu_possible(std::size_t moment) {
  juchu::answer = juchu::possible_json(juchu::told, moment);
}

JUCHU_EXPORT("answer") const char* juchu_answer() { return juchu::answer.data(); }
JUCHU_EXPORT("answer_size") std::size_t juchu_answer_size() { return juchu::answer.size(); }
