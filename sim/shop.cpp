#include "sim/shop.hpp"

#include <algorithm>
#include <span>
#include <utility>

#include "model/engine/days.hpp"
#include "model/expression/expression_reader.hpp"

namespace juchu {
namespace {

constexpr auto kUnknown = RememberedAnswers::kUnknown;

auto cart_words(auto& situation) { return situation.words.begin() + Situation::kCart; }
auto shop_words(auto& situation) { return std::span(situation.words).subspan(Situation::kShop); }

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
      business_days_(std::move(working)),
      carts_(std::move(carts)),
      shop_{start},
      orders_(carts_.size()),
      due_(carts_.size()),
      numbers_(rules_) {
  const auto last = std::ranges::max_element(carts_);
  const std::size_t count = last == carts_.end() ? 0 : at(*last) + 1;
  baskets_.resize(count);
  for (CartWords& basket : baskets_) std::copy_n(cart_words(start), basket.size(), basket.begin());
  members_.resize(count);
  for (int order = 0; order < orders(); ++order) fill_place(order);
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
  due_.add_order();
  fill_place(order);
  return order;
}

/// The order, which is not there yet, sees its cart and the shop.
void Shop::fill_place(int order) {
  const int cart = cart_of(order);
  members_[at(cart)].push_back(order);
  auto& [seen, counted, shop] = orders_[at(order)];
  std::ranges::copy(baskets_[at(cart)], cart_words(seen.situation));
  std::ranges::copy(shop_words(shop_.situation), shop_words(seen.situation).begin());
  shop = shop_changes_;
}

void Shop::stand(int order, const Situation& given, Day today) {
  fill_basket(order, given);
  Situation now = given;
  std::ranges::copy(shop_words(shop_.situation), shop_words(now).begin());
  keep_order(order, now, today);
  const auto& [situation, form] = see(order, today);
  appoint(order, situation, form, today);
}

void Shop::forget(int order) {
  numbers_.update(cart_of(order), words_of(order), Situation{}.words.data());
  orders_[at(order)] = {};
  due_.set(order, kNeverDay);
  auto& members = members_[at(cart_of(order))];
  std::erase(members, order);
  if (members.empty()) members.shrink_to_fit();
}

const Shop::Seen& Shop::see(int order, Day today) const {
  if (order < 0) return shop_;
  Kept& kept = orders_[at(order)];
  auto& [situation, form] = kept.seen;
  if (kept.shop != shop_changes_) {
    std::ranges::copy(shop_words(shop_.situation), shop_words(situation).begin());
    kept.shop = shop_changes_;
    form = kUnknown;
  }
  if (!exists(order)) {  // days pass for nobody, and its cart's dates are what makes its form
    form = answers_.form_of(situation, today);
    return kept.seen;
  }
  if (!answers_.knows(form)) form = answers_.form_of(situation, kept.counted);
  if (kept.counted < today) {
    form = answers_.pass_days(form, situation, kept.counted, today, business_days_);
    kept.counted = today;
  }
  return kept.seen;
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
  // Days count nothing that is shared.
  const Situation before = order < 0 ? shop_.situation : orders_[at(order)].seen.situation;
  const bool shop_sees = !same_shop(shop_.situation, decision.after);
  const bool mates_see = order >= 0 && !same_cart(before, decision.after);
  keep(order, decision.after, today, after);
  if (mates_see) show_others(order, before, today, listener);
  if (shop_sees) look_at_all_but(order, listener);
  if (order >= 0) appoint(order, decision.after, orders_[at(order)].seen.form, today);
}

/// Keeps what `order` has become, its cart and the shop included.
void Shop::keep(int order, const Situation& after, Day today, Form form) {
  if (!same_shop(shop_.situation, after)) {
    std::ranges::copy(shop_words(after), shop_words(shop_.situation).begin());
    ++shop_changes_;
  }
  if (order < 0) return;
  if (!std::ranges::equal(baskets_[at(cart_of(order))],
                          std::span(cart_words(after), Situation::kCartWords))) {
    // What days have counted, they have counted with the cart as it was.
    for (const int mate : members_[at(cart_of(order))])
      if (mate != order && exists(mate)) (void)see(mate, today);
    fill_basket(order, after);
  }
  keep_order(order, after, today, form);
}

/// Puts into the order's cart what `after` says, for the others to see.
void Shop::fill_basket(int order, const Situation& after) {
  const int cart = cart_of(order);
  std::copy_n(cart_words(after), Situation::kCartWords, baskets_[at(cart)].begin());
  for (const int mate : members_[at(cart)]) {
    auto& [situation, form] = orders_[at(mate)].seen;
    std::ranges::copy(baskets_[at(cart)], cart_words(situation));
    form = kUnknown;
  }
}

/// Keeps what the order has become, where nobody else sees it.
void Shop::keep_order(int order, const Situation& now, Day today, Form form) {
  Kept& kept = orders_[at(order)];
  numbers_.update(cart_of(order), kept.seen.situation.words.data(), now.words.data());
  kept = {{now, form}, today, shop_changes_};
}

/// The others of the cart see what `order` changed in it.
void Shop::show_others(int order, const Situation& before, Day today, ShopListener& listener) {
  for (const int mate : members_[at(cart_of(order))]) {
    if (mate == order || !exists(mate)) continue;
    const Situation is = situation_of(mate, today);
    Situation was = is;
    std::copy_n(cart_words(before), Situation::kCartWords, cart_words(was));
    const Decision seen = observe(rules_, {was, today}, is, today);
    if (seen.entered != 0) listener.decided(mate, was, seen, kUnknown);
    keep_order(mate, seen.after, today);
    appoint(mate, seen.after, kUnknown, today);
    listener.stands(mate);
  }
}

void Shop::look_at_all_but(int order, ShopListener& listener) const {
  if (!judged_by_shop_) return;
  for (int other = 0; other < orders(); ++other)
    if (other != order) listener.stands(other);
}

/// The order stands as `now` says.
void Shop::appoint(int order, const Situation& now, Form form, Day today) {
  due_.set(order, answers_.next_deadline(form, now, today));
}

// --- days ---

Day Shop::next_due() { return due_.first(); }

bool Shop::begin_day(Day day, std::uint64_t held_back_by, ShopListener& listener) {
  answers_.make_room();
  due_.take(day, due_now_);
  const bool working = business_days_(day);
  const auto hold_back = [&] {
    for (const int order : due_now_) due_.set(order, day);
    return false;
  };
  if (find_whole_days(day, working)) {
    const auto breaches = [&](const WholeDay* whole) { return whole->breached() & held_back_by; };
    if (std::ranges::any_of(whole_days_, breaches)) return hold_back();
    begin_apart(day, listener);
    return true;
  }
  begin(day, working);
  const auto breaches = [&](const Beginning& beginning) {
    return beginning.change.breached & held_back_by;
  };
  if (std::ranges::any_of(beginning_, breaches)) return hold_back();
  const Situation before = shop_.situation;
  for (const auto& [order, stood, change, told, fires] : beginning_)
    keep_order(order, change.after, day);
  for (std::size_t i = next_to_fire(-1); i < beginning_.size();) {
    const int order = beginning_[i].order;
    fire_deadlines(order, day, listener);
    i = next_to_fire(order);
  }
  for (Beginning& beginning : beginning_) end_start(beginning, day, listener);
  if (!same_shop(before, shop_.situation)) look_at_all_but(-1, listener);
  return true;
}

/// Finds what the day makes of each order to which it matters. False where that is not known of all,
/// or where one of them changes what others see.
bool Shop::find_whole_days(Day day, bool working) {
  whole_days_.clear();
  for (const int order : due_now_) {
    whole_days_.push_back(answers_.whole_day(see(order, day - 1).form, day, working));
    if (whole_days_.back() == nullptr) return false;
  }
  return true;
}

/// Begins the day for orders that change nothing for one another, each in one go.
void Shop::begin_apart(Day day, ShopListener& listener) {
  for (std::size_t i = 0; i < due_now_.size(); ++i)
    if (whole_days_[i]->any_fired()) become(due_now_[i], *whole_days_[i], day, listener);
  for (std::size_t i = 0; i < due_now_.size(); ++i) {
    const int order = due_now_[i];
    if (!whole_days_[i]->any_fired()) become(order, *whole_days_[i], day, listener);
    const auto& [now, form] = orders_[at(order)].seen;
    appoint(order, now, form, day);
    listener.stands(order);
  }
}

/// The order, which stands as the day before ended, becomes what the whole day makes of it.
void Shop::become(int order, const WholeDay& whole, Day day, ShopListener& listener) {
  const auto [ended, form] = orders_[at(order)].seen;
  const NumberNames names = answers_.names_in(form, ended);
  const Situation end = answers_.situation_of(whole.end, day, names);
  keep_order(order, end, day, whole.end.form);
  for (const auto& [before, decision, after] : whole.told) {
    const Situation stood = is_change_of_day(decision) ? ended
                                                       : answers_.situation_of(before, day, names);
    Decision told = decision;
    told.after = answers_.situation_of(after, day, names);
    listener.decided(order, stood, told, after.form);
  }
}

/// The orders to which the day matters, by order, each as the day's change leaves it.
void Shop::begin(Day day, bool working) {
  beginning_.clear();
  for (const int order : due_now_) {
    const Situation ended = situation_of(order, day - 1);
    beginning_.push_back({order, {ended, day - 1}, juchu::begin_day(rules_, ended, day, working)});
    beginning_.back().fires = true;
  }
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
  Situation before = situation_of(order, day);
  const auto due_from = [&](int deadline) { return due_deadline(rules_, before, deadline, day); };
  for (int d = due_from(0); d < rules_.deadline_count(); d = due_from(d + 1)) {
    Beginning& beginning = beginning_of(order);
    const Decision fired = fire(rules_, before, d, day, beginning.stood);
    if (!fired.accepted) continue;
    if (!beginning.told && beginning.change.breached != 0)
      listener.decided(order, beginning.stood.situation, beginning.change, kUnknown);
    beginning.told = true;
    beginning.stood = {fired.after, day};
    const bool shares = !same_cart(before, fired.after);
    listener.decided(order, before, fired, kUnknown);
    if (shares) begin_others(order, day);
    keep(order, fired.after, day);
    if (shares) fire_for_others(order, day);
    before = situation_of(order, day);
  }
}

/// The others of the cart begin the day, too, at its end at the latest: with the cart as it is.
void Shop::begin_others(int order, Day day) {
  for (const int mate : members_[at(cart_of(order))]) {
    if (mate == order || !exists(mate)) continue;
    const auto place = std::ranges::lower_bound(beginning_, mate, {}, &Beginning::order);
    if (place != beginning_.end() && place->order == mate) continue;
    const Situation ended = situation_of(mate, day - 1);
    beginning_.insert(place, {mate, {ended, day - 1}, {.after = ended}});
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
  Decision seen = observe(rules_, beginning.stood, situation_of(order, day), day);
  keep_order(order, seen.after, day);
  if (!beginning.told) seen.breached = beginning.change.breached;
  if ((seen.breached | seen.entered) != 0)
    listener.decided(order, beginning.stood.situation, seen, kUnknown);
  appoint(order, seen.after, kUnknown, day);
  listener.stands(order);
}

}  // namespace juchu
