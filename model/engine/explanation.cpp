#include "model/engine/explanation.hpp"

#include <algorithm>

#include "model/engine/packed_environment.hpp"

namespace juchu {
namespace {

template <class Row>
const Row& row(const std::vector<Row>& rows, RuleRef rule) {
  return rows[rule.index];
}

/// The conjuncts of `clause` that do not hold, as they were written.
void collect_failed(const Clause& clause, const Expression& node, const Environment& environment,
                    std::vector<std::string>& failed) {
  if (evaluate(node, environment) != 0) return;
  if (node.op != Op::And)
    return failed.push_back(clause.text.substr(node.begin, node.end - node.begin));
  for (const Expression& operand : node.operands)
    collect_failed(clause, operand, environment, failed);
}

std::vector<std::string> failed_parts(const Clause& clause, const Environment& environment) {
  std::vector<std::string> failed;
  if (!clause.empty()) collect_failed(clause, clause.expression(), environment, failed);
  return failed;
}

/// The main region, and the others whose statuses some permit of the event names.
std::vector<int> deciding_regions(const Rulebook& rulebook, int event) {
  std::vector<int> regions = {0};
  for (std::size_t r = 1; r < rulebook.regions.size(); ++r) {
    const bool named = std::ranges::any_of(rulebook.permits, [&](const Permit& permit) {
      return permit.event == event && !permit.from.nothing && ~permit.from.in[r] != 0;
    });
    if (named) regions.push_back(static_cast<int>(r));
  }
  return regions;
}

/// The other statuses of these regions in which the same event would be accepted, all else being
/// equal.
std::vector<int> accepted_in(const CompiledRulebook& rules, const Situation& situation,
                             const Event& event, const std::vector<int>& regions) {
  std::vector<int> statuses;
  if (!rules.exists(situation)) return statuses;
  for (const int region : regions) {
    const Slot& slot = rules.field(region);
    for (const int status : rules.rulebook().regions[static_cast<std::size_t>(region)].statuses) {
      const Value value = rules.rulebook().statuses[static_cast<std::size_t>(status)].value;
      Situation other = situation;
      slot.put(other.words.data(), value);
      if (other != situation && decide(rules, other, event).accepted) statuses.push_back(status);
    }
  }
  return statuses;
}

}  // namespace

std::string_view rule_id(const Rulebook& rulebook, RuleRef rule) {
  switch (rule.kind) {
    case RuleKind::WorldEvent: return row(rulebook.events, rule).id;
    case RuleKind::DayBegins: return "day-begins";
    case RuleKind::Observed: return "observed";
    case RuleKind::NotListed: return "not-listed";
    case RuleKind::NotOffered: return "not-offered";
    case RuleKind::Overflow: return "overflow";
    case RuleKind::Overlap: return "overlap";
    case RuleKind::Impossible: return "impossible";
    default: return rule_head(rulebook, rule)->id;
  }
}

const RuleHead* rule_head(const Rulebook& rulebook, RuleRef rule) {
  switch (rule.kind) {
    case RuleKind::Permit:
    case RuleKind::GuardFailed:
    case RuleKind::Overlap: return &row(rulebook.permits, rule);
    case RuleKind::Forbid: return &row(rulebook.forbids, rule);
    case RuleKind::Deadline:
    case RuleKind::NotDue: return &row(rulebook.deadlines, rule);
    default: return nullptr;
  }
}

Refusal explain(const CompiledRulebook& rules, const Situation& situation, const Event& event,
                const Decision& decision) {
  const Rulebook& rulebook = rules.rulebook();
  const PackedEnvironment environment(rules, situation, event);
  Refusal refusal;
  if (decision.rule.kind == RuleKind::GuardFailed)
    refusal.failed = failed_parts(row(rulebook.permits, decision.rule).when, environment);
  if (decision.rule.kind == RuleKind::Impossible)
    refusal.failed = failed_parts(rulebook.events[event.type].possible, environment);
  refusal.regions = deciding_regions(rulebook, event.type);
  refusal.permitted_from = accepted_in(rules, situation, event, refusal.regions);
  return refusal;
}

}  // namespace juchu
