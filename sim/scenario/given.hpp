// Orders in a stated situation: what follows from it by itself, and what it must state.
//
// Nothing is invented. What a field does not state is the rulebook's initial value; what days have
// counted since a date is known from the date. When a condition began to hold is not known: spells
// without a date begin when the story does.
#pragma once

#include <vector>

#include "model/text/problems.hpp"
#include "sim/scenario/scenario.hpp"

namespace juchu {

/// How long before a given day business days may be asked about: whatever is compared with them is
/// far less.
inline constexpr Day kDaysBeforeGiven = 400;

/// An order of the initial values in the initial statuses.
[[nodiscard]] Situation initial_order(const CompiledRulebook& rules);

/// The fields of orders and carts, which may be stated: rows of Rulebook::fields.
[[nodiscard]] std::vector<int> fields_of_orders(const Rulebook& rulebook);
/// Whether `field` has no value by itself: a date or a name that is never unset.
[[nodiscard]] bool must_be_stated(const Field& field);

/// Dates that nothing sets to any day but the one on which it happens: they are never still to come.
/// By Rulebook::fields.
[[nodiscard]] std::vector<bool> dates_of_their_day(const Rulebook& rulebook);
/// What there is to say where such a date lies after `as_of`.
[[nodiscard]] Complaint still_to_come(Day as_of);

/// Counts the business days between each date and `today`, and takes every duty whose time, told
/// from a date, is over as breached before: no story tells of that again.
void settle_given(const CompiledRulebook& rules, Situation& situation, Day today,
                  const Calendar& calendar);

/// The values that a file has to state for an order to stand so: of statuses besides the main one
/// and of fields, those that are not initial, and those that must be stated.
[[nodiscard]] std::vector<StatusChange> stated_statuses(const CompiledRulebook& rules,
                                                        const Situation& situation);
[[nodiscard]] std::vector<FieldExpectation> stated_fields(const CompiledRulebook& rules,
                                                          const Situation& situation);

}  // namespace juchu
