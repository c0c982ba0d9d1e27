// A comparison of what moves, `m`, with what stands still is brought into the form `m op x` or
// `x op m`, with `m` either today or a counter. Since `m` never goes back, `m < x` and `x <= m`
// turn when it reaches x, `m <= x` and `x < m` when it reaches x + 1, and an equality on both days.
// Anything of another form may turn every day: slower, never wrong.
#include "model/engine/day_changes.hpp"

#include <cstdlib>
#include <optional>
#include <utility>

#include "model/expression/expression_reader.hpp"

namespace juchu {
namespace {

constexpr Type kDate{.kind = Kind::Date};

Expression constant(Value value) { return {.op = Op::Constant, .type = kDate, .value = value}; }

/// `value` + `days`, with one constant in it at most.
Expression plus(Expression value, Value days) {
  if (value.op == Op::Constant && value.value != kUnset) return constant(value.value + days);
  const bool sum = value.op == Op::Add || value.op == Op::Subtract;
  if (sum && value.operands[1].op == Op::Constant && value.operands[1].value != kUnset) {
    days += value.op == Op::Add ? value.operands[1].value : -value.operands[1].value;
    value = Expression(value.operands[0]);
  }
  if (days == 0) return value;
  const Op op = days > 0 ? Op::Add : Op::Subtract;
  return {.op = op, .type = kDate, .operands = {std::move(value), constant(std::abs(days))}};
}

/// `left` + or - `right`.
Expression joined(Op op, Expression left, const Expression& right) {
  if (right.op == Op::Constant && right.value != kUnset)
    return plus(std::move(left), op == Op::Add ? right.value : -right.value);
  if (op == Op::Add && left.op == Op::Constant && left.value != kUnset)
    return plus(right, left.value);
  return {.op = op, .type = kDate, .operands = {std::move(left), right}};
}

Expression both(const Expression& left, const Expression& right) {
  if (left.op == Op::Constant) return left.value != 0 ? right : left;
  return {.op = Op::And, .type = kTruth, .operands = {left, right}};
}

Expression inverse(const Expression& condition) {
  return {.op = Op::Not, .type = kTruth, .operands = {condition}};
}

/// `m op at`; `at op m` where it is turned round.
struct Solved {
  Expression at;
  int counter = -1;  // the field that m counts from; -1: m is today
  bool turned_round = false;
};

/// `side op at`, solved for what moves in `side`, which is one thing plus or minus what stands
/// still.
std::optional<Solved> solved(const Expression& side, Expression at) {
  if (side.op == Op::Today) return Solved{std::move(at)};
  if (side.op == Op::BusinessDaysSince) return Solved{std::move(at), side.index};
  if (side.op != Op::Add && side.op != Op::Subtract) return std::nullopt;
  const bool first = moved_by_days(side.operands[0]);
  if (first && moved_by_days(side.operands[1])) return std::nullopt;
  const Expression& moving = side.operands[first ? 0 : 1];
  const Expression& still = side.operands[first ? 1 : 0];
  if (side.op == Op::Add) return solved(moving, joined(Op::Subtract, std::move(at), still));
  if (first) return solved(moving, joined(Op::Add, std::move(at), still));
  std::optional<Solved> found = solved(moving, joined(Op::Subtract, still, at));
  if (found) found->turned_round = !found->turned_round;
  return found;
}

class Collector {
 public:
  /// `condition` matters where `when` holds.
  void collect(const Expression& condition, const Expression& when) {
    if (!moved_by_days(condition)) return;
    const auto& parts = condition.operands;
    switch (condition.op) {
      case Op::Not: return collect(parts[0], when);
      case Op::And:
      case Op::Or:
        collect(parts[0], beside(parts[1], condition.op, when));
        return collect(parts[1], beside(parts[0], condition.op, when));
      case Op::Conditional:
        collect(parts[0], when);
        collect(parts[1], beside(parts[0], Op::And, when));
        return collect(parts[2], beside(parts[0], Op::Or, when));
      case Op::Equal:
      case Op::NotEqual:
      case Op::Less:
      case Op::LessEqual: return compare(condition, when);
      default: return every_day(when);
    }
  }

  std::vector<DayChange> found;

 private:
  /// Where a part joined to `other` by `op` matters: unless `other` alone decides, for good.
  static Expression beside(const Expression& other, Op op, const Expression& when) {
    if (moved_by_days(other)) return when;
    return both(when, op == Op::And ? other : inverse(other));
  }

  void compare(const Expression& comparison, const Expression& when) {
    const bool on_left = moved_by_days(comparison.operands[0]);
    const Expression& side = comparison.operands[on_left ? 0 : 1];
    const Expression& other = comparison.operands[on_left ? 1 : 0];
    std::optional<Solved> turn = moved_by_days(other) ? std::nullopt : solved(side, other);
    if (!turn) return every_day(when);
    const bool first = on_left != turn->turned_round;  // m op at
    const bool equality = comparison.op == Op::Equal || comparison.op == Op::NotEqual;
    const bool when_reached = first == (comparison.op == Op::Less);
    if (equality || when_reached) found.push_back({when, turn->at, turn->counter});
    if (equality || !when_reached) found.push_back({when, plus(turn->at, 1), turn->counter});
  }

  void every_day(const Expression& when) {
    found.push_back({when, plus({.op = Op::Today, .type = kDate}, 1)});
  }
};

}  // namespace

bool moved_by_days(const Expression& expression) {
  return any_node(expression, [](const Expression& node) {
    return node.op == Op::Today || node.op == Op::BusinessDaysSince;
  });
}

bool moved_by_days(const Clause& clause) {
  return !clause.empty() && moved_by_days(clause.expression());
}

std::vector<DayChange> day_changes(const Expression& condition) {
  Collector collector;
  collector.collect(condition, {.op = Op::Constant, .type = kTruth, .value = 1});
  return std::move(collector.found);
}

}  // namespace juchu
