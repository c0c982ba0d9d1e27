#include "report/testing/replayed.hpp"

#include <stdexcept>

#include "sim/scenario/scenario_json.hpp"

namespace juchu {

Replayed replayed(const std::string& path) {
  ReplayedFile file = replayed_file(path);
  if (!file.told()) throw std::runtime_error(to_text(file.problems.at(0), Language::English));
  return {std::move(*file.scenario), std::move(file.story)};
}

ReplayedFile replayed_file(const std::string& path) {
  RulebookShelf shelf;
  Diagnostics diagnostics;
  ReplayedFile file{.file = path};
  if (auto scenario = open_scenario(path, "", shelf, diagnostics)) {
    if (auto story = replay(*scenario, diagnostics)) {
      file.scenario = std::move(scenario);
      file.story = std::move(*story);
    }
  }
  file.problems = diagnostics.sorted();
  return file;
}

}  // namespace juchu
