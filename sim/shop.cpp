#include "sim/shop.hpp"

#include <algorithm>
#include <span>
#include <utility>

#include "model/engine/days.hpp"
#include "model/expression/expression_reader.hpp"

namespace juchu {
namespace {

auto order_words(auto& situation) { return situation.words.begin(); }
auto cart_words(auto& situation) { return situation.words.begin() + Situation::kCart; }

bool same_cart(const Situation& a, const Situation& b) {
  return std::equal(a.words.begin() + Situation::kCart, a.words.begin() + Situation::kShop,
                    b.words.begin() + Situation::kCart);
}
bool same_shop(const Situation& a, const Situation& b) {
  return std::equal(a.words.begin() + Situation::kShop, a.words.end(),
                    b.words.begin() + Situation::kShop);
}

/// Whether `clause` depends on what orders share in the shop and change.
bool reads_shop(const Rulebook& rulebook, const Clause& clause) {
  return any_node(clause.expression(), [&](const Expression& node) {
    if (node.op != Op::Field) return false;
    const Field& field = rulebook.fields[static_cast<std::size_t>(node.index)];
    return field.scope == FieldScope::Shop && !field.setting;
  });
}

}  // namespace

Shop::Shop(RememberedAnswers& answers, const Situation& start, std::vector<int> carts,
           std::function<bool(Day)> working)
    : answers_(answers),
      rules_(answers.rules()),
      working_(std::move(working)),
      carts_(std::move(carts)),
      shop_(start),
      orders_(carts_.size()),
      due_(carts_.size(), kNeverDay),
      tickets_(carts_.size()),
      numbers_(rules_) {
  const auto last = std::ranges::max_element(carts_);
  const std::size_t count = last == carts_.end() ? 0 : at(*last) + 1;
  baskets_.resize(count);
  for (CartWords& basket : baskets_) std::copy_n(cart_words(start), basket.size(), basket.begin());
  members_.resize(count);
  for (int order = 0; order < orders(); ++order) members_[at(cart_of(order))].push_back(order);
  judged_by_shop_ = std::ranges::any_of(rules_.rulebook().properties, [&](const Property& p) {
    return p.pattern == Pattern::Never && reads_shop(rules_.rulebook(), p.clause);
  });
}

int Shop::add_order(int cart) {
  const int order = orders();
  if (cart < 0) {
    cart = static_cast<int>(members_.size());
    members_.emplace_back();
    const Situation start = rules_.start();
    std::copy_n(cart_words(start), Situation::kCartWords, baskets_.emplace_back().begin());
  }
  carts_.push_back(cart);
  orders_.emplace_back();
  due_.push_back(kNeverDay);
  tickets_.emplace_back();
  members_[at(cart)].push_back(order);
  return order;
}

void Shop::stand(int order, const Situation& given, Day today) {
  CartWords& basket = baskets_[at(cart_of(order))];
  std::copy_n(cart_words(given), basket.size(), basket.begin());
  numbers_.update(cart_of(order), words_of(order), given.words.data());
  keep_order(order, given, today);
  appoint(order, situation_of(order, today), today);
}

void Shop::forget(int order) {
  numbers_.update(cart_of(order), words_of(order), OrderWords{}.data());
  orders_[at(order)] = {};
  wait_for(order, kNeverDay);
  auto& members = members_[at(cart_of(order))];
  std::erase(members, order);
  if (members.empty()) members.shrink_to_fit();
}

Shop::Seen Shop::see(int order, Day today) const {
  Seen seen{kept(order)};
  if (order < 0) return seen;
  seen.form = form_of(order, seen.situation, today);
  if (exists(order))
    seen.form = answers_.pass_days(seen.form, seen.situation, orders_[at(order)].counted, today,
                                   working_);
  return seen;
}

/// The form of what is kept of an order. As long as it is not there, nothing is.
RememberedAnswers::Form Shop::form_of(int order, const Situation& situation, Day today) const {
  if (!exists(order)) return answers_.form_of(situation, today);
  Kept& kept = orders_[at(order)];
  if (answers_.knows(kept.form) && kept.shop == shop_changes_) return kept.form;
  kept.shop = shop_changes_;
  return kept.form = answers_.form_of(situation, kept.counted);
}

/// What the rules see of an order but for what days have counted since.
Situation Shop::kept(int order) const {
  Situation situation = shop_;
  if (order < 0) return situation;
  std::ranges::copy(orders_[at(order)].words, order_words(situation));
  std::ranges::copy(baskets_[at(cart_of(order))], cart_words(situation));
  return situation;
}

void Shop::mark_numbers(int order, Event& event) const {
  const auto& parameters = rules_.rulebook().events[event.type].parameters;
  for (std::size_t p = 0; p < parameters.size(); ++p) {
    if (parameters[p].type.kind != Kind::Token || order < 0) continue;
    const int index = static_cast<int>(p);
    event.words[Event::kFacts] &= ~(Word{1} << p);
    const Value number = rules_.parameter(event.type, index).get(event.words.data());
    if (number != kUnset && numbers_.used_outside(cart_of(order), number))
      CompiledRulebook::mark_used_elsewhere(event, index);
  }
}

void Shop::happen(int order, const Decision& decision, Day today, ShopListener& listener,
                  Form after) {
  const Situation before = kept(order);  // days count nothing that is shared
  keep(order, decision.after, today, after);
  if (order >= 0 && !same_cart(before, decision.after)) show_others(order, before, today, listener);
  if (!same_shop(before, decision.after)) look_at_all_but(order, listener);
  if (order >= 0) appoint(order, decision.after, today);
}

/// Keeps what `order` has become, its cart and the shop included.
void Shop::keep(int order, const Situation& after, Day today, Form form) {
  if (!same_shop(shop_, after)) {
    std::copy(after.words.begin() + Situation::kShop, after.words.end(),
              shop_.words.begin() + Situation::kShop);
    ++shop_changes_;
  }
  if (order < 0) return;
  CartWords& basket = baskets_[at(cart_of(order))];
  if (!std::ranges::equal(basket, std::span(cart_words(after), basket.size()))) {
    // What days have counted, they have counted with the cart as it was.
    for (const int mate : members_[at(cart_of(order))])
      if (mate != order && exists(mate)) keep_order(mate, situation_of(mate, today), today);
    std::copy_n(cart_words(after), basket.size(), basket.begin());
  }
  numbers_.update(cart_of(order), words_of(order), after.words.data());
  keep_order(order, after, today, form);
}

void Shop::keep_order(int order, const Situation& now, Day today, Form form) {
  Kept& kept = orders_[at(order)];
  std::copy_n(order_words(now), kept.words.size(), kept.words.begin());
  kept.counted = today;
  kept.form = form;
  kept.shop = shop_changes_;
}

/// The others of the cart see what `order` changed in it.
void Shop::show_others(int order, const Situation& before, Day today, ShopListener& listener) {
  for (const int mate : members_[at(cart_of(order))]) {
    if (mate == order || !exists(mate)) continue;
    const Situation is = situation_of(mate, today);
    Situation was = is;
    std::copy_n(cart_words(before), Situation::kCartWords, cart_words(was));
    const Decision seen = observe(rules_, {was, today}, is, today);
    if (seen.entered != 0) listener.decided(mate, was, seen, RememberedAnswers::kUnknown);
    keep_order(mate, seen.after, today);
    appoint(mate, seen.after, today);
    listener.stands(mate);
  }
}

void Shop::look_at_all_but(int order, ShopListener& listener) const {
  if (!judged_by_shop_) return;
  for (int other = 0; other < orders(); ++other)
    if (other != order) listener.stands(other);
}

/// The order stands as `now` says.
void Shop::appoint(int order, const Situation& now, Day today) {
  const Day day = answers_.next_deadline(form_of(order, now, today), now, today);
  if (day != due_[at(order)]) wait_for(order, day);
}

void Shop::wait_for(int order, Day day) {
  agenda_.cancel(tickets_[at(order)]);
  due_[at(order)] = day;
  if (day == kNeverDay) return;
  tickets_[at(order)] = agenda_.add({.at = day,
                                     .tie = static_cast<std::uint64_t>(order),
                                     .payload = static_cast<std::uint32_t>(order)});
}

// --- days ---

Day Shop::next_due() { return agenda_.empty() ? kNeverDay : static_cast<Day>(agenda_.first().at); }

bool Shop::begin_day(Day day, std::uint64_t held_back_by, ShopListener& listener) {
  std::vector<Beginning> due = due_on(day);
  const bool held = std::ranges::any_of(due, [&](const Beginning& beginning) {
    return (beginning.change.decision.breached & held_back_by) != 0;
  });
  if (held) {
    for (const Beginning& beginning : due) wait_for(beginning.order, day);
    return false;
  }
  const Situation before = shop_;
  beginning_ = std::move(due);
  for (const auto& [order, stood, form, change, told, fires] : beginning_)
    keep_order(order, change.decision.after, day, change.after);
  for (std::size_t i = next_to_fire(-1); i < beginning_.size();) {
    const int order = beginning_[i].order;
    fire_deadlines(order, day, listener);
    i = next_to_fire(order);
  }
  for (Beginning& beginning : beginning_) end_start(beginning, day, listener);
  unused_ = std::move(beginning_);
  beginning_.clear();
  if (!same_shop(before, shop_)) look_at_all_but(-1, listener);
  return true;
}

/// The orders to which the day matters, by order, each as the day's change leaves it.
std::vector<Shop::Beginning> Shop::due_on(Day day) {
  std::vector<Beginning> due = std::move(unused_);
  due.clear();
  const bool working = working_(day);
  for (; !agenda_.empty() && agenda_.first().at <= day; agenda_.take()) {
    if (agenda_.first().at != day) continue;
    const int order = static_cast<int>(agenda_.first().payload);
    const auto [ended, form] = see(order, day - 1);
    due.push_back({order, {ended, day - 1}, form, answers_.begin_day(form, ended, day, working)});
    due.back().fires = true;
  }
  return due;
}

/// Where in `beginning_` the next order after order `after` stands whose deadlines are to be
/// tested.
std::size_t Shop::next_to_fire(int after) const {
  const auto from = std::ranges::upper_bound(beginning_, after, {}, &Beginning::order);
  const auto next = std::find_if(from, beginning_.end(),
                                 [](const Beginning& beginning) { return beginning.fires; });
  return static_cast<std::size_t>(next - beginning_.begin());
}

Shop::Beginning& Shop::beginning_of(int order) {
  return *std::ranges::lower_bound(beginning_, order, {}, &Beginning::order);
}

/// Tests the deadlines of one order; what it shares others see when the day has begun.
void Shop::fire_deadlines(int order, Day day, ShopListener& listener) {
  Seen before = see(order, day);
  const auto due_from = [&](int deadline) {
    return answers_.due_deadline(before.form, before.situation, deadline, day);
  };
  for (int d = due_from(0); d < rules_.deadline_count(); d = due_from(d + 1)) {
    Beginning& beginning = beginning_of(order);
    const auto [fired, after] = answers_.fire(before.form, before.situation, d, day,
                                              beginning.stood, beginning.stood_form);
    if (!fired.accepted) continue;
    const auto& [change, begun] = beginning.change;
    if (!beginning.told && change.breached != 0)
      listener.decided(order, beginning.stood.situation, change, begun);
    beginning.told = true;
    beginning.stood = {fired.after, day};
    beginning.stood_form = after;
    const bool shares = !same_cart(before.situation, fired.after);
    const bool shown = !same_shared(before.situation, fired.after);
    listener.decided(order, before.situation, fired, shown ? RememberedAnswers::kUnknown : after);
    if (shares) begin_others(order, day);
    keep(order, fired.after, day, after);
    if (shares) fire_for_others(order, day);
    before = see(order, day);
  }
}

/// The others of the cart begin the day, too, at its end at the latest: with the cart as it is.
void Shop::begin_others(int order, Day day) {
  for (const int mate : members_[at(cart_of(order))]) {
    if (mate == order || !exists(mate)) continue;
    const auto place = std::ranges::lower_bound(beginning_, mate, {}, &Beginning::order);
    if (place != beginning_.end() && place->order == mate) continue;
    const auto [ended, form] = see(mate, day - 1);
    beginning_.insert(place, {mate, {ended, day - 1}, form, {{.after = ended}}});
  }
}

/// Those of the cart whose turn is still to come are asked for their deadlines, should one be due
/// now.
void Shop::fire_for_others(int order, Day day) {
  for (const int mate : members_[at(cart_of(order))]) {
    if (mate <= order || !exists(mate)) continue;
    const Situation now = situation_of(mate, day);
    if (due_deadline(rules_, now, 0, day) < rules_.deadline_count())
      beginning_of(mate).fires = true;
  }
}

/// The day has begun for all: the order sees what they share.
void Shop::end_start(Beginning& beginning, Day day, ShopListener& listener) {
  const int order = beginning.order;
  const auto [now, form] = see(order, day);
  auto [seen, after] = answers_.observe(beginning.stood, beginning.stood_form, form, now, day);
  keep_order(order, seen.after, day, after);
  if (!beginning.told) seen.breached = beginning.change.decision.breached;
  if ((seen.breached | seen.entered) != 0)
    listener.decided(order, beginning.stood.situation, seen, after);
  appoint(order, seen.after, day);
  listener.stands(order);
}

}  // namespace juchu
