// What a clause means where an order is created.
//
// Before its creation an order has no field, though its packed words hold something everywhere:
// the first name of a list, the lowest number, the calendar's first day.
#pragma once

#include "model/rulebook/rulebook.hpp"

namespace juchu {

/// `clause` of a step that creates the order: each `before.x` of the order's own is unset there,
/// and a truth value is false (so is `before.final`). What the order shares with others, its cart
/// and the shop, stands before it does and is read as it is. Cost: linear in its nodes.
[[nodiscard]] Expression at_creation(Expression clause, const Rulebook& rulebook);

/// Whether the event creates an order where there is none.
[[nodiscard]] bool creates_orders(const Rulebook& rulebook, int event);

/// True of what only the creation of an order sets: its dates and numbers that are always set.
[[nodiscard]] bool has_no_value_yet(const Field& field);

/// `clause` as it is asked, or computed, before the order is there: a field that only its creation
/// sets is unset then; the others have what they start with. Cost: linear in its nodes.
[[nodiscard]] Expression before_creation(Expression clause, const Rulebook& rulebook);

/// Whether it says something else there. Cost: linear in its nodes.
[[nodiscard]] bool differs_before_creation(const Expression& clause, const Rulebook& rulebook);

}  // namespace juchu
