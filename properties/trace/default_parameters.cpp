#include "properties/trace/default_parameters.hpp"

#include "model/engine/packed_environment.hpp"

namespace juchu {

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
  const bool offered = (earliest == kUnset || usual >= earliest) &&
                       (latest == kUnset || usual <= latest);
  if (usual != kUnset && offered) return usual;
  if (parameter.type.optional) return kUnset;
  if (date) return earliest != kUnset ? earliest : latest != kUnset ? latest : event.today();
  return rules.parameter(event.type, static_cast<int>(index)).low;
}

}  // namespace juchu
