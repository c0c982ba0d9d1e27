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

bool may_overlap(const Rulebook& book, std::size_t permit) {
  const Permit& first = book.permits[permit];
  return std::any_of(book.permits.begin() + static_cast<std::ptrdiff_t>(permit) + 1,
                     book.permits.end(), [&](const Permit& later) {
                       return later.event == first.event && overlap(later.from, first.from);
                     });
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
