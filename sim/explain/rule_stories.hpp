// In which stories a rule decided something: asked of what the engine answered while replaying them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/engine/rule_catalogue.hpp"
#include "sim/replayer.hpp"

namespace juchu {

/// A story in which the rule decided.
struct RuleStory {
  std::string id;  // the scenario's file
  Text title;
  int times = 0;
  /// The first time: when, and of which order (-1: the shop). A parameter that the story changes, and
  /// a property that it breaks, have no one time.
  std::optional<Moment> at;
  std::string order;
};

/// Whether `row` decided in `story`: a permit that accepted or whose condition refused, a forbid that
/// refused, a deadline that fired; a warning, breach or hazard that came about; a property that was
/// broken; a parameter that the scenario states; an event that happened; an answer that was given.
[[nodiscard]] std::optional<RuleStory> decided_in(const CatalogueRow& row, const Scenario& scenario,
                                                  const Story& story);

}  // namespace juchu
