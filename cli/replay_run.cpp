#include "cli/replay_run.hpp"

#include <utility>

#include "cli/scenario_input.hpp"

namespace juchu {

std::vector<ReplayedFile> replay_each(const std::vector<std::string>& files,
                                      const std::string& rulebook, const Console& console) {
  RulebookShelf shelf;
  std::vector<ReplayedFile> all;
  for (const std::string& file : files) {
    if (console.interrupted()) break;
    Diagnostics diagnostics;
    ReplayedFile each{.file = shown_file(file)};
    std::optional<Story> story;
    if (auto scenario = scenario_of(file, rulebook, shelf, console, diagnostics)) {
      story = replay(*scenario, diagnostics, console.interrupted);
      if (story) each.scenario = std::move(scenario);
    }
    if (story)
      each.story = std::move(*story);
    else if (diagnostics.empty())
      break;  // interrupted
    each.problems = diagnostics.sorted();
    all.push_back(std::move(each));
  }
  return all;
}

Diagnostics problems_of(const std::vector<ReplayedFile>& files) {
  Diagnostics all;
  for (const ReplayedFile& each : files)
    for (const Diagnostic& problem : each.problems) all.add(problem);
  return all;
}

}  // namespace juchu
