// Every single change of an order's story that somebody in the shop could have made.
//
// Tried are moments just after each step and the mornings in between; dates up to a week away; every
// other value of what has few; numbers that nobody uses yet, of every form.
#pragma once

#include <vector>

#include "sim/what_if/story_change.hpp"

namespace juchu {

/// Whether people who owe something in the shop do this event: only what they do is theirs to
/// change. In a rulebook without duties: everybody.
[[nodiscard]] bool owed_by_somebody(const Rulebook& book, int event);

/// Whether some step of the scenario states this tracking number; others are made up.
[[nodiscard]] bool states_number(const Scenario& scenario, Value number);

/// Requires: `order` exists in the scenario's story.
[[nodiscard]] std::vector<StoryChange> candidates(const Scenario& scenario, int order);

}  // namespace juchu
