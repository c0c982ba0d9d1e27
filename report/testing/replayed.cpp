#include "report/testing/replayed.hpp"

#include <stdexcept>

#include "sim/scenario/scenario_json.hpp"

namespace juchu {

Replayed replayed(const std::string& path) {
  RulebookShelf shelf;
  Diagnostics diagnostics;
  std::optional<Scenario> scenario = open_scenario(path, "", shelf, diagnostics);
  std::optional<Story> story;
  if (scenario) story = replay(*scenario, diagnostics);
  if (!story) throw std::runtime_error(to_text(diagnostics.sorted().at(0), Language::English));
  return {std::move(*scenario), std::move(*story)};
}

}  // namespace juchu
