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
  if (node.op != Op::And) return failed.push_back(clause.text.substr(node.begin, node.end - node.begin));
  for (const Expression& operand : node.operands) collect_failed(clause, operand, environment, failed);
}

std::vector<std::string> failed_parts(const Clause& clause, const Environment& environment) {
  std::vector<std::string> failed;
  if (!clause.empty()) collect_failed(clause, clause.expression(), environment, failed);
  return failed;
}

bool speaks_of(const StatusSet& from, const Status& status) {
  return !from.nothing && ((from.in[0] >> status.value) & 1) != 0 && (!status.final || from.names_main);
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
  for (std::size_t p = 0; p < rulebook.permits.size(); ++p)
    if (rulebook.permits[p].event == event.type) refusal.permits.push_back(static_cast<int>(p));
  for (const int status : rulebook.regions.front().statuses) {
    const bool permitted = std::ranges::any_of(refusal.permits, [&](int p) {
      return speaks_of(rulebook.permits[static_cast<std::size_t>(p)].from,
                       rulebook.statuses[static_cast<std::size_t>(status)]);
    });
    if (permitted) refusal.permitted_from.push_back(status);
  }
  return refusal;
}

}  // namespace juchu
