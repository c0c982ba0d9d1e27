// From text to a type-checked expression, with every problem at its place.
//
// Grammar (CEL's, cut down), loosest first:
//   expression  = or [ "?" expression ":" expression ]
//   or          = and { "||" and }          and  = relation { "&&" relation }
//   relation    = sum [ ("==" | "!=" | "<" | "<=" | ">" | ">=" | "in") sum ]
//   sum         = unary { ("+" | "-") unary }     unary = { "!" | "-" } postfix
//   postfix     = primary { "." name [ "(" arguments ")" ] | "[" expression "]" }
//   primary     = integer | "true" | "false" | "null" | name [ "(" arguments ")" ] | "(" expression ")"
//               | "[" [ expression { "," expression } ] "]"
//
// Names: a field or region (its status); a parameter of the rulebook; `today`; `final`; `event.x`, a
// parameter of the event; `group[i].field` with i a constant or an int expression (`event.parcel`);
// `group.exists(p, p.a && !p.b)` and `group.all(p, …)`; the values of an enumeration, methods, statuses
// and actors, which are resolved by what they are compared with. Functions: every column of the method
// table; fits(number, method); check_digit_fits(number, method); business_days_since(date_field);
// used_elsewhere(event.number); in steps sends(mail).
//
// `group[i].field` with a computed i and exists/all are rewritten here into conditionals, `||` and `&&`,
// so nothing behind this header knows of groups. Constants are folded.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "model/expression/scope.hpp"
#include "model/text/text.hpp"

namespace juchu {

struct ExpressionProblem {
  int offset = 0;  // code points from the start of the text
  Text problem;
  Text hint;
};

inline constexpr std::size_t kLongestExpression = 2000;  // bytes
inline constexpr int kDeepestExpression = 40;            // nested parentheses, operators and calls

/// Parses and checks `text` in `scope`. The result is comparable with `wanted`; an optional result is
/// accepted only when `wanted` is optional. For Int the range of `wanted` is not enforced (assignments are
/// range-checked when they happen). Every problem is appended; std::nullopt if there was one.
[[nodiscard]] std::optional<Expression> read_expression(std::string_view text, const Scope& scope,
                                                        const Type& wanted,
                                                        std::vector<ExpressionProblem>& problems);

/// The least and greatest value an Int or Bool expression can take, by interval arithmetic.
struct Interval {
  Value low;
  Value high;
};
[[nodiscard]] Interval interval_of(const Expression& expression, const Names& names);

/// Calls `function` for every node of `expression`.
template <class Function>
void for_each_node(const Expression& expression, Function function) {
  function(expression);
  for (const Expression& operand : expression.operands) for_each_node(operand, function);
}

/// True when some node of `expression` satisfies `predicate`.
template <class Predicate>
[[nodiscard]] bool any_node(const Expression& expression, Predicate predicate) {
  if (predicate(expression)) return true;
  for (const Expression& operand : expression.operands)
    if (any_node(operand, predicate)) return true;
  return false;
}

}  // namespace juchu
