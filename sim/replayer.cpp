#include "sim/replayer.hpp"

#include <algorithm>
#include <limits>
#include <unordered_map>

#include <fmt/format.h>

#include "model/engine/explanation.hpp"
#include "model/engine/packed_environment.hpp"
#include "model/expression/expression_reader.hpp"
#include "sim/agenda.hpp"
#include "sim/expectations.hpp"

namespace juchu {
namespace {

/// Where each tracking number is registered, by cart.
class NumberRegister {
 public:
  explicit NumberRegister(const CompiledRulebook& rules) : rules_(rules) {
    const auto& fields = rules.rulebook().fields;
    for (std::size_t f = 0; f < fields.size(); ++f)
      if (fields[f].type.kind == Kind::Token && fields[f].scope == FieldScope::Order)
        slots_.push_back(rules.field(static_cast<int>(f)));
  }

  /// Moves the numbers that an order of `cart` holds from `before` to `after`.
  void update(int cart, const Situation& before, const Situation& after) {
    const auto number = [&](const Slot& slot, const Situation& of) {
      return rules_.exists(of) ? slot.get(of.words.data()) : kUnset;
    };
    for (const Slot& slot : slots_) {
      const Value was = number(slot, before), is = number(slot, after);
      if (was == is) continue;
      if (was != kUnset) --carts_of_[was][cart];
      if (is != kUnset) ++carts_of_[is][cart];
    }
  }

  [[nodiscard]] bool used_outside(int cart, Value number) const {
    const auto known = carts_of_.find(number);
    return known != carts_of_.end() && std::ranges::any_of(known->second, [&](const auto& use) {
             return use.first != cart && use.second > 0;
           });
  }

 private:
  const CompiledRulebook& rules_;
  std::vector<Slot> slots_;
  std::unordered_map<Value, std::unordered_map<int, int>>
      carts_of_;  // uses; only asked whether any
};

/// Whether `clause` depends on what orders share in the shop and change.
bool reads_shop(const Rulebook& rulebook, const Clause& clause) {
  return any_node(clause.expression(), [&](const Expression& node) {
    if (node.op != Op::Field) return false;
    const Field& field = rulebook.fields[static_cast<std::size_t>(node.index)];
    return field.scope == FieldScope::Shop && !field.setting;
  });
}

class Replayer {
 public:
  Replayer(const Scenario& scenario, Diagnostics& diagnostics, bool (*interrupted)())
      : scenario_(scenario),
        rules_(*scenario.rules),
        diagnostics_(diagnostics),
        interrupted_(interrupted),
        shop_(rules_.start()),
        orders_(scenario.orders.size()),
        carts_(scenario.carts.size(), rules_.start()),
        members_(scenario.carts.size()),
        due_(scenario.orders.size(), kNeverDay),
        numbers_(rules_) {
    for (const FieldExpectation& field : scenario.shop)
      rules_.field(field.field).put(shop_.words.data(), field.value);
    for (std::size_t o = 0; o < orders_.size(); ++o)
      members_[static_cast<std::size_t>(scenario.orders[o].cart)].push_back(static_cast<int>(o));
    story_.orders.resize(orders_.size());
    never_reads_shop_ = std::ranges::any_of(rules_.rulebook().properties, [&](const Property& p) {
      return p.pattern == Pattern::Never && reads_shop(rules_.rulebook(), p.clause);
    });
  }

  std::optional<Story> run() {
    for (std::size_t s = 0; s < scenario_.steps.size(); ++s) {
      const ScenarioStep& step = scenario_.steps[s];
      begin_days(day_of(step.at));
      if (interrupted_() || !script(step, static_cast<int>(s))) return std::nullopt;
    }
    begin_days(scenario_.until);
    if (interrupted_()) return std::nullopt;
    finish();
    return std::move(story_);
  }

 private:
  /// Begins every day up to `last` for every order to which it matters.
  void begin_days(Day last) {
    while (!agenda_.empty() && agenda_.first().at <= last && !interrupted_()) {
      const auto [day, order, sequence] = agenda_.take();
      if (due_[static_cast<std::size_t>(order)] == day) begin(order, day);
      const bool begun = agenda_.empty() || agenda_.first().at > day;
      if (begun) judge_begun(day);
    }
    today_ = last;
  }

  void begin(int order, Day day) {
    beginning_ = order;
    const Situation after = begin_whole_day(
        rules_, situation_of(order), day, scenario_.calendar.working(day),
        [&](const Situation& before, const Decision& decision) {
          record({start_of(day), order, -1, rules_.day_event(day), before, decision});
        });
    keep(order, after);
    begun_.push_back(order);
    appoint(order, day);
    beginning_ = kNobody;
  }

  /// Asks what must never be, of an order for which another has changed something.
  void judge(int order, Moment at) {
    if (beginning_ == kNobody)
      check_situation(scenario_, order, at, situation_of(order), story_);
    else
      begun_.push_back(order);
  }

  /// Asks what must never be when the day has begun for all orders.
  void judge_begun(Day day) {
    for (const int order : begun_)
      check_situation(scenario_, order, start_of(day), situation_of(order), story_);
    begun_.clear();
  }

  /// One decision for each order of a scripted step. False when it cannot have happened.
  bool script(const ScenarioStep& step, int index) {
    std::vector<int> orders = step.orders;
    if (orders.empty()) orders.push_back(-1);
    for (const int order : orders) {
      const Situation before = situation_of(order);
      const std::optional<Event> stated = event_of(step, order, before);
      if (!stated) return false;
      const Event& event = *stated;
      const Decision decision = decide(rules_, before, event);
      if (decision.rule.kind == RuleKind::Impossible) {
        complain_impossible(step, order, before, event, decision);
        return false;
      }
      const std::size_t told = story_.steps.size();
      record({step.at, order, index, event, before, decision});
      check_step(scenario_, step, story_.steps[told], story_.failures);
      if (order >= 0) appoint(order, day_of(step.at));
    }
    return true;
  }

  /// The event with its defaults filled in; complains where a default has no value here.
  std::optional<Event> event_of(const ScenarioStep& step, int order, const Situation& before) {
    Event event = rules_.event(step.event, day_of(step.at));
    const EventType& type = rules_.rulebook().events[event.type];
    for (std::size_t p = 0; p < type.parameters.size(); ++p) {
      const EventParameter& parameter = type.parameters[p];
      const Slot& slot = rules_.parameter(step.event, static_cast<int>(p));
      Value value = step.parameters[p].value_or(kUnset);
      if (!step.parameters[p] && !parameter.default_value.empty())
        value = evaluate(parameter.default_value.expression(),
                         PackedEnvironment(rules_, before, event));
      if (!slot.holds(value)) {
        complain(step,
                 {fmt::format("「{}」の既定値がこの時点では使えません", parameter.id),
                  fmt::format("the default of \"{}\" has no usable value here", parameter.id)},
                 {"値を書いてください", "state it"});
        return std::nullopt;
      }
      slot.put(event.words.data(), value);
      if (parameter.type.kind == Kind::Token && value != kUnset && order >= 0 &&
          numbers_.used_outside(cart_of(order), value))
        CompiledRulebook::mark_used_elsewhere(event, static_cast<int>(p));
    }
    return event;
  }

  /// Writes down what happened and keeps what it changed, for others of the cart too.
  void record(const StoryStep& step) {
    const auto& [at, order, script, event, before, decision] = step;
    if (order >= 0) {
      OrderOutcome& outcome = story_.orders[static_cast<std::size_t>(order)];
      outcome.hazards |= decision.entered;
      outcome.breached |= decision.breached;
    }
    check_properties(scenario_, step, story_);
    story_.steps.push_back(step);
    if (decision.accepted) keep(order, decision.after);
    const auto cart = before.words.begin() + Situation::kCart;
    const bool shared = !std::equal(cart, cart + Situation::kCartWords,
                                    decision.after.words.begin() + Situation::kCart);
    if (shared && decision.rule.kind != RuleKind::Observed)
      tell_others(order, before, day_of(at), at);
    if (never_reads_shop_ &&
        !std::equal(before.words.begin() + Situation::kShop, before.words.end(),
                    decision.after.words.begin() + Situation::kShop))
      for (int other = 0; other < static_cast<int>(orders_.size()); ++other)
        if (other != order) judge(other, at);
  }

  /// The others of the cart see what `order` changed in it.
  void tell_others(int order, const Situation& before, Day today, Moment at) {
    if (order < 0) return;  // nothing observed reads what changes in a shop
    for (const int mate : members_[static_cast<std::size_t>(cart_of(order))]) {
      if (mate == order) continue;
      const Situation is = situation_of(mate);
      Situation was = is;
      std::copy_n(before.words.begin() + Situation::kCart, Situation::kCartWords,
                  was.words.begin() + Situation::kCart);
      const Decision seen = observe(rules_, was, is, today);
      if (seen.entered != 0) record({at, mate, -1, rules_.day_event(today), was, seen});
      keep(mate, seen.after);
      appoint(mate, today);
      judge(mate, at);
    }
  }

  [[nodiscard]] int cart_of(int order) const {
    return scenario_.orders[static_cast<std::size_t>(order)].cart;
  }

  [[nodiscard]] Situation situation_of(int order) const {
    Situation situation = shop_;
    if (order < 0) return situation;
    const Situation& own = orders_[static_cast<std::size_t>(order)];
    const Situation& cart = carts_[static_cast<std::size_t>(cart_of(order))];
    std::copy_n(own.words.begin(), Situation::kOrderWords, situation.words.begin());
    std::copy_n(cart.words.begin() + Situation::kCart, Situation::kCartWords,
                situation.words.begin() + Situation::kCart);
    return situation;
  }

  void keep(int order, const Situation& after) {
    std::copy_n(after.words.begin() + Situation::kShop, Situation::kShopWords,
                shop_.words.begin() + Situation::kShop);
    if (order < 0) return;
    numbers_.update(cart_of(order), orders_[static_cast<std::size_t>(order)], after);
    orders_[static_cast<std::size_t>(order)] = after;
    carts_[static_cast<std::size_t>(cart_of(order))] = after;
  }

  /// Its next day that matters: today still, where that has begun for an earlier order alone.
  void appoint(int order, Day today) {
    const Day day = next_deadline(rules_, situation_of(order),
                                  order > beginning_ ? today - 1 : today);
    Day& due = due_[static_cast<std::size_t>(order)];
    if (day == due) return;
    due = day;
    if (day != kNeverDay) agenda_.add(day, order);
  }

  void complain(const ScenarioStep& step, Text problem, Text hint) {
    diagnostics_.add({.file = scenario_.file,
                      .position = step.position,
                      .pointer = fmt::format("/steps/{}", &step - scenario_.steps.data()),
                      .problem = std::move(problem),
                      .hint = std::move(hint)});
  }

  void complain_impossible(const ScenarioStep& step, int order, const Situation& before,
                           const Event& event, const Decision& decision) {
    const EventType& type = rules_.rulebook().events[event.type];
    const Refusal why = explain(rules_, before, event, decision);
    const std::string id = order < 0
                               ? ""
                               : printable(scenario_.orders[static_cast<std::size_t>(order)].id,
                                           40);
    Text hint{"その注文はまだありません", "the order does not exist yet"};
    if (!why.failed.empty())
      hint = {fmt::format("必要な条件: {}", why.failed.front()),
              fmt::format("it takes: {}", why.failed.front())};
    complain(step,
             {fmt::format("{}: 「{}」はこの時点では起こりえません", id,
                          type.label.in(Language::Japanese)),
              fmt::format("{}: \"{}\" cannot have happened here", id, type.id)},
             std::move(hint));
  }

  void finish() {
    for (std::size_t o = 0; o < orders_.size(); ++o) {
      OrderOutcome& outcome = story_.orders[o];
      outcome.situation = situation_of(static_cast<int>(o));
      outcome.hazards_now = hazards_of(rules_, outcome.situation, today_);
      check_situation(scenario_, static_cast<int>(o), start_of(today_), outcome.situation, story_);
    }
    check_unbroken(scenario_, story_);
    for (const OrderExpectation& expect : scenario_.expect)
      check_outcome(scenario_, expect, story_.orders[static_cast<std::size_t>(expect.order)],
                    story_.failures);
  }

  const Scenario& scenario_;
  const CompiledRulebook& rules_;
  Diagnostics& diagnostics_;
  bool (*interrupted_)();
  Story story_;
  Situation shop_;                         // its shop words are the shop's
  std::vector<Situation> orders_;          // their order words are the orders'
  std::vector<Situation> carts_;           // their cart words are the carts'
  std::vector<std::vector<int>> members_;  // orders by cart
  std::vector<Day> due_;                   // the day for which each order waits in the agenda
  Agenda<Day> agenda_;
  NumberRegister numbers_;
  bool never_reads_shop_ = false;
  Day today_ = 0;
  static constexpr int kNobody = std::numeric_limits<int>::max();
  int beginning_ = kNobody;  // the order whose day begins
  std::vector<int> begun_;   // orders that this day may have changed, until it has begun for all
};

}  // namespace

std::uint64_t Story::breached() const {
  std::uint64_t bits = 0;
  for (const OrderOutcome& order : orders) bits |= order.breached;
  return bits;
}

std::uint64_t Story::hazards() const {
  std::uint64_t bits = 0;
  for (const OrderOutcome& order : orders) bits |= order.hazards | order.hazards_now;
  return bits;
}

bool Calendar::working(Day day) const {
  return std::ranges::find(closed_weekdays, weekday_of(day)) == closed_weekdays.end() &&
         !std::ranges::binary_search(holidays, day);
}

std::optional<Story> replay(const Scenario& scenario, Diagnostics& diagnostics,
                            bool (*interrupted)()) {
  return Replayer(scenario, diagnostics, interrupted).run();
}

}  // namespace juchu
