#include "properties/search/steps/used_elsewhere.hpp"

namespace juchu {
namespace {

bool has_number(const CompiledRulebook& rules, const Situation& situation, Value number) {
  if (!rules.exists(situation)) return false;
  const auto& fields = rules.rulebook().fields;
  for (std::size_t f = 0; f < fields.size(); ++f)
    if (keeps_number(fields[f]) && rules.fields[f].get(situation.words.data()) == number)
      return true;
  return false;
}

}  // namespace

void mark_used_elsewhere(const CompiledRulebook& rules, const std::vector<int>& carts,
                         const JointSituation& joint, int order, Event& event) {
  if (order < 0) return;
  const auto& parameters = rules.rulebook().events[event.type].parameters;
  for (std::size_t p = 0; p < parameters.size(); ++p) {
    if (parameters[p].type.kind != Kind::Token) continue;
    const Value number = rules.parameter(event.type, static_cast<int>(p)).get(event.words.data());
    if (number == kUnset) continue;
    for (std::size_t o = 0; o < carts.size(); ++o)
      if (carts[o] != carts[static_cast<std::size_t>(order)] &&
          has_number(rules, joint.orders[o], number))
        CompiledRulebook::mark_used_elsewhere(event, static_cast<int>(p));
  }
}

}  // namespace juchu
