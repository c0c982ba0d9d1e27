// Interval arithmetic over expressions. An optional operand is unset or within its interval.
#include <algorithm>

#include "model/expression/expression_reader.hpp"
#include "model/time/day.hpp"

namespace juchu {

namespace {

constexpr Interval kAnyBool = {0, 1};

Interval hull(const Interval& a, const Interval& b) {
  return {std::min(a.low, b.low), std::max(a.high, b.high)};
}

Interval truth(bool can_be_true, bool can_be_false) {
  return {can_be_false ? 0 : 1, can_be_true ? 1 : 0};
}

// What the leaves and the calls say of themselves.
Interval interval_of_type(const Type& type) {
  if (type.kind == Kind::Int) return {type.low, type.high};
  if (type.kind == Kind::Date) return {kFirstDay, kLastDay};
  if (type.kind == Kind::Bool) return kAnyBool;
  return {kUnset + 1, std::numeric_limits<Value>::max()};
}

Interval comparison(Op op, const Interval& a, const Interval& b, bool can_be_unset) {
  const bool apart = a.high < b.low || b.high < a.low;
  const bool same = a.low == a.high && b.low == b.high && a.low == b.low;
  switch (op) {
    case Op::Equal: return truth(!apart, !same || can_be_unset);
    case Op::NotEqual: return truth(!same, !apart || can_be_unset);
    case Op::Less: return truth(a.low < b.high, a.high >= b.low || can_be_unset);
    default: return truth(a.low <= b.high, a.high > b.low || can_be_unset);
  }
}

}  // namespace

Interval interval_of(const Expression& expression, const Names& names) {
  const auto operand = [&](std::size_t i) { return interval_of(expression.operands[i], names); };
  const auto optional = [&](std::size_t i) { return expression.operands[i].type.optional; };
  const auto index = static_cast<std::size_t>(expression.index);
  switch (expression.op) {
    case Op::Constant:
      if (expression.value == kUnset) return interval_of_type(expression.type);
      return {expression.value, expression.value};
    case Op::Not: return {1 - operand(0).high, 1 - operand(0).low};
    case Op::And: {
      const Interval a = operand(0), b = operand(1);
      return {std::min(a.low, b.low), std::min(a.high, b.high)};
    }
    case Op::Or: {
      const Interval a = operand(0), b = operand(1);
      return {std::max(a.low, b.low), std::max(a.high, b.high)};
    }
    case Op::Equal:
    case Op::NotEqual:
    case Op::Less:
    case Op::LessEqual:
      return comparison(expression.op, operand(0), operand(1), optional(0) || optional(1));
    case Op::Add: {
      const Interval a = operand(0), b = operand(1);
      return {a.low + b.low, a.high + b.high};
    }
    case Op::Subtract: {
      const Interval a = operand(0), b = operand(1);
      return {a.low - b.high, a.high - b.low};
    }
    case Op::Conditional: return hull(operand(1), operand(2));
    case Op::Field: return interval_of_type(names.fields[index].type);
    case Op::Column: {
      const NamedColumn& column = names.columns[index];
      return column.boolean ? kAnyBool : Interval{column.low, column.high};
    }
    default: return interval_of_type(expression.type);
  }
}

}  // namespace juchu
