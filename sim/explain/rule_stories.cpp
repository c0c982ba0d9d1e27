#include "sim/explain/rule_stories.hpp"

#include <algorithm>

namespace juchu {
namespace {

bool has(std::uint64_t bits, std::size_t index) { return (bits >> index & 1) != 0; }

bool decided_step(const CatalogueRow& row, const StoryStep& step) {
  const Decision& decision = step.decision;
  const bool here = decision.rule.index == row.index;
  switch (row.section) {
    case RuleSection::Permit:
      return here && (decision.rule.kind == RuleKind::Permit ||
                      decision.rule.kind == RuleKind::GuardFailed);
    case RuleSection::Forbid: return here && decision.rule.kind == RuleKind::Forbid;
    case RuleSection::Deadline: return here && decision.rule.kind == RuleKind::Deadline;
    case RuleSection::Warning: return has(decision.warned, row.index);
    case RuleSection::Norm:
    case RuleSection::Promise: return has(decision.breached, row.index);
    case RuleSection::Hazard: return has(decision.entered, row.index);
    case RuleSection::Event:
      return step.script >= 0 && static_cast<std::size_t>(step.event.type) == row.index;
    case RuleSection::Answer: return static_cast<std::size_t>(decision.rule.kind) == row.index;
    case RuleSection::Property:
    case RuleSection::Parameter: return false;  // of the whole story
  }
  return false;
}

bool decided_story(const CatalogueRow& row, const Scenario& scenario, const Story& story) {
  if (row.section == RuleSection::Property) return has(story.broken_properties, row.index);
  return row.section == RuleSection::Parameter &&
         std::ranges::find(scenario.choices, row.id, &ParameterChoice::parameter) !=
             scenario.choices.end();
}

}  // namespace

std::optional<RuleStory> decided_in(const CatalogueRow& row, const Scenario& scenario,
                                    const Story& story) {
  RuleStory found{.id = scenario.file, .title = scenario.title};
  for (const StoryStep& step : story.steps) {
    if (!decided_step(row, step)) continue;
    if (++found.times > 1) continue;
    found.at = step.at;
    if (step.order >= 0) found.order = scenario.orders[static_cast<std::size_t>(step.order)].id;
  }
  if (decided_story(row, scenario, story)) found.times = 1;
  if (found.times == 0) return std::nullopt;
  return found;
}

}  // namespace juchu
