// Which events of a rulebook a study can make happen, and where it says so.
#pragma once

#include "model/rulebook/rulebook.hpp"

namespace juchu {

/// Whether the event can make an order: it stands under "arrivals".
[[nodiscard]] bool can_arrive(const Rulebook& rulebook, int event);
/// Whether it can happen to an order that is there, or to the shop: it stands under "habits".
[[nodiscard]] bool can_be_a_habit(const Rulebook& rulebook, int event);

}  // namespace juchu
