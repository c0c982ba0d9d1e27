#include "sim/retold.hpp"

#include "model/engine/packed_environment.hpp"

namespace juchu {

std::vector<FieldExpectation> shop_of(const CompiledRulebook& rules, const CompiledRulebook& packed,
                                      const Situation& start) {
  std::vector<FieldExpectation> stated;
  const auto& fields = rules.rulebook().fields;
  for (std::size_t f = 0; f < fields.size(); ++f) {
    if (fields[f].scope != FieldScope::Shop) continue;
    const Value value = packed.fields[f].get(start.words.data());
    if (fields[f].any_initial || value != rules.fields[f].get(rules.start().words.data()))
      stated.push_back({static_cast<int>(f), value});
  }
  return stated;
}

void leave_out_defaults(Scenario& scenario, const Story& story) {
  const CompiledRulebook& rules = *scenario.rules;
  for (const StoryStep& told : story.steps) {
    if (told.script < 0) continue;
    ScenarioStep& step = scenario.steps[static_cast<std::size_t>(told.script)];
    const auto& parameters = rules.rulebook().events[told.event.type].parameters;
    Event event = rules.event(step.event, told.event.today());
    for (std::size_t p = 0; p < parameters.size(); ++p) {
      const EventParameter& parameter = parameters[p];
      const Slot& slot = rules.parameter(step.event, static_cast<int>(p));
      const Value value = *step.parameters[p];
      const bool has_default = !parameter.default_value.empty();
      const PackedEnvironment now(rules, told.before, event);
      const bool same = has_default ? evaluate(parameter.default_value.expression(), now) == value
                                    : parameter.type.optional && value == kUnset;
      if (same) step.parameters[p].reset();
      slot.put(event.words.data(), value);
    }
  }
}

void expect_outcomes(Scenario& scenario, const Story& story) {
  const CompiledRulebook& rules = *scenario.rules;
  scenario.breaks = story.broken_properties;
  for (std::size_t o = 0; o < scenario.orders.size(); ++o) {
    const OrderOutcome& outcome = story.orders[o];
    if (!rules.exists(outcome.situation)) continue;
    OrderExpectation expect{.order = static_cast<int>(o), .exactly = true};
    for (int region = 0; region < static_cast<int>(rules.rulebook().regions.size()); ++region)
      expect.status.push_back(
          {region, static_cast<int>(rules.field(region).get(outcome.situation.words.data()))});
    expect.hazards = outcome.hazards;
    expect.hazards_now = outcome.hazards_now;
    expect.breached = outcome.breached & ~rules.promises;
    expect.outside = outcome.breached & rules.promises;
    scenario.expect.push_back(std::move(expect));
  }
}

}  // namespace juchu
