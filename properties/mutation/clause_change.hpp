// Small changes of one expression: its text edited in one place and read again.
#pragma once

#include <string>
#include <vector>

#include "model/expression/scope.hpp"
#include "properties/mutation/mutation.hpp"

namespace juchu {

struct ClauseChange {
  MutationKind kind = MutationKind::Shift;
  /// "-drop", "-not", "-turn", "-and", "-or", "+1", "-1", "-twice", "=value"; not unique.
  std::string id;
  Text says;
  Clause clause;  // empty: there is no condition any more
};

/// Changes of a condition: without it, without each part of it, negated as a whole and in each part
/// of its `&&`, each `&&` and `||` of it the other and each comparison turned (`<` to `>`, `==` to
/// `!=`), and with its numbers one up and one down.
[[nodiscard]] std::vector<ClauseChange> changes_of_condition(const Clause& clause,
                                                             const Scope& scope);

/// Changes of the day of a deadline: its numbers, or the day itself, one up and one down.
[[nodiscard]] std::vector<ClauseChange> changes_of_day(const Clause& clause, const Scope& scope);

/// Changes of what is assigned: its numbers one up and one down, what is added to the field or
/// taken from it twice as much, and, where it is always the same, another value of its list.
[[nodiscard]] std::vector<ClauseChange> changes_of_value(const Assignment& assignment,
                                                         const Scope& scope);

}  // namespace juchu
