// What whoever lets the habits of a study run asks of them.
#pragma once

#include "sim/study/study.hpp"

namespace juchu {

/// Whether the passing of days alone may start or stop a habit, or change what a measure sees.
[[nodiscard]] bool any_moved_by_days(const Study& study);

/// Sets and clears the marks of an accepted ring. Answers whether there are any.
bool set_marks(const CompiledRulebook& rules, const Habit& habit, Situation& situation);

}  // namespace juchu
