#include "sim/default_parameters.hpp"

#include <algorithm>

#include "model/engine/packed_environment.hpp"
#include "sim/scenario/tracking_numbers.hpp"

namespace juchu {
namespace {

/// Token 0, which an unset token reads as that may not be unset, may be one that no number can be.
Value some_number(const CompiledRulebook& rules, Value token) {
  if (token != 0 || number_of(rules, token)) return token;
  const std::vector<int> classes = possible_token_classes(rules);
  return classes.empty() ? token : rules.token(0, classes.front());
}

}  // namespace

Value value_by_default(const CompiledRulebook& rules, const Situation& situation,
                       const Event& event, std::size_t index) {
  const EventParameter& parameter = rules.rulebook().events[event.type].parameters[index];
  const PackedEnvironment environment(rules, situation, event);
  const auto value_of = [&](const Clause& clause) {
    return clause.empty() ? kUnset : evaluate(clause.expression(), environment);
  };
  const bool date = parameter.type.kind == Kind::Date;
  const Value earliest = date ? value_of(parameter.from) : kUnset;
  const Value latest = date ? value_of(parameter.to) : kUnset;
  const Value usual = value_of(parameter.default_value);
  const Slot& slot = rules.parameter(event.type, static_cast<int>(index));
  const bool offered = slot.holds(usual) && (earliest == kUnset || usual >= earliest) &&
                       (latest == kUnset || usual <= latest);
  const bool token = parameter.type.kind == Kind::Token;
  if (usual != kUnset && offered) return token ? some_number(rules, usual) : usual;
  if (parameter.type.optional) return kUnset;
  if (date) {
    const Value day = earliest != kUnset ? earliest : latest != kUnset ? latest : event.today();
    return std::clamp(day, slot.low, slot.high);  // what is offered may lie beyond the last date
  }
  return token ? some_number(rules, slot.low) : slot.low;
}

}  // namespace juchu
