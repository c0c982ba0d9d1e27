#include <algorithm>
#include <set>

#include "model/expression/wording.hpp"
#include "model/status_graph.hpp"
#include "properties/lint/findings.hpp"

namespace juchu {
namespace {

LintFinding about_status(const Status& status, Text problem, Text hint) {
  return {.position = status.position,
          .subject = status.id,
          .problem = std::move(problem),
          .hint = std::move(hint)};
}

/// The statuses that deadlines alone lead to from `start`.
std::set<int> reached_by_deadlines(const StatusGraph& graph, int start) {
  std::set<int> reached;
  std::vector<int> waiting = {start};
  while (!waiting.empty()) {
    const int from = waiting.back();
    waiting.pop_back();
    for (const Transition& move : graph.transitions)
      if (move.deadline && move.from == from && reached.insert(move.to).second)
        waiting.push_back(move.to);
  }
  return reached;
}

}  // namespace

LintFindings unreachable_statuses(const CompiledRulebook& rules) {
  LintFindings findings;
  for (const StatusGraph& graph : status_graphs(rules.rulebook()))
    for (const int value : graph.unreachable)
      findings.push_back(
          about_status(rules.rulebook().status(graph.region, value),
                       {"どのルールもこの状態に移しません", "no rule leads to this status"},
                       {"この状態に移すルールを書くか、状態を削除してください",
                        "write a rule that leads here, or remove the status"}));
  return findings;
}

LintFindings stuck_statuses(const CompiledRulebook& rules) {
  LintFindings findings;
  for (const StatusGraph& graph : status_graphs(rules.rulebook()))
    for (const int value : graph.stuck)
      findings.push_back(about_status(
          rules.rulebook().status(graph.region, value),
          {"この状態から終わりの状態に着けません", "nothing leads from this status to a final one"},
          {"出口になるルールを書くか、この状態をfinalにしてください",
           "write a rule that leads out, or let this status be final"}));
  return findings;
}

LintFindings deadline_cycles(const CompiledRulebook& rules) {
  LintFindings findings;
  for (const StatusGraph& graph : status_graphs(rules.rulebook())) {
    std::set<int> told;
    for (const std::vector<int>& cycle : graph.cycles) {
      for (const int value : cycle) {
        const std::set<int> reached = reached_by_deadlines(graph, value);
        if (!reached.contains(value) || !told.insert(value).second) continue;
        told.insert(reached.begin(), reached.end());
        findings.push_back(about_status(
            rules.rulebook().status(graph.region, value),
            {"期限だけで、この状態から出てまた戻ります",
             "deadlines alone lead from this status back to it"},
            {"誰も何もしないまま回り続けます。どれかの期限の移り先を見直してください",
             "orders go round though nobody does anything; look at where these deadlines lead"}));
      }
    }
  }
  return findings;
}

}  // namespace juchu
