#include "properties/diff/story_scenario.hpp"

#include <algorithm>

#include "model/engine/explanation.hpp"
#include "sim/scenario/tracking_numbers.hpp"

namespace juchu {
namespace {

constexpr Moment kOpening = 9 * 3600;  // of the first step of a day
constexpr Moment kPace = 600;

/// Appends a step that is refused by `rule`. False where its number cannot be written.
bool append_refused(Scenario& scenario, const TraceStep& told, const RuleRef& rule, Day today) {
  const CompiledRulebook& rules = *scenario.rules;
  ScenarioStep step;
  step.event = told.event.type;
  step.at = start_of(today) + kOpening;
  if (!scenario.steps.empty()) step.at = std::max(step.at, scenario.steps.back().at + kPace);
  step.expect.refused_by = rule_id(rules.rulebook(), rule);
  if (told.order >= 0) {
    if (scenario.orders.empty()) {
      scenario.orders.push_back({"A-1", 0});
      scenario.carts.push_back("");
    }
    step.orders.push_back(0);
  }
  const auto& parameters = rules.rulebook().events[told.event.type].parameters;
  for (std::size_t p = 0; p < parameters.size(); ++p) {
    Value value = rules.parameter(step.event, static_cast<int>(p)).get(told.event.words.data());
    if (parameters[p].type.kind == Kind::Token && value != kUnset) {
      const auto number = number_of(rules, value);
      if (!number) return false;
      value = scenario.tokens->intern(*number);
    }
    step.parameters.emplace_back(value);
  }
  scenario.steps.push_back(std::move(step));
  return true;
}

}  // namespace

std::optional<Scenario> story_scenario(const Rules& rules, const Difference& difference, int side,
                                       const ScenarioHeading& heading) {
  const auto s = static_cast<std::size_t>(side);
  const SideAnswer& answer = difference.answers[s];
  Trace trace = difference.story.traces[s];
  std::optional<TraceStep> refused;
  if (!answer.accepted && !difference.story.last_missing[s]) {
    if (answer.rule.kind != RuleKind::Impossible && !difference.next_day())
      refused = trace.steps.back();
    trace.steps.pop_back();
  }
  if (trace.steps.empty() && !refused) return std::nullopt;
  auto replayed = replay_trace(rules, trace, heading);
  if (!replayed) return std::nullopt;
  Scenario scenario = std::move(replayed->scenario);
  if (refused) {
    scenario.until = std::max(scenario.until, refused->event.today());
    if (!append_refused(scenario, *refused, answer.rule, refused->event.today()))
      return std::nullopt;
  }
  for (const ValueDifference& value : difference.values)
    if (!scenario.expect.empty())
      scenario.expect.front().fields.push_back({value.field[s], value.after[s]});
  return scenario;
}

}  // namespace juchu
