#include "model/expression/folding.hpp"

#include <algorithm>
#include <utility>

#include "model/expression/evaluation.hpp"

namespace juchu {

namespace {

bool is_constant(const Expression& expression) { return expression.op == Op::Constant; }

bool unset(const Expression& expression) {
  return is_constant(expression) && expression.value == kUnset;
}

bool optional(const Expression& expression) { return expression.type.optional; }

// One unset operand decides the value of these: false, or unset.
bool decided_by_unset(Op op) {
  return (op >= Op::Equal && op <= Op::Subtract) || (op >= Op::Column && op <= Op::CheckDigitFits);
}

void become_constant(Expression& expression, Value value) {
  expression.op = Op::Constant;
  expression.value = value;
  expression.type.optional = value == kUnset;
  expression.operands.clear();
}

void become_operand(Expression& expression, std::size_t operand) {
  Expression remains = std::move(expression.operands[operand]);
  expression = std::move(remains);
}

// `decisive` decides alone: false for `&&`, true for `||`. The other constant changes nothing.
void fold_junction(Expression& expression, Value decisive) {
  for (const std::size_t i : {0u, 1u}) {
    if (!is_constant(expression.operands[i])) continue;
    if (expression.operands[i].value == decisive) return become_constant(expression, decisive);
    return become_operand(expression, 1 - i);
  }
}

void fold_conditional(Expression& expression) {
  const Expression& condition = expression.operands[0];
  if (is_constant(condition)) become_operand(expression, condition.value != 0 ? 1 : 2);
}

void fold_pure(Expression& expression) {
  std::vector<Value> values;
  values.reserve(expression.operands.size());
  for (const Expression& operand : expression.operands) values.push_back(operand.value);
  become_constant(expression, value_of(expression.op, values));
}

}  // namespace

void fold(Expression& expression) {
  auto& operands = expression.operands;
  if (operands.empty()) return;
  for (Expression& operand : operands) fold(operand);
  expression.type.optional = expression.type.optional && std::ranges::any_of(operands, optional);

  const Op op = expression.op;
  if (op == Op::Conditional) return fold_conditional(expression);
  if (op == Op::And) return fold_junction(expression, 0);
  if (op == Op::Or) return fold_junction(expression, 1);
  if (op == Op::IsSet && !optional(operands[0])) return become_constant(expression, 1);
  if (op == Op::In && operands.size() == 1) return become_constant(expression, 0);
  if (decided_by_unset(op) && std::ranges::any_of(operands, unset))
    return become_constant(expression, expression.type.kind == Kind::Bool ? 0 : kUnset);
  if (pure(op) && std::ranges::all_of(operands, is_constant)) fold_pure(expression);
}

}  // namespace juchu
