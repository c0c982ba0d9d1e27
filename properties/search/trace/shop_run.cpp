#include "properties/search/trace/shop_run.hpp"

#include <cassert>

namespace juchu {

ShopRun::ShopRun(const CompiledRulebook& rules, const Situation& start, std::vector<int> carts,
                 Day today)
    : rules_(rules),
      first_(today),
      today_(today),
      answers_(rules),
      shop_(answers_, start, std::move(carts),
            [this](Day day) { return working_[static_cast<std::size_t>(day - first_ - 1)]; }) {}

Decision ShopRun::ask(int order, Event& event) const {
  shop_.mark_numbers(order, event);
  return decide(rules_, situation_of(order), event);
}

void ShopRun::happen(int order, const Event& event, const Decision& decision) {
  assert(decision.accepted && event.today() == today_);
  if (order >= 0)
    note(situation_of(order), event, decision);
  else
    found_.breached |= decision.breached;
  shop_.happen(order, decision, today_, *this);
}

void ShopRun::live_through(const std::vector<TraceStep>& steps) {
  for (const TraceStep& step : steps) {
    Event event = step.event;
    if (step.next_day)
      next_day(step.working, 0);
    else
      happen(step.order, event, ask(step.order, event));
  }
}

bool ShopRun::next_day(bool working, std::uint64_t held_back_by) {
  if (today_ == kLastDay) return false;
  ++today_;
  working_.push_back(working);
  if (shop_.next_due() > today_) return true;
  if (shop_.begin_day(today_, held_back_by, *this)) return true;
  --today_;
  working_.pop_back();
  return false;
}

void ShopRun::decided(int, const Situation& before, const Decision& decision,
                      RememberedAnswers::Form) {
  note(before, rules_.day_event(today_), decision);
}

void ShopRun::stands(int order) {
  found_.properties |= broken_properties(rules_, situation_of(order), today_);
}

void ShopRun::note(const Situation& before, const Event& event, const Decision& decision) {
  if (sink_) sink_(before, event, decision);
  found_.hazards |= decision.entered;
  found_.breached |= decision.breached;
  found_.properties |= broken_properties(rules_, before, event, decision);
}

}  // namespace juchu
