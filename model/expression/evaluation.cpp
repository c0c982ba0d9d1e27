#include "model/expression/evaluation.hpp"

#include <algorithm>
#include <cassert>

namespace juchu {

namespace {

bool any_unset(std::span<const Value> values) {
  return std::ranges::find(values, kUnset) != values.end();
}

Value column(const Expression& expression, Value method, const Environment& environment) {
  if (method != kUnset) return environment.column(expression.index, method);
  return expression.type.kind == Kind::Bool ? 0 : kUnset;
}

Value business_days(const Expression& expression, const Environment& environment) {
  if (environment.field(expression.side, expression.index) == kUnset) return kUnset;
  return environment.business_days_since(expression.side, expression.index);
}

bool used_elsewhere(int parameter, const Environment& environment) {
  return environment.parameter(parameter) != kUnset && environment.used_elsewhere(parameter);
}

}  // namespace

bool pure(Op op) { return (op >= Op::IsSet && op <= Op::In); }

Value value_of(Op op, std::span<const Value> operands) {
  const Value first = operands[0];
  switch (op) {
    case Op::IsSet: return first != kUnset;
    case Op::Not: return first == 0;
    case Op::And: return first != 0 && operands[1] != 0;
    case Op::Or: return first != 0 || operands[1] != 0;
    case Op::Conditional: return first != 0 ? operands[1] : operands[2];
    case Op::In: {
      const auto candidates = operands.subspan(1);
      return first != kUnset && std::ranges::find(candidates, first) != candidates.end();
    }
    default: break;
  }
  const bool arithmetic = op == Op::Add || op == Op::Subtract;
  if (any_unset(operands)) return arithmetic ? kUnset : 0;
  const Value second = operands[1];
  switch (op) {
    case Op::Equal: return first == second;
    case Op::NotEqual: return first != second;
    case Op::Less: return first < second;
    case Op::LessEqual: return first <= second;
    case Op::Add: return first + second;
    case Op::Subtract: return first - second;
    default: break;
  }
  assert(false && "the operator is not pure");
  return kUnset;
}

Value evaluate(const Expression& expression, const Environment& environment) {
  std::vector<Value> operands;
  operands.reserve(expression.operands.size());
  for (const Expression& operand : expression.operands)
    operands.push_back(evaluate(operand, environment));

  switch (expression.op) {
    case Op::Constant: return expression.value;
    case Op::Field: return environment.field(expression.side, expression.index);
    case Op::Parameter: return environment.parameter(expression.index);
    case Op::Today: return environment.today();
    case Op::Final: return environment.final(expression.side);
    case Op::Column: return column(expression, operands[0], environment);
    case Op::Fits: return !any_unset(operands) && environment.fits(operands[0], operands[1]);
    case Op::CheckDigitFits:
      return !any_unset(operands) && environment.check_digit_fits(operands[0], operands[1]);
    case Op::BusinessDaysSince: return business_days(expression, environment);
    case Op::UsedElsewhere: return used_elsewhere(expression.index, environment);
    case Op::By: return environment.by();
    case Op::EventIs: return environment.event() == expression.index;
    case Op::Sends: return environment.sends(expression.index);
    default: return value_of(expression.op, operands);
  }
}

}  // namespace juchu
