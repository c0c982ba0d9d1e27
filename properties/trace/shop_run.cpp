#include "properties/trace/shop_run.hpp"

#include <algorithm>
#include <cassert>

namespace juchu {
namespace {

constexpr auto kCartAt = static_cast<std::ptrdiff_t>(Situation::kCart);
constexpr auto kShopAt = static_cast<std::ptrdiff_t>(Situation::kShop);

void copy_order(const Situation& from, Situation& to) {
  std::copy_n(from.words.begin(), Situation::kOrderWords, to.words.begin());
}
void copy_cart(const Situation& from, Situation& to) {
  std::copy_n(from.words.begin() + kCartAt, Situation::kCartWords, to.words.begin() + kCartAt);
}
void copy_shop(const Situation& from, Situation& to) {
  std::copy_n(from.words.begin() + kShopAt, Situation::kShopWords, to.words.begin() + kShopAt);
}

}  // namespace

ShopRun::ShopRun(const CompiledRulebook& rules, const Situation& start, std::vector<int> carts,
                 Day today)
    : rules_(rules), carts_(std::move(carts)), today_(today), begun_(orders()) {
  const auto& fields = rules.rulebook().fields;
  for (std::size_t f = 0; f < fields.size(); ++f)
    if (fields[f].type.kind == Kind::Token && fields[f].scope == FieldScope::Order)
      numbers_.push_back(rules.fields[f]);
  asks_situations_ = std::ranges::count(rules.rulebook().properties, Pattern::Never,
                                        &Property::pattern) != 0;
  state_.shop = start;
  state_.orders.assign(carts_.size(), Situation());
  state_.due.assign(carts_.size(), kNeverDay);
  const auto last = std::ranges::max_element(carts_);
  state_.baskets.assign(last == carts_.end() ? 0 : static_cast<std::size_t>(*last) + 1, start);
}

bool ShopRun::exists(int order) const {
  return rules_.exists(state_.orders[static_cast<std::size_t>(order)]);
}

Situation ShopRun::situation_of(int order) const {
  Situation situation = state_.shop;
  if (order < 0) return situation;
  const auto o = static_cast<std::size_t>(order);
  copy_order(state_.orders[o], situation);
  copy_cart(state_.baskets[static_cast<std::size_t>(carts_[o])], situation);
  return situation;
}

Decision ShopRun::ask(int order, Event& event) const {
  const auto& parameters = rules_.rulebook().events[event.type].parameters;
  for (std::size_t p = 0; p < parameters.size(); ++p) {
    if (parameters[p].type.kind != Kind::Token || order < 0) continue;
    const int index = static_cast<int>(p);
    event.words[Event::kFacts] &= ~(Word{1} << p);
    const Value number = rules_.parameter(event.type, index).get(event.words.data());
    if (used_elsewhere(order, number)) CompiledRulebook::mark_used_elsewhere(event, index);
  }
  return decide(rules_, situation_of(order), event);
}

bool ShopRun::used_elsewhere(int order, Value number) const {
  if (number == kUnset) return false;
  for (std::size_t other = 0; other < carts_.size(); ++other) {
    if (carts_[other] == carts_[static_cast<std::size_t>(order)]) continue;
    const Situation& situation = state_.orders[other];
    if (!rules_.exists(situation)) continue;
    for (const Slot& slot : numbers_)
      if (slot.get(situation.words.data()) == number) return true;
  }
  return false;
}

void ShopRun::happen(int order, const Event& event, const Decision& decision) {
  assert(decision.accepted && event.today() == today_);
  const Situation before = situation_of(order);
  if (order >= 0) {
    note(before, event, decision);
  } else {
    state_.found.breached |= decision.breached;
  }
  keep(order, before, decision.after);
  if (order >= 0) appoint(order);
  look_at_all();
}

/// Remembers when `order` matters next: today still, while the day has not begun for it.
void ShopRun::appoint(int order) {
  state_.due[static_cast<std::size_t>(order)] = next_deadline(rules_, situation_of(order),
                                                              order < begun_ ? today_ : today_ - 1);
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
  yesterday_ = state_;
  state_.found.breached = 0;
  ++today_;
  for (begun_ = 0; begun_ < orders();) {
    const int order = begun_;
    if (state_.due[static_cast<std::size_t>(order)] == today_) begin(order, working);
    ++begun_;
  }
  look_at_all();
  if ((state_.found.breached & held_back_by) != 0) {
    std::swap(state_, yesterday_);
    --today_;
    return false;
  }
  state_.found.breached |= yesterday_.found.breached;
  return true;
}

void ShopRun::begin(int order, bool working) {
  const Event event = rules_.day_event(today_);
  const Situation after = begin_whole_day(rules_, situation_of(order), today_, working,
                                          [&](const Situation& before, const Decision& decision) {
                                            note(before, event, decision);
                                            keep(order, before, decision.after);
                                          });
  keep(order, after, after);
  state_.due[static_cast<std::size_t>(order)] = next_deadline(rules_, situation_of(order), today_);
}

void ShopRun::note(const Situation& before, const Event& event, const Decision& decision) {
  if (rule_sink_) rule_sink_(decision.rule);
  state_.found.hazards |= decision.entered;
  state_.found.breached |= decision.breached;
  state_.found.properties |= broken_properties(rules_, before, event, decision);
}

/// Keeps what `order` has become and lets its cart see what it changed there.
void ShopRun::keep(int order, const Situation& before, const Situation& after) {
  copy_shop(after, state_.shop);
  if (order < 0) return;
  const auto o = static_cast<std::size_t>(order);
  copy_order(after, state_.orders[o]);
  copy_cart(after, state_.baskets[static_cast<std::size_t>(carts_[o])]);
  if (!std::equal(before.words.begin() + kCartAt, before.words.begin() + kShopAt,
                  after.words.begin() + kCartAt))
    tell_others(order, before);
}

void ShopRun::tell_others(int order, const Situation& before) {
  for (int mate = 0; mate < orders(); ++mate) {
    const auto m = static_cast<std::size_t>(mate);
    if (mate == order || carts_[m] != carts_[static_cast<std::size_t>(order)]) continue;
    const Situation is = situation_of(mate);
    Situation was = is;
    copy_cart(before, was);
    const Decision seen = observe(rules_, was, is, today_);
    if (seen.entered != 0) note(was, rules_.day_event(today_), seen);
    copy_order(seen.after, state_.orders[m]);
    appoint(mate);
  }
}

/// Asks what must never be of the orders as they stand.
void ShopRun::look_at_all() {
  if (!asks_situations_) return;
  for (int order = 0; order < orders(); ++order)
    state_.found.properties |= broken_properties(rules_, situation_of(order), today_);
}

}  // namespace juchu
