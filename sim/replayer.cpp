#include "sim/replayer.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "model/engine/explanation.hpp"
#include "model/text/saying.hpp"
#include "sim/expectations.hpp"
#include "sim/shop.hpp"

namespace juchu {
namespace {

/// By order.
std::vector<int> carts_of(const Scenario& scenario) {
  std::vector<int> carts;
  for (const ScenarioOrder& order : scenario.orders) carts.push_back(order.cart);
  return carts;
}

/// The shop as the scenario has it at the start.
Situation shop_at_start(const Scenario& scenario) {
  Situation start = scenario.rules->start();
  for (const FieldExpectation& field : scenario.shop)
    scenario.rules->field(field.field).put(start.words.data(), field.value);
  return start;
}

class Replayer : private ShopListener {
 public:
  Replayer(const Scenario& scenario, Diagnostics& diagnostics, bool (*interrupted)())
      : scenario_(scenario),
        rules_(*scenario.rules),
        answers_(rules_),
        diagnostics_(diagnostics),
        interrupted_(interrupted),
        shop_(answers_, shop_at_start(scenario), carts_of(scenario),
              [&](Day day) { return scenario.calendar.working(day); }) {
    story_.orders.resize(scenario.orders.size());
  }

  std::optional<Story> run() {
    if (scenario_.given) find_given(*scenario_.given);
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
  /// The orders stand as the scenario says. What stands there was entered by nobody, and breached
  /// nothing; what must never be is asked of each.
  void find_given(const Given& given) {
    today_ = given.as_of;
    now_ = start_of(given.as_of);
    for (std::size_t o = 0; o < given.orders.size() && !interrupted_(); ++o) {
      const Situation& situation = given.orders[o].situation;
      shop_.stand(static_cast<int>(o), situation, given.as_of);
    }
    for (std::size_t o = 0; o < given.orders.size() && !interrupted_(); ++o) {
      const Situation situation = shop_.situation_of(static_cast<int>(o), given.as_of);
      story_.orders[o].hazards = hazards_of(rules_, situation, given.as_of);
      check_given(scenario_, static_cast<int>(o), situation, story_);
    }
  }

  /// Begins every day up to `last` on which something is due.
  void begin_days(Day last) {
    for (Day day = shop_.next_due(); day <= last && !interrupted_(); day = shop_.next_due()) {
      now_ = start_of(day);
      shop_.begin_day(day, 0, *this);
    }
    today_ = last;
  }

  void decided(int order, const Situation& before, const Decision& decision,
               RememberedAnswers::Form) override {
    record({now_, order, -1, rules_.day_event(day_of(now_)), before, decision});
  }

  /// Asks what must never be where nothing but time has passed or another order acted.
  void stands(int order) override {
    check_situation(scenario_, order, now_, shop_.situation_of(order, day_of(now_)), story_);
  }

  /// One decision for each order of a scripted step. False when it cannot have happened.
  bool script(const ScenarioStep& step, int index) {
    std::vector<int> orders = step.orders;
    if (orders.empty()) orders.push_back(-1);
    now_ = step.at;
    for (const int order : orders) {
      const auto [before, form] = shop_.see(order, day_of(now_));
      const std::optional<Event> stated = event_of(step, order, before);
      if (!stated) return false;
      const Event& event = *stated;
      const auto [decision, after] = answers_.decide(form, before, event);
      if (decision.rule.kind == RuleKind::Impossible) {
        complain_impossible(step, order, before, event, decision);
        return false;
      }
      const std::size_t told = story_.steps.size();
      record({step.at, order, index, event, before, decision});
      if (decision.accepted) shop_.happen(order, decision, day_of(step.at), *this, after);
      check_step(scenario_, step, story_.steps[told], story_.failures);
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
      if (!step.parameters[p])
        value = rules_.value_of(rules_.defaults[event.type][p], before, event);
      if (!slot.holds(value)) {
        complain(step,
                 {fmt::format("「{}」の既定値がこの時点では使えません", parameter.id),
                  fmt::format("the default of \"{}\" has no usable value here", parameter.id)},
                 {"値を書いてください", "state it"});
        return std::nullopt;
      }
      slot.put(event.words.data(), value);
    }
    shop_.mark_numbers(order, event);
    return event;
  }

  void record(const StoryStep& step) {
    if (step.order >= 0) {
      OrderOutcome& outcome = story_.orders[static_cast<std::size_t>(step.order)];
      outcome.hazards |= step.decision.entered;
      outcome.breached |= step.decision.breached;
    }
    check_properties(scenario_, step, story_);
    story_.steps.push_back(step);
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
    if (!why.failed.empty() && !type.says.empty())
      hint = type.says;
    else if (!why.failed.empty())
      hint = {fmt::format("必要な条件: {}", why.failed.front()),
              fmt::format("it takes: {}", why.failed.front())};
    const Text name = type.label.empty() ? Text{type.id, type.id} : type.label;
    complain(step,
             say("{}: 「{}」はこの時点では起こりえません", "{}: \"{}\" cannot have happened here",
                 id, name),
             std::move(hint));
  }

  void finish() {
    for (std::size_t o = 0; o < story_.orders.size(); ++o) {
      OrderOutcome& outcome = story_.orders[o];
      outcome.situation = shop_.situation_of(static_cast<int>(o), today_);
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
  RememberedAnswers answers_;
  Diagnostics& diagnostics_;
  bool (*interrupted_)();
  Story story_;
  Shop shop_;
  Moment now_ = 0;
  Day today_ = 0;
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
