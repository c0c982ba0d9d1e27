// A difference's story as a scenario of either rulebook, so that it can be replayed, shown and
// kept.
#pragma once

#include <optional>

#include "properties/diff/diff.hpp"
#include "properties/search/trace/scenario_of_trace.hpp"

namespace juchu {

/// The story of `difference` under `rules`, the rulebook of `side`. A last step that is refused
/// there is expected to be; one that cannot happen there at all is left out. std::nullopt where a
/// number of the story cannot be written, or nothing is left of it.
[[nodiscard]] std::optional<Scenario> story_scenario(const Rules& rules,
                                                     const Difference& difference, int side,
                                                     const ScenarioHeading& heading = {});

}  // namespace juchu
