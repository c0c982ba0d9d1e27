// One change of what an order goes through in a scenario.
#pragma once

#include <cstdint>

#include "sim/scenario/scenario.hpp"

namespace juchu {

struct StoryChange {
  enum class Kind : std::uint8_t { Moved, Changed, Added, LeftOut };
  Kind kind = Kind::Moved;
  int order = 0;              // index into Scenario::orders
  int step = -1;              // index into Scenario::steps; Added: -1
  ScenarioStep instead{};     // Moved, Changed, Added: what happens instead, to this order alone
  std::int64_t distance = 0;  // how far it is from the story: seconds, days, or 1
};

/// The scenario with the change, expecting nothing. What a step does to other orders stays.
[[nodiscard]] Scenario with_change(const Scenario& scenario, const StoryChange& change);

}  // namespace juchu
