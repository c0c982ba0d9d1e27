#include "model/rulebook/at_creation.hpp"

#include <algorithm>

#include "model/expression/expression_reader.hpp"
#include "model/expression/folding.hpp"
#include "model/rulebook/legality.hpp"

namespace juchu {
namespace {

/// True for what is read of the order itself, as it was before the step.
bool of_the_order_before(const Expression& node, const Rulebook& rulebook) {
  if (node.side != Side::Before) return false;
  if (node.op == Op::Final || node.op == Op::BusinessDaysSince) return true;
  return node.op == Op::Field &&
         rulebook.fields[static_cast<std::size_t>(node.index)].scope == FieldScope::Order;
}

/// Whatever is `gone` reads as unset.
void read_nothing(Expression& node, const Rulebook& rulebook,
                  bool (*gone)(const Expression&, const Rulebook&)) {
  const bool handed_on = node.op == Op::Add || node.op == Op::Subtract ||
                         (node.op == Op::Conditional && node.type.kind != Kind::Bool);
  for (Expression& operand : node.operands) {
    read_nothing(operand, rulebook, gone);
    node.type.optional = node.type.optional || (handed_on && operand.type.optional);
  }
  if (!gone(node, rulebook)) return;
  const bool truth = node.type.kind == Kind::Bool;
  node.op = Op::Constant;
  node.value = truth ? 0 : kUnset;
  node.type.optional = !truth;
}

bool reads_no_value_yet(const Expression& node, const Rulebook& rulebook) {
  const bool read = node.op == Op::Field || node.op == Op::BusinessDaysSince;
  return read && node.side == Side::Before &&
         has_no_value_yet(rulebook.fields[static_cast<std::size_t>(node.index)]);
}

}  // namespace

bool creates_orders(const Rulebook& rulebook, int event) {
  return std::ranges::any_of(rulebook.permits, [&](const Permit& permit) {
    return permit.event == event && permit.from.nothing;
  });
}

bool has_no_value_yet(const Field& field) {
  return field.scope == FieldScope::Order && needed_at_creation(field);
}

Expression at_creation(Expression clause, const Rulebook& rulebook) {
  read_nothing(clause, rulebook, of_the_order_before);
  fold(clause);
  return clause;
}

bool differs_before_creation(const Expression& clause, const Rulebook& rulebook) {
  return any_node(clause,
                  [&](const Expression& node) { return reads_no_value_yet(node, rulebook); });
}

Expression before_creation(Expression clause, const Rulebook& rulebook) {
  read_nothing(clause, rulebook, reads_no_value_yet);
  fold(clause);
  return clause;
}

}  // namespace juchu
