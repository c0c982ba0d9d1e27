#include "testing/oracles/small_search.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <unordered_map>

#include "model/analysis/canonical_form.hpp"
#include "model/engine/days.hpp"
#include "testing/oracles/plain_question.hpp"

namespace juchu {
namespace {

constexpr int kFreshSerial = 1000;
constexpr Day kToday = CanonicalForm::kToday;
constexpr Day kFar = 40;  // dates are tried so many days before today and after it

/// All orders as each sees itself: with its cart and the shop. The shop alone comes last.
struct Situations {
  Situations(std::size_t count, const Situation& shop) : all(count, shop), memory(count, 0) {}
  [[nodiscard]] std::size_t size() const { return all.size(); }
  Situation& operator[](std::size_t i) { return all[i]; }
  const Situation& operator[](std::size_t i) const { return all[i]; }

  std::vector<Situation> all;
  std::vector<PlainQuestion::Memory> memory;
};

/// A step from one situation to another: an event, or a day.
struct Way {
  std::size_t to = 0;
  bool day = false;
  bool on_the_way = false;  // between two deadlines of the day, the first order is where it should
};

class SmallSearch {
 public:
  SmallSearch(const CompiledRulebook& rules, const SmallSearchOptions& options)
      : rules_(rules), options_(options), form_(rules), question_(rules, options.question) {
    common_tokens_ = tokens_are_common();
  }

  SmallSearchAnswer run() {
    start(0, rules_.start());
    std::size_t level_end = found_.size();
    int level = 0;
    for (std::size_t next = 0; next < found_.size() && answer_.complete; ++next) {
      if (next == level_end) {
        ++level;
        level_end = found_.size();
      }
      const bool before = answer_.violated;
      const Situations now = found_[next];
      from_ = next;
      for (const bool working : {false, true}) begin_day(now, working);
      for (std::size_t e = 0; e < rules_.events.size(); ++e) {
        const bool shop = rules_.rulebook().events[e].shop;
        for (std::size_t o = 0; o < now.size(); ++o)
          if (shop == (o + 1 == now.size()))
            choose(now, o, rules_.event(static_cast<int>(e), kToday), 0);
      }
      if (answer_.violated && !before) answer_.depth = level + 1;
      if (answer_.violated && options_.until_answered) break;
    }
    answer_.situations = found_.size();
    if (question_.of_graph() && answer_.complete) ask_graph();
    return answer_;
  }

 private:
  /// Numbers of several orders, and of what orders share, are told apart among all of them.
  [[nodiscard]] bool tokens_are_common() const {
    return options_.carts.size() > 1 ||
           std::ranges::any_of(rules_.rulebook().fields, [](const Field& field) {
             return field.type.kind == Kind::Token && field.scope != FieldScope::Order;
           });
  }

  void start(std::size_t field, Situation shop) {
    const auto& fields = rules_.rulebook().fields;
    while (field < fields.size() && !fields[field].any_initial) ++field;
    if (field == fields.size()) {
      add(Situations(options_.carts.size() + 1, shop), kToday);
      return;
    }
    const Slot& slot = rules_.field(static_cast<int>(field));
    for (Value value = slot.low; value <= slot.high; ++value) {
      slot.put(shop.words.data(), value);
      start(field + 1, shop);
    }
  }

  /// Its place among those found.
  std::size_t add(Situations situations, Day today) {
    std::optional<Situations> concrete;
    if (common_tokens_) concrete = situations;
    if (options_.gap > 0)
      cut_gaps(situations, today);
    else
      for (Situation& situation : situations.all) situation = form_.of(situation, today);
    if (concrete) renumber(*concrete, situations);
    for (Situation& situation : situations.all) forget_counters(situation);
    const auto [known, fresh] = known_.emplace(words_of(situations), found_.size());
    if (!fresh) return known->second;
    if (found_.size() >= options_.most) answer_.complete = false;
    found_.push_back(std::move(situations));
    ways_.emplace_back();
    return known->second;
  }

  void forget_counters(Situation& situation) const {
    for (std::size_t f = 0; f < options_.forgotten_counters.size(); ++f) {
      const Slot& slot = rules_.counter_of(static_cast<int>(f));
      if (options_.forgotten_counters[f] && slot.width != 0)
        slot.put(situation.words.data(), slot.optional ? kUnset : 0);
    }
  }

  void lead(const Way& way) { ways_[from_].push_back(way); }

  /// Moves all dates to where they stand relative to today, closer where nothing is between.
  void cut_gaps(Situations& situations, Day today) const {
    std::map<Value, Value> moved = {{today, 0}};
    for_each_date(situations, [&](const Slot& slot, Word* words) { moved[slot.get(words)] = 0; });
    const auto now = moved.find(today);
    now->second = kToday;
    for (auto at = now; at != moved.begin();) {
      const auto [later, there] = *at--;
      at->second = there - std::min(later - at->first, options_.gap);
    }
    for (auto at = std::next(now); at != moved.end(); ++at) {
      const auto [earlier, there] = *std::prev(at);
      at->second = there + std::min(at->first - earlier, options_.gap);
    }
    for_each_date(situations, [&](const Slot& slot, Word* words) {
      slot.put(words, moved.at(slot.get(words)));
    });
  }

  template <class Function>
  void for_each_date(Situations& situations, Function function) const {
    const auto& fields = rules_.rulebook().fields;
    for (Situation& situation : situations.all)
      for (std::size_t f = 0; f < fields.size(); ++f) {
        if (fields[f].type.kind != Kind::Date) continue;
        const bool there = fields[f].scope != FieldScope::Order || rules_.exists(situation);
        if (there && rules_.fields[f].get(situation.words.data()) != kUnset)
          function(rules_.fields[f], situation.words.data());
      }
  }

  [[nodiscard]] static std::vector<Word> words_of(const Situations& situations) {
    std::vector<Word> words = situations.memory;
    for (const Situation& situation : situations.all)
      words.insert(words.end(), situation.words.begin(), situation.words.end());
    return words;
  }

  /// Numbers tokens anew as they appear among all orders.
  void renumber(const Situations& concrete, Situations& canonical) const {
    std::vector<Value> seen;
    for (std::size_t o = 0; o < concrete.size(); ++o) {
      for_each_token(concrete[o], [&](const Slot& slot, Value token) {
        auto place = std::ranges::find(seen, token);
        if (place == seen.end()) place = seen.insert(place, token);
        const Value classes = rules_.token_classes();
        slot.put(canonical[o].words.data(), (place - seen.begin()) * classes + token % classes);
      });
    }
  }

  template <class Function>
  void for_each_token(const Situation& situation, Function function) const {
    const auto& fields = rules_.rulebook().fields;
    for (std::size_t f = 0; f < fields.size(); ++f) {
      if (fields[f].type.kind != Kind::Token) continue;
      if (fields[f].scope == FieldScope::Order && !rules_.exists(situation)) continue;
      const Value token = rules_.fields[f].get(situation.words.data());
      if (token != kUnset) function(rules_.fields[f], token);
    }
  }

  // --- events ---

  void choose(const Situations& now, std::size_t order, Event event, std::size_t parameter) {
    const auto& parameters = rules_.rulebook().events[event.type].parameters;
    if (tried_ >= options_.most_tried) {
      answer_.complete = false;
      return;
    }
    if (parameter == parameters.size()) {
      ++tried_;
      return happen(now, order, event);
    }
    const Slot& slot = rules_.parameter(event.type, static_cast<int>(parameter));
    if (offered_far_away(now[order], event, parameter)) answer_.complete = false;
    for (const Value value : values_of(now, order, parameters[parameter].type, slot)) {
      slot.put(event.words.data(), value);
      choose(now, order, event, parameter + 1);
    }
  }

  /// Every date that is offered is out of the days that are tried.
  [[nodiscard]] bool offered_far_away(const Situation& order, const Event& event,
                                      std::size_t parameter) const {
    const Range& range = rules_.events[event.type].offers;
    for (std::uint32_t i = range.begin; i < range.begin + range.size; ++i) {
      const Offer& offer = rules_.offers[i];
      if (offer.parameter != parameter) continue;
      if (rules_.value_of(offer.from, order, event) > kToday + kFar) return true;
      const Value to = rules_.value_of(offer.to, order, event);
      if (to != kUnset && to < kToday - kFar) return true;
    }
    return false;
  }

  [[nodiscard]] std::set<Value> values_of(const Situations& now, std::size_t order,
                                          const Type& type, const Slot& slot) const {
    std::set<Value> values;
    if (type.optional) values.insert(kUnset);
    if (type.kind == Kind::Token) {
      for (std::size_t o = 0; o < now.size(); ++o)
        if (common_tokens_ || o == order)
          for_each_token(now[o], [&](const Slot&, Value token) { values.insert(token); });
      for (const int fresh : options_.token_classes)
        values.insert(rules_.token(kFreshSerial, fresh));
      return values;
    }
    const bool date = type.kind == Kind::Date;
    for (Value value = date ? kToday - kFar : slot.low; value <= (date ? kToday + kFar : slot.high);
         ++value)
      values.insert(value);
    return values;
  }

  void happen(const Situations& now, std::size_t order, Event event) {
    mark_used_elsewhere(now, order, event);
    const Decision decision = decide(rules_, now[order], event);
    if (!decision.accepted || (options_.norm_keeping && decision.breached != 0)) return;
    note(question_.asks_breach(decision));
    Situations after = now;
    after[order] = decision.after;
    share(after, order);
    if (order + 1 < now.size()) {
      note(question_.asks_step(now[order], event, decision));
      stand(after, order, kToday);
    }
    for (std::size_t other = 0; other + 1 < after.size(); ++other)
      if (other != order && after[other] != now[other])
        see(after, other, {now[other], kToday}, kToday);
    lead({add(std::move(after), kToday)});
  }

  void mark_used_elsewhere(const Situations& now, std::size_t order, Event& event) const {
    const auto& parameters = rules_.rulebook().events[event.type].parameters;
    if (order + 1 == now.size()) return;
    for (std::size_t p = 0; p < parameters.size(); ++p) {
      if (parameters[p].type.kind != Kind::Token) continue;
      const Value token = rules_.parameter(event.type, static_cast<int>(p)).get(event.words.data());
      if (token != kUnset && registered_elsewhere(now, order, token))
        CompiledRulebook::mark_used_elsewhere(event, static_cast<int>(p));
    }
  }

  [[nodiscard]] bool registered_elsewhere(const Situations& now, std::size_t order,
                                          Value token) const {
    const auto& fields = rules_.rulebook().fields;
    for (std::size_t other = 0; other + 1 < now.size(); ++other) {
      if (options_.carts[other] == options_.carts[order] || !rules_.exists(now[other])) continue;
      for (std::size_t f = 0; f < fields.size(); ++f)
        if (fields[f].type.kind == Kind::Token && fields[f].scope == FieldScope::Order &&
            rules_.fields[f].get(now[other].words.data()) == token)
          return true;
    }
    return false;
  }

  /// Copies the cart and shop that `order` leaves to the others.
  void share(Situations& all, std::size_t order) const {
    const bool by_order = order + 1 < all.size();
    for (std::size_t other = 0; other < all.size(); ++other) {
      if (other == order) continue;
      copy(all[order], all[other], Situation::kShop, Situation::kShopWords);
      const bool mate = by_order && other + 1 < all.size() &&
                        options_.carts[other] == options_.carts[order];
      if (mate) copy(all[order], all[other], Situation::kCart, Situation::kCartWords);
    }
  }

  static void copy(const Situation& from, Situation& to, std::size_t first, std::size_t count) {
    std::copy_n(from.words.begin() + static_cast<std::ptrdiff_t>(first), count,
                to.words.begin() + static_cast<std::ptrdiff_t>(first));
  }

  // --- days ---

  void begin_day(const Situations& now, bool working) {
    constexpr Day today = kToday + 1;
    const bool answered = answer_.violated;
    Situations after = now;
    std::vector<Stood> stood;
    std::uint64_t breached = 0;
    for (std::size_t o = 0; o + 1 < now.size(); ++o) {
      stood.push_back({now[o], kToday});
      const Decision began = juchu::begin_day(rules_, now[o], today, working);
      breached |= began.breached;
      after[o] = began.after;
      note(question_.asks_breach(began) || question_.asks_day(after.memory[o]));
    }
    bool on_the_way = false;
    for (std::size_t o = 0; o + 1 < now.size(); ++o)
      on_the_way = fire_deadlines(after, o, stood[o]) || on_the_way;
    for (std::size_t o = 0; o + 1 < now.size(); ++o) see(after, o, stood[o], today);
    const std::uint64_t holding = options_.norm_keeping ? ~std::uint64_t{0} : rules_.promises;
    if ((breached & holding) != 0)
      answer_.violated = answered;  // the day does not come
    else
      lead({add(std::move(after), today), true, on_the_way});
  }

  /// Whether the first order was where it should be, in between.
  bool fire_deadlines(Situations& all, std::size_t order, Stood& stood) {
    constexpr Day today = kToday + 1;
    bool on_the_way = false;
    for (int deadline = 0; deadline < rules_.deadline_count(); ++deadline) {
      if (!rules_.exists(all[order])) return false;
      const Situation before = all[order];
      const Decision fired = fire(rules_, before, deadline, today, stood);
      if (!fired.accepted) continue;
      all[order] = fired.after;
      stood = {fired.after, today};
      share(all, order);
      note(question_.asks_step(before, rules_.day_event(today), fired));
      stand(all, order, today);
      on_the_way = on_the_way || (order == 0 && question_.is_goal(fired.after, today));
    }
    return on_the_way;
  }

  // --- questions ---

  /// The order is in another situation, by a step or deadline of its own.
  void stand(Situations& all, std::size_t order, Day today) {
    note(question_.asks(all[order], today, all.memory[order]));
  }

  /// The order is in another situation without one.
  void see(Situations& all, std::size_t order, const Stood& stood, Day today) {
    all[order] = observe(rules_, stood, all[order], today).after;
    stand(all, order, today);
  }

  void note(bool answered) { answer_.violated = answer_.violated || answered; }

  void ask_graph() {
    if (question_.always_reachable()) return note(!all_may_come());
    for (std::size_t from = 0; from < found_.size() && !answer_.violated; ++from)
      note(may_owe_for_ever(from));
  }

  /// Whether every situation leads to where an order should always be able to come.
  [[nodiscard]] bool all_may_come() const {
    std::vector<bool> may(found_.size());
    for (bool changed = true; changed;) {
      changed = false;
      for (std::size_t s = found_.size(); s-- > 0;) {
        if (may[s]) continue;
        may[s] = question_.is_goal(found_[s][0], kToday) ||
                 std::ranges::any_of(ways_[s],
                                     [&](const Way& way) { return way.on_the_way || may[way.to]; });
        changed = changed || may[s];
      }
    }
    return std::ranges::count(may, false) == 0;
  }

  /// All that `from` leads to by ways that `counts`, itself included.
  template <class Counts>
  [[nodiscard]] std::vector<bool> reached_from(std::size_t from, Counts counts) const {
    std::vector<bool> reached(found_.size());
    std::vector<std::size_t> open = {from};
    reached[from] = true;
    while (!open.empty()) {
      const std::size_t here = open.back();
      open.pop_back();
      for (const Way& way : ways_[here]) {
        if (reached[way.to] || !counts(way)) continue;
        reached[way.to] = true;
        open.push_back(way.to);
      }
    }
    return reached;
  }

  /// Whether a day that does not pay leads from where it is owed back to there, owed all the time.
  [[nodiscard]] bool may_owe_for_ever(std::size_t from) const {
    const auto owes = [&](std::size_t s) { return PlainQuestion::owes(found_[s].memory[0]); };
    const auto unpaid = [&](const Way& way) { return !way.on_the_way && owes(way.to); };
    if (!owes(from)) return false;
    return std::ranges::any_of(ways_[from], [&](const Way& way) {
      return way.day && unpaid(way) && reached_from(way.to, unpaid)[from];
    });
  }

  std::size_t tried_ = 0;  // events
  const CompiledRulebook& rules_;
  const SmallSearchOptions& options_;
  CanonicalForm form_;
  bool common_tokens_ = false;
  PlainQuestion question_;
  struct Hash {
    std::size_t operator()(const std::vector<Word>& words) const {
      const auto* bytes = reinterpret_cast<const char*>(words.data());
      return std::hash<std::string_view>()({bytes, words.size() * sizeof(Word)});
    }
  };
  std::unordered_map<std::vector<Word>, std::size_t, Hash> known_;  // places in `found_`
  std::vector<Situations> found_;
  std::vector<std::vector<Way>> ways_;  // by situation
  std::size_t from_ = 0;                // the situation that is visited
  SmallSearchAnswer answer_;
};

}  // namespace

SmallSearchAnswer small_search(const CompiledRulebook& rules, const SmallSearchOptions& options) {
  return SmallSearch(rules, options).run();
}

}  // namespace juchu
