#include "sim/counted_days.hpp"

#include <set>

#include "model/expression/expression_reader.hpp"
#include "model/index.hpp"

namespace juchu {
namespace {

void add_dates(const Clause& clause, std::set<int>& dates) {
  if (clause.empty()) return;
  (void)any_node(clause.expression(), [&](const Expression& node) {
    if (node.op == Op::BusinessDaysSince) dates.insert(node.index);
    return false;
  });
}

/// The dates whose business days decided what a step came to.
std::set<int> dates_of(const Rulebook& book, const Decision& decision) {
  std::set<int> dates;
  switch (decision.rule.kind) {
    case RuleKind::Permit:
    case RuleKind::GuardFailed: add_dates(book.permits[at(decision.rule.index)].when, dates); break;
    case RuleKind::Forbid: add_dates(book.forbids[at(decision.rule.index)].when, dates); break;
    case RuleKind::Deadline:
      add_dates(book.deadlines[at(decision.rule.index)].at, dates);
      add_dates(book.deadlines[at(decision.rule.index)].when, dates);
      break;
    default: break;
  }
  for (std::size_t row = 0; row < book.norms.size(); ++row) {
    if ((decision.breached >> row & 1) == 0) continue;
    const Norm& norm = book.norms[row];
    for (const Clause* clause : {&norm.when, &norm.must, &norm.holds, &norm.within})
      add_dates(*clause, dates);
  }
  for (std::size_t row = 0; row < book.hazards.size(); ++row)
    if ((decision.entered >> row & 1) != 0) add_dates(book.hazards[row].when, dates);
  return dates;
}

}  // namespace

std::vector<CountedDays> counted_days(const Scenario& scenario, const StoryStep& step) {
  const CompiledRulebook& rules = *scenario.rules;
  const Day today = day_of(step.at);
  std::vector<CountedDays> all;
  for (const int date : dates_of(rules.rulebook(), step.decision)) {
    const Value value = rules.field(date).get(step.before.words.data());
    if (!rules.exists(step.before) || value == kUnset || value >= today) continue;
    CountedDays counted{.field = date, .since = static_cast<Day>(value), .working = {}, .off = {}};
    const auto most = static_cast<std::size_t>(rules.counter_of(date).high);
    for (Day day = counted.since + 1; day <= today && counted.working.size() < most; ++day)
      (scenario.calendar.working(day) ? counted.working : counted.off).push_back(day);
    all.push_back(std::move(counted));
  }
  return all;
}

}  // namespace juchu
