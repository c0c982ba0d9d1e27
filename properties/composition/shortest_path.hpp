// How a tuple was reached, read backwards from the levels of a breadth-first search.
//
// Nothing but the levels is kept for this. Among the tuples of the level before that lead to the
// current one, the one with the smallest number is taken, so that the path depends on the levels
// alone.
#pragma once

#include "properties/composition/composed_search.hpp"
#include "properties/composition/level.hpp"

namespace juchu {

/// A path to `target`, which is in the last of `levels`. Cost: every level is read once.
[[nodiscard]] CompositionPath shortest_path(const OrderTables& tables, const TupleSpace& space,
                                            std::span<const Level> levels, std::uint64_t target);

}  // namespace juchu
