#include "properties/check/overlaps.hpp"

#include <algorithm>
#include <cassert>
#include <utility>

#include "model/analysis/open_conditions.hpp"
#include "properties/search/trace/shop_run.hpp"

namespace juchu {
namespace {

/// Rows of the permits that apply to `event`.
std::vector<int> applying(const CompiledRulebook& rules, const Situation& situation,
                          const Event& event) {
  const Cell& cell = rules.cell(event.type, rules.configuration(situation));
  const Word* words = situation.words.data();
  std::vector<int> rows;
  for (std::size_t i = 0; i < cell.permits; ++i) {
    const std::uint16_t row = rules.candidates[cell.begin + cell.forbids + i];
    if (rules.holds(rules.permits[row].when, {{words, event.words.data(), words}}))
      rows.push_back(row);
  }
  return rows;
}

}  // namespace

std::vector<std::size_t> may_overlap(const Rulebook& book) {
  std::vector<std::vector<std::size_t>> by_event(book.events.size());
  for (std::size_t p = 0; p < book.permits.size(); ++p)
    by_event[static_cast<std::size_t>(book.permits[p].event)].push_back(p);
  std::vector<std::size_t> rows;
  for (const std::vector<std::size_t>& permits : by_event)
    for (std::size_t i = 0; i < permits.size(); ++i) {
      const auto meets = [&](std::size_t later) {
        return overlap(book.permits[later].from, book.permits[permits[i]].from);
      };
      if (std::any_of(permits.begin() + static_cast<std::ptrdiff_t>(i) + 1, permits.end(), meets))
        rows.push_back(permits[i]);
    }
  std::ranges::sort(rows);
  return rows;
}

CheckReport::Overlap overlap_at_end(const CompiledRulebook& rules, Trace trace) {
  TraceStep last = trace.steps.back();
  trace.steps.pop_back();
  ShopRun run(rules, trace.start, trace.carts, Trace::kFirstDay);
  run.live_through(trace.steps);
  [[maybe_unused]] const Decision refused = run.ask(last.order, last.event);
  assert(refused.rule.kind == RuleKind::Overlap);
  const std::vector<int> rows = applying(rules, run.situation_of(last.order), last.event);
  return {rows[0], rows[1], last.event.type, std::move(trace)};
}

}  // namespace juchu
