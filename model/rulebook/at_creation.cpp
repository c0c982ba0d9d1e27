#include "model/rulebook/at_creation.hpp"

#include "model/expression/folding.hpp"

namespace juchu {
namespace {

/// True for what is read of the order itself, as it was before the step.
bool of_the_order_before(const Expression& node, const Rulebook& rulebook) {
  if (node.side != Side::Before) return false;
  if (node.op == Op::Final || node.op == Op::BusinessDaysSince) return true;
  return node.op == Op::Field &&
         rulebook.fields[static_cast<std::size_t>(node.index)].scope == FieldScope::Order;
}

void read_nothing(Expression& node, const Rulebook& rulebook) {
  for (Expression& operand : node.operands) read_nothing(operand, rulebook);
  if (!of_the_order_before(node, rulebook)) return;
  const bool truth = node.type.kind == Kind::Bool;
  node.op = Op::Constant;
  node.value = truth ? 0 : kUnset;
  node.type.optional = !truth;
}

}  // namespace

Expression at_creation(Expression clause, const Rulebook& rulebook) {
  read_nothing(clause, rulebook);
  fold(clause);
  return clause;
}

}  // namespace juchu
