#include "cli/simulate_story.hpp"

#include <algorithm>
#include <sstream>

#include "cli/output_file.hpp"
#include "cli/simulate_answer.hpp"
#include "cli/usage_error.hpp"
#include "cli/words.hpp"
#include "model/expression/wording.hpp"
#include "report/speaker.hpp"
#include "report/study_wording.hpp"
#include "sim/load/typical_story.hpp"
#include "sim/replayer.hpp"
#include "sim/scenario/scenario_writer_json.hpp"

namespace juchu {
namespace {

/// What can be told of a typical order: ids.
std::vector<std::string> story_ids(const Study& study) {
  std::vector<std::string> ids;
  for (const RateRow& row : rates_of(study)) ids.push_back(id_of(study, row));
  return ids;
}

/// What the scenario says of itself, with the command that finds it again.
void describe(TypicalStory& story, const Study& study, const std::string& rate,
              const std::string& repeat) {
  Scenario& scenario = story.scenario;
  scenario.title = say("負荷試験 {} の {}", "{1} in the study {0}", study.id, rate);
  scenario.says = say(
      "反復{0}の注文{1}。当てはまる注文{2}件のうち、そうなるまでの時間が中央のもの。",
      "Order {1} of replication {0}: of {2} such orders the one to which it happened "
      "after the median time.",
      std::to_string(story.replication), std::to_string(story.order), std::to_string(story.orders));
  scenario.source = repeat + " --story " + shell_word(rate);
}

}  // namespace

ExitCode tell_story(const Study& study, const SimulateRequest& request, Console& console) {
  const std::vector<std::string> ids = story_ids(study);
  const auto wanted = std::ranges::find(ids, request.story);
  if (wanted == ids.end())
    return refuse_argument(unknown_name({"率", "rate"}, request.story, ids), "juchu simulate",
                           console);
  const RateRow rate = rates_of(study)[static_cast<std::size_t>(wanted - ids.begin())];
  const int first = std::max(1, request.only);
  const int last = request.only > 0 ? request.only : study.replications;
  FoundStory found = typical_story(study, rate, first, last);
  const Speaker speaker(console.language);
  if (!found.story) {
    console.err << speaker.say(found.why == NoStory::NeverHappened ? kNoOrderDid : kStoryOfOthers,
                               Speaker::plain(request.story))
                << '\n';
    return ExitCode::Inconclusive;
  }
  describe(*found.story, study, request.story, repeat_of(request, study, study.replications));
  found.story->scenario.file = request.output;
  std::ostringstream text;
  write_scenario(found.story->scenario, text);
  if (request.output.empty()) {
    console.out << text.str();
    return ExitCode::Success;
  }
  Diagnostics diagnostics;
  if (!write_whole_file(request.output, text.str(), diagnostics))
    return refuse_input(diagnostics, console);
  console.out << speaker.say(kStoryWritten, Speaker::plain(request.output)) << '\n';
  return ExitCode::Success;
}

std::optional<PageStory> story_for_page(const Study& study, SimulateRequest request,
                                        int replication) {
  request.sweep.clear();  // a story is of one study
  request.what_helps = false;
  const RateRow rate = rates_of(study).front();
  const std::string& id = id_of(study, rate);
  FoundStory found = typical_story(study, rate, replication, replication);
  if (!found.story) return std::nullopt;
  TypicalStory& story = *found.story;
  describe(story, study, id, repeat_of(request, study, study.replications));
  const auto title = [&](Language language) {
    const Speaker speaker(language);
    return speaker.say(kColon, name_of_study(study, speaker), name_of(study, rate, speaker));
  };
  story.scenario.title = {title(Language::Japanese), title(Language::English)};
  PageStory told{.file = {.file = study.id + "." + id + ".json"},
                 .order = {rate, story.replication, story.order, story.orders}};
  told.file.scenario = std::move(story.scenario);
  told.file.scenario->file = told.file.file;
  Diagnostics diagnostics;
  auto replayed = replay(*told.file.scenario, diagnostics);
  if (!replayed) return std::nullopt;
  told.file.story = std::move(*replayed);
  return told;
}

}  // namespace juchu
