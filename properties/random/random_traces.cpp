#include "properties/random/random_traces.hpp"

#include <algorithm>

#include "model/analysis/day_constants.hpp"
#include "model/engine/packed_environment.hpp"
#include "properties/search/trace/shop_run.hpp"
#include "sim/scenario/tracking_numbers.hpp"

namespace juchu {
namespace {

constexpr int kMostHeldBack = 30;  // events in a row while a day waits, before a trace ends
constexpr Value kFarthestValue = 20;

/// What all traces under some rules have in common.
struct Grounds {
  explicit Grounds(const CompiledRulebook& compiled)
      : rules(compiled),
        constants(day_constants(compiled)),
        token_classes(possible_token_classes(compiled)) {
    const auto& types = rules.rulebook().events;
    for (std::size_t e = 0; e < types.size(); ++e)
      (types[e].shop ? shop_events : order_events).push_back(static_cast<int>(e));
    for (const Permit& permit : rules.rulebook().permits)
      if (permit.from.nothing && std::ranges::find(creations, permit.event) == creations.end())
        creations.push_back(permit.event);
  }

  const CompiledRulebook& rules;
  std::vector<int> constants;
  std::vector<int> token_classes;
  std::vector<int> order_events, shop_events, creations;
};

enum class Weeks { Usual, NoDayOff, Irregular };

class TraceTeller {
 public:
  TraceTeller(const Grounds& grounds, const TracePlan& plan, const rc::Random& random)
      : grounds_(grounds),
        rules_(grounds.rules),
        plan_(plan),
        random_(random),
        weeks_(static_cast<Weeks>(below(3))),
        refused_norms_(plan.norm_keeping ? ~std::uint64_t{0} : grounds.rules.promises),
        trace_{.start = chosen_start(), .carts = chosen_carts()},
        run_(rules_, trace_.start, trace_.carts, Trace::kFirstDay) {}

  Trace tell() {
    int days = 0, held_back = 0;  // days still to pass
    for (int move = 0; move < plan_.moves && held_back < kMostHeldBack; ++move) {
      if (days == 0 && below(3) == 0) days = jump();
      days = pass(days);
      held_back = days == 0 ? 0 : held_back + 1;
      do_something();
    }
    pass(days);
    return std::move(trace_);
  }

 private:
  /// Any number from 0 to before `count`.
  int below(std::size_t count) { return static_cast<int>(random_.next() % count); }
  template <class Item>
  const Item& one_of(const std::vector<Item>& items) {
    return items[static_cast<std::size_t>(below(items.size()))];
  }

  Situation chosen_start() {
    Situation start = rules_.start();
    const auto& fields = rules_.rulebook().fields;
    for (std::size_t f = 0; f < fields.size(); ++f)
      if (fields[f].any_initial)
        rules_.fields[f].put(start.words.data(), any_value(fields[f].type));
    return start;
  }

  /// Each order lies in the cart of the one before it or in a new one.
  std::vector<int> chosen_carts() {
    std::vector<int> carts = {0};
    for (int more = below(static_cast<std::size_t>(plan_.orders)); more > 0; --more)
      carts.push_back(carts.back() + below(2));
    return carts;
  }

  int jump() {
    const int constant = one_of(grounds_.constants);
    return below(4) == 0 ? 1 : std::max(1, constant + below(3) - 1);
  }

  /// Lets up to `days` pass; answers how many are held back.
  int pass(int days) {
    for (; days > 0; --days) {
      const bool working = works_on(run_.today() + 1);
      if (!run_.next_day(working, refused_norms_)) break;
      trace_.steps.push_back({.next_day = true, .working = working});
    }
    return days;
  }

  bool works_on(Day day) {
    switch (weeks_) {
      case Weeks::Usual: return weekday_of(day) < 5;
      case Weeks::NoDayOff: return true;
      case Weeks::Irregular: break;
    }
    return below(7) < 5;
  }

  /// One of the events that are accepted now, for one of the orders or for the shop.
  void do_something() {
    const bool shop = !grounds_.shop_events.empty() && below(10) == 0;
    const int order = shop ? -1 : below(trace_.carts.size());
    const std::vector<int>& events = shop                 ? grounds_.shop_events
                                     : run_.exists(order) ? grounds_.order_events
                                                          : grounds_.creations;
    enabled_.clear();
    const Situation now = run_.situation_of(order);
    const std::size_t configuration = rules_.configuration(now);
    for (const int type : events) {
      const auto index = static_cast<std::size_t>(type);
      const bool permitted = rules_.cell(index, configuration).permits > 0;
      if (!permitted && !rules_.events[index].world) continue;  // whatever its parameters
      Choice choice{event_of(type, now), {}};
      choice.decision = run_.ask(order, choice.event);
      if (choice.decision.accepted && (choice.decision.breached & refused_norms_) == 0)
        enabled_.push_back(choice);
    }
    if (enabled_.empty()) return;
    const Choice& choice = one_of(enabled_);
    run_.happen(order, choice.event, choice.decision);
    trace_.steps.push_back({.order = order, .event = choice.event});
  }

  Event event_of(int type, const Situation& now) {
    Event event = rules_.event(type, run_.today());
    const auto& parameters = rules_.rulebook().events[event.type].parameters;
    for (std::size_t p = 0; p < parameters.size(); ++p) {
      const Slot& slot = rules_.parameter(type, static_cast<int>(p));
      const Value value = value_of(parameters[p], PackedEnvironment(rules_, now, event));
      if (slot.holds(value)) slot.put(event.words.data(), value);
    }
    return event;
  }

  Value value_of(const EventParameter& parameter, const PackedEnvironment& now) {
    if (!parameter.default_value.empty() && below(2) == 0)
      return evaluate(parameter.default_value.expression(), now);
    if (parameter.type.kind != Kind::Date) return any_value(parameter.type);
    if (parameter.type.optional && below(3) == 0) return kUnset;
    return date_at_an_edge(parameter, now);
  }

  /// An end of what is offered, or some of the rulebook's days away from today or from there.
  Value date_at_an_edge(const EventParameter& parameter, const PackedEnvironment& now) {
    const auto bound = [&](const Clause& clause) {
      return clause.empty() ? kUnset : evaluate(clause.expression(), now);
    };
    const Value from = bound(parameter.from), to = bound(parameter.to);
    const Value origin = from != kUnset && below(2) == 0 ? from : run_.today();
    Value date = origin + (below(4) == 0 ? 0 : jump()) * (from == kUnset && below(4) == 0 ? -1 : 1);
    if (to != kUnset && (below(6) == 0 || date > to)) date = to;
    if (from != kUnset && (below(6) == 0 || date < from)) date = from;
    return std::clamp<Value>(date, kFirstDay, kLastDay);
  }

  Value any_value(const Type& type) {
    if (type.optional && below(4) == 0) return kUnset;
    const Names& names = rules_.rulebook().names;
    switch (type.kind) {
      case Kind::Bool: return below(2);
      case Kind::Int: return any_number(type.low, type.high);
      case Kind::Enum: return below(names.enumerations[type.domain].size());
      case Kind::Method: return below(names.methods.size());
      case Kind::Token: return number();
      default: return Trace::kFirstDay + jump();  // a setting: events' dates are never any
    }
  }

  /// As likely an end of the range as one between.
  Value any_number(Value low, Value high) {
    if (below(2) == 0) return below(2) == 0 ? low : high;
    return low + below(static_cast<std::size_t>(std::min(high - low, kFarthestValue)) + 1);
  }

  /// One that occurred before, or a fresh one of any class.
  Value number() {
    if (grounds_.token_classes.empty()) return 0;
    if (!numbers_.empty() && below(2) == 0) return one_of(numbers_);
    const Value fresh = rules_.token(static_cast<int>(numbers_.size()),
                                     one_of(grounds_.token_classes));
    if (!number_of(rules_, fresh)) return numbers_.empty() ? 0 : one_of(numbers_);
    numbers_.push_back(fresh);
    return fresh;
  }

  struct Choice {
    Event event;
    Decision decision;
  };

  const Grounds& grounds_;
  const CompiledRulebook& rules_;
  TracePlan plan_;
  rc::Random random_;
  Weeks weeks_;
  std::uint64_t refused_norms_;
  std::vector<Value> numbers_;
  Trace trace_;
  ShopRun run_;
  std::vector<Choice> enabled_;
};

}  // namespace

rc::Gen<Trace> random_traces(const std::shared_ptr<const CompiledRulebook>& rules,
                             const TracePlan& plan) {
  const auto grounds = std::make_shared<const Grounds>(*rules);
  return [=](const rc::Random& random, int) {
    (void)rules;  // keeps them alive
    return rc::shrinkable::just(TraceTeller(*grounds, plan, random).tell());
  };
}

}  // namespace juchu
