#include "properties/testing/small_search.hpp"

#include <algorithm>
#include <set>

#include "model/engine/engine.hpp"
#include "properties/canonical_form.hpp"

namespace juchu {
namespace {

constexpr int kFreshSerial = 1000;
constexpr Day kToday = CanonicalForm::kToday;

/// All orders as each sees itself: with its cart and the shop. The shop alone comes last.
using Situations = std::vector<Situation>;

class SmallSearch {
 public:
  SmallSearch(const CompiledRulebook& rules, const SmallSearchOptions& options)
      : rules_(rules), options_(options), form_(rules) {
    const Rulebook& rulebook = rules.rulebook();
    for (std::size_t h = 0; h < rulebook.hazards.size(); ++h)
      if (rulebook.hazards[h].id == options.question) hazard_ = Word{1} << h;
    for (std::size_t p = 0; p < rulebook.properties.size(); ++p)
      if (rulebook.properties[p].id == options.question)
        (rulebook.properties[p].pattern == Pattern::Never ? never_ : step_) = Word{1} << p;
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
      for (const bool working : {false, true}) begin_day(now, working);
      for (std::size_t e = 0; e < rules_.events.size(); ++e) {
        const bool shop = rules_.rulebook().events[e].shop;
        for (std::size_t o = 0; o < now.size(); ++o)
          if (shop == (o + 1 == now.size()))
            choose(now, o, rules_.event(static_cast<int>(e), kToday), 0);
      }
      if (answer_.violated && !before) answer_.depth = level + 1;
    }
    answer_.situations = found_.size();
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
    if (field == fields.size()) return add(Situations(options_.carts.size() + 1, shop), kToday);
    const Slot& slot = rules_.field(static_cast<int>(field));
    for (Value value = slot.low; value <= slot.high; ++value) {
      slot.put(shop.words.data(), value);
      start(field + 1, shop);
    }
  }

  void add(Situations situations, Day today) {
    const Situations concrete = situations;
    for (Situation& situation : situations) situation = form_.of(situation, today);
    if (common_tokens_) renumber(concrete, situations);
    if (!known_.insert(words_of(situations)).second) return;
    if (found_.size() >= options_.most) answer_.complete = false;
    found_.push_back(std::move(situations));
  }

  [[nodiscard]] static std::vector<Word> words_of(const Situations& situations) {
    std::vector<Word> words;
    for (const Situation& situation : situations)
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
    if (parameter == parameters.size()) return happen(now, order, event);
    const Slot& slot = rules_.parameter(event.type, static_cast<int>(parameter));
    for (const Value value : values_of(now, order, parameters[parameter].type, slot)) {
      slot.put(event.words.data(), value);
      choose(now, order, event, parameter + 1);
    }
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
    constexpr Day far = 40;  // further than any date that is offered
    const bool date = type.kind == Kind::Date;
    for (Value value = date ? kToday - far : slot.low; value <= (date ? kToday + far : slot.high);
         ++value)
      values.insert(value);
    return values;
  }

  void happen(const Situations& now, std::size_t order, Event event) {
    mark_used_elsewhere(now, order, event);
    const Decision decision = decide(rules_, now[order], event);
    if (!decision.accepted || (options_.norm_keeping && decision.breached != 0)) return;
    Situations after = now;
    keep(after, order, decision.after, kToday);
    if (order + 1 < now.size()) ask_step(now[order], event, decision);
    for (const Situation& situation : after) ask(situation, kToday);
    add(std::move(after), kToday);
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

  /// Lets the others see the cart and shop that `order` leaves.
  void keep(Situations& all, std::size_t order, const Situation& after, Day today) const {
    all[order] = after;
    const bool by_order = order + 1 < all.size();
    for (std::size_t other = 0; other < all.size(); ++other) {
      if (other == order) continue;
      Situation seen = all[other];
      copy(after, seen, Situation::kShop, Situation::kShopWords);
      const bool mate = by_order && other + 1 < all.size() &&
                        options_.carts[other] == options_.carts[order];
      if (mate) copy(after, seen, Situation::kCart, Situation::kCartWords);
      const bool cart = !std::equal(seen.words.begin() + Situation::kCart,
                                    seen.words.begin() + Situation::kShop,
                                    all[other].words.begin() + Situation::kCart);
      all[other] = cart ? observe(rules_, all[other], seen, today).after : seen;
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
    std::uint64_t breached = 0;
    for (std::size_t o = 0; o + 1 < now.size(); ++o) {
      if (!rules_.exists(after[o])) continue;
      const Decision began = juchu::begin_day(rules_, after[o], today, working);
      breached |= began.breached;
      keep(after, o, began.after, today);
    }
    for (std::size_t o = 0; o + 1 < now.size(); ++o) {
      if (!rules_.exists(after[o])) continue;
      for (int deadline = 0; deadline < rules_.deadline_count(); ++deadline) {
        const Situation before = after[o];
        const Decision fired = fire(rules_, before, deadline, today);
        if (!fired.accepted) continue;
        keep(after, o, fired.after, today);
        ask_step(before, rules_.day_event(today), fired);
        ask(after[o], today);
      }
    }
    for (const Situation& situation : after) ask(situation, today);
    const std::uint64_t holding = options_.norm_keeping ? ~std::uint64_t{0} : rules_.promises;
    if ((breached & holding) != 0)
      answer_.violated = answered;  // the day does not come
    else
      add(std::move(after), today);
  }

  // --- questions ---

  void ask_step(const Situation& before, const Event& event, const Decision& decision) {
    if ((broken_properties(rules_, before, event, decision) & step_) != 0) answer_.violated = true;
  }

  void ask(const Situation& situation, Day today) {
    const std::uint64_t broken = broken_properties(rules_, situation, today);
    if ((hazards_of(rules_, situation, today) & hazard_) != 0 || (broken & never_) != 0)
      answer_.violated = true;
  }

  const CompiledRulebook& rules_;
  const SmallSearchOptions& options_;
  CanonicalForm form_;
  bool common_tokens_ = false;
  Word hazard_ = 0, never_ = 0, step_ = 0;
  std::set<std::vector<Word>> known_;
  std::vector<Situations> found_;
  SmallSearchAnswer answer_;
};

}  // namespace

SmallSearchAnswer small_search(const CompiledRulebook& rules, const SmallSearchOptions& options) {
  return SmallSearch(rules, options).run();
}

}  // namespace juchu
