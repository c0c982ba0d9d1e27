#include "model/expression/folding.hpp"

#include <algorithm>
#include <utility>

#include "model/expression/evaluation.hpp"

namespace juchu {

namespace {

bool constant(const Expression& expression) { return expression.op == Op::Constant; }

void become_constant(Expression& expression, Value value) {
  expression.op = Op::Constant;
  expression.value = value;
  expression.operands.clear();
}

// An operand takes the place of its parent; it is still optional where the parent was.
void become_operand(Expression& expression, std::size_t operand) {
  Expression remains = std::move(expression.operands[operand]);
  remains.type.optional = expression.type.optional;
  expression = std::move(remains);
}

void fold_conditional(Expression& expression) {
  const Expression& condition = expression.operands[0];
  if (constant(condition)) become_operand(expression, condition.value != 0 ? 1 : 2);
}

// `decisive` decides alone: false for `&&`, true for `||`. The other constant changes nothing.
void fold_junction(Expression& expression, Value decisive) {
  for (std::size_t i = 0; i < expression.operands.size(); ++i) {
    if (!constant(expression.operands[i])) continue;
    if (expression.operands[i].value == decisive) return become_constant(expression, decisive);
    return become_operand(expression, 1 - i);
  }
}

void fold_pure(Expression& expression) {
  std::vector<Value> values;
  values.reserve(expression.operands.size());
  for (const Expression& operand : expression.operands) values.push_back(operand.value);
  become_constant(expression, value_of(expression.op, values));
}

}  // namespace

void fold(Expression& expression) {
  for (Expression& operand : expression.operands) fold(operand);
  if (expression.op == Op::Conditional) return fold_conditional(expression);
  if (expression.op == Op::And) return fold_junction(expression, 0);
  if (expression.op == Op::Or) return fold_junction(expression, 1);
  if (expression.op == Op::In && expression.operands.size() == 1)
    return become_constant(expression, 0);
  if (pure(expression.op) && std::ranges::all_of(expression.operands, constant))
    fold_pure(expression);
}

}  // namespace juchu
