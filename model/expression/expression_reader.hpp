// From text to a type-checked expression, with every problem at its place.
//
// Grammar (CEL's, cut down), loosest first:
//   expression  = or [ "?" expression ":" expression ]
//   or          = and { "||" and }          and  = relation { "&&" relation }
//   relation    = sum [ ("==" | "!=" | "<" | "<=" | ">" | ">=" | "in") sum ]
//   sum         = unary { ("+" | "-") unary }     unary = { "!" | "-" } postfix
//   postfix     = primary { "." name [ "(" arguments ")" ] | "[" expression "]" }
//   primary     = integer | name [ "(" arguments ")" ] | "(" expression ")"
//               | "[" [ expression { "," expression } ] [ "," ] "]"
// Between tokens there are blanks, and comments from // to the end of the line.
//
// A name is, in this sequence: a variable of exists or all; a field or region (its status); a
// parameter of the rulebook; `today`, `final`, `true`, `false`, `null`; or a value (of an
// enumeration, a method, a status, an actor), told by what it is compared with, listed with or
// assigned to. `event.x` is a parameter of the event. In steps there are `by`, `before.x`,
// `after.x` (`before.final` too) and `event == name`, and no fields without a side.
//
// Functions: every column of the method table; fits(number, method); check_digit_fits(number,
// method); business_days_since(date_field); used_elsewhere(event.number); in steps sends(mail). Of
// a group: `group[i].field` with a number or a computed i (past the last is the last),
// `group.exists(p, p.a)` and `group.all(p, p.a)`. Groups are written out here, into conditionals,
// `||` and `&&`, so nothing behind this header knows of them. Constants are folded.
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
inline constexpr int kDeepestExpression = 40;            // levels of ( ), [ ], ! and ? :
inline constexpr std::size_t kMostNodes = 5000;          // once groups are written out

/// Parses and checks `text` in `scope`. The result is comparable with `wanted`; an optional result
/// is accepted only when `wanted` is optional. For Int the range of `wanted` is not enforced
/// (assignments are range-checked when they happen). Every problem is appended; std::nullopt if
/// there was one.
[[nodiscard]] std::optional<Expression> read_expression(std::string_view text, const Scope& scope,
                                                        const Type& wanted,
                                                        std::vector<ExpressionProblem>& problems);

/// The least and greatest value an Int or Bool expression can take while it is set, by interval
/// arithmetic. Cost: linear in its nodes.
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
