// On which days a condition may change its answer though nothing happens.
//
// A condition is moved by days where it compares something that moves by itself, today or a count
// of business days, with something that stands still. Such a comparison turns once, when what moves
// reaches a value that can be computed beforehand; that of `today > ship_date` turns on ship_date
// + 1. Which of its comparisons can matter, the parts of the condition that stand still say.
//
// Invariants
//   D1  As long as only days pass, a condition changes its answer on none but these days.
#pragma once

#include <vector>

#include "model/expression/expression.hpp"

namespace juchu {

/// Whether the passing of days alone may change what `expression` answers.
[[nodiscard]] bool moved_by_days(const Expression& expression);
[[nodiscard]] bool moved_by_days(const Clause& clause);

/// A day on which a condition may change. Neither expression is moved by days, unless `day` is
/// "tomorrow" of a condition that may change on every day.
struct DayChange {
  Expression when;   // where this does not hold, it will not
  Expression day;    // that day; unset: none
  int counter = -1;  // a date field: then `day` is the number that its business days have to reach
};

/// All of them, for any situation. Requires: `condition` reads no step.
[[nodiscard]] std::vector<DayChange> day_changes(const Expression& condition);

}  // namespace juchu
