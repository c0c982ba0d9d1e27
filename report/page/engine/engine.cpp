// The engine within a page, compiled to WebAssembly: a scenario's text goes in, its story comes out, as
// story_json.hpp says. One instance answers any number of times; rulebooks are read once.
//
// A caller asks for room, writes a text there and calls; what comes back stands where `juchu_answer`
// points until the next call.
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

std::string story_of(const std::string& text, const std::string& file, bool with_what_if) {
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
  return story_json(replayed);
}

/// What people can do at `at`; an empty list where the scenario cannot be told until then.
std::string possible_at(const std::string& text, const std::string& at) {
  Diagnostics diagnostics;
  const auto moment = parse_moment(at);
  const auto scenario = read_scenario(text, "", "", shelf(), diagnostics);
  if (!moment || !scenario || *moment < first_moment_of(*scenario)) return "[]";
  const auto view = view_of(*scenario, *moment, diagnostics);
  return view ? possible_json(*view) : "[]";
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

JUCHU_EXPORT("tell")
void juchu_tell(const char* text, std::size_t size, const char* file, std::size_t file_size,
                int with_what_if) {
  juchu::answer = juchu::story_of(std::string(text, size), std::string(file, file_size),
                                  with_what_if != 0);
}

JUCHU_EXPORT("possible")
void juchu_possible(const char* text, std::size_t size, const char* at, std::size_t at_size) {
  juchu::answer = juchu::possible_at(std::string(text, size), std::string(at, at_size));
}

JUCHU_EXPORT("answer") const char* juchu_answer() { return juchu::answer.data(); }
JUCHU_EXPORT("answer_size") std::size_t juchu_answer_size() { return juchu::answer.size(); }
