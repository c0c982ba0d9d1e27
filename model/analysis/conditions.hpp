// Conditions put together from others, and made smaller by what is known to hold beside them.
//
// A small logic, not a solver: it knows equal parts again, adds up numbers, and knows how large
// they may be. What it cannot see it leaves standing.
//
// Invariants
//   W1  What comes out has the same truth as what went in, in every environment in which what was
//       assumed is true and every value lies within its type.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "model/rulebook/rulebook.hpp"

namespace juchu {

[[nodiscard]] Expression truth(bool value);
[[nodiscard]] Expression negated(Expression condition);
/// True when all of them are; true of none.
[[nodiscard]] Expression all_of(std::vector<Expression> conditions);
/// True when some of them is; false of none.
[[nodiscard]] Expression any_of(std::vector<Expression> conditions);
[[nodiscard]] Expression comparison(Op op, Expression left, Expression right);
[[nodiscard]] Expression field_value(const Rulebook& book, int field);
[[nodiscard]] Expression constant_value(const Type& type, Value value);

/// The condition is a constant and that.
[[nodiscard]] inline bool is_truth(const Expression& condition, bool value) {
  return condition.op == Op::Constant && (condition.value != 0) == value;
}

/// Equal texts are expressions that read the same in the same way. (Names and places in the file do
/// not matter.)
[[nodiscard]] std::string structure(const Expression& expression);

/// Both are not stated, or have equal texts.
[[nodiscard]] bool alike(const Clause& one, const Clause& other);

/// The parts of a condition that `op` (And, Or) joins, however nested.
[[nodiscard]] std::vector<Expression> parts_of(const Expression& condition, Op op);

/// The region's status is one of those whose bits are in `in`.
[[nodiscard]] Expression status_in(const Rulebook& book, int region, std::uint64_t in);

/// When the value is not unset.
[[nodiscard]] Expression is_set(const Expression& value);

/// When the two differ as values; whether one is unset and the other is not counts.
[[nodiscard]] Expression differing(const Expression& one, const Expression& other);

/// `condition`, made smaller. `names` are of the rulebook that it reads.
[[nodiscard]] Expression simplified(const Expression& condition, const Names& names);

}  // namespace juchu
