#include "properties/search/trace/scenario_of_trace.hpp"

#include <algorithm>
#include <cassert>

#include <fmt/format.h>

#include "sim/retold.hpp"
#include "sim/scenario/tracking_numbers.hpp"

namespace juchu {
namespace {

constexpr Moment kOpening = 9 * 3600;  // of the first step of a day

/// The seconds between the `count` steps of one day: as readable as they fit before midnight.
Moment pace_for(std::size_t count) {
  constexpr Moment paces[] = {600, 60, 1};
  const auto steps = static_cast<Moment>(count);
  for (const Moment pace : paces)
    if (kOpening + pace * steps < kSecondsPerDay) return pace;
  return 0;
}

class ScenarioBuilder {
 public:
  ScenarioBuilder(const std::shared_ptr<const CompiledRulebook>& rules, const Trace& trace,
                  const ScenarioHeading& heading)
      : rules_(*rules), trace_(trace) {
    scenario_.rules = rules;
    scenario_.tokens = std::make_shared<TokenTable>(rules_);
    scenario_.title = heading.title;
    scenario_.says = heading.says;
    scenario_.source = heading.source;
    scenario_.choices = heading.choices;
    orders_.assign(trace.carts.size(), -1);
  }

  /// False where a step names a number that none can be; `step` then says which.
  bool build(std::size_t& step) {
    scenario_.shop = shop_of(rules_, rules_, trace_.start);
    std::vector<bool> working;  // of the second day and those after it
    const Day first = first_day_of(trace_);
    for (step = 0; step < trace_.steps.size(); ++step) {
      const TraceStep& told = trace_.steps[step];
      const Day today = first + static_cast<Day>(working.size());
      if (told.next_day) {
        working.push_back(told.working);
      } else {
        assert(told.event.today() == today);
        if (!add_step(told, today)) return false;
      }
    }
    set_times();
    set_calendar(first, working);
    scenario_.until = first + static_cast<Day>(working.size());
    return true;
  }

  Scenario& scenario() { return scenario_; }
  [[nodiscard]] const std::vector<int>& orders() const { return orders_; }

 private:
  bool add_step(const TraceStep& told, Day today) {
    ScenarioStep step;
    step.at = start_of(today);
    step.event = told.event.type;
    if (told.order >= 0) step.orders.push_back(scenario_order(told.order));
    const EventType& type = rules_.rulebook().events[told.event.type];
    for (std::size_t p = 0; p < type.parameters.size(); ++p) {
      Value value = rules_.parameter(step.event, static_cast<int>(p)).get(told.event.words.data());
      if (type.parameters[p].type.kind == Kind::Token && value != kUnset) {
        const auto number = number_of(rules_, value);
        if (!number) return false;
        value = scenario_.tokens->intern(*number);
      }
      step.parameters.emplace_back(value);
    }
    scenario_.steps.push_back(std::move(step));
    return true;
  }

  /// Its index in the scenario, in which orders stand as they first occur.
  int scenario_order(int order) {
    int& index = orders_[static_cast<std::size_t>(order)];
    if (index >= 0) return index;
    index = static_cast<int>(scenario_.orders.size());
    scenario_.orders.push_back({fmt::format("A-{}", index + 1), cart_for(order)});
    return index;
  }

  /// A cart has a name where others lie in it.
  int cart_for(int order) {
    const int cart = trace_.carts[static_cast<std::size_t>(order)];
    for (std::size_t other = 0; other < orders_.size(); ++other)
      if (static_cast<int>(other) != order && orders_[other] >= 0 && trace_.carts[other] == cart)
        return scenario_.orders[static_cast<std::size_t>(orders_[other])].cart;
    const bool shared = std::ranges::count(trace_.carts, cart) > 1;
    if (shared) ++named_carts_;
    scenario_.carts.push_back(shared ? fmt::format("C-{}", named_carts_) : "");
    return static_cast<int>(scenario_.carts.size()) - 1;
  }

  void set_times() {
    auto& steps = scenario_.steps;
    for (std::size_t begin = 0, end = 0; begin < steps.size(); begin = end) {
      while (end < steps.size() && steps[end].at == steps[begin].at) ++end;
      const Moment pace = pace_for(end - begin);
      for (std::size_t s = begin; s < end; ++s)
        steps[s].at += kOpening + pace * static_cast<Moment>(s - begin);
    }
  }

  /// A weekend stays one where none of its days is worked on; other days off are holidays.
  void set_calendar(Day first, const std::vector<bool>& working) {
    Calendar& calendar = scenario_.calendar;
    for (std::size_t d = 0; d < working.size(); ++d)
      if (working[d])
        std::erase(calendar.closed_weekdays, weekday_of(first + 1 + static_cast<Day>(d)));
    for (std::size_t d = 0; d < working.size(); ++d) {
      const Day day = first + 1 + static_cast<Day>(d);
      if (!working[d] && calendar.working(day)) calendar.holidays.push_back(day);
    }
  }

  const CompiledRulebook& rules_;
  const Trace& trace_;
  Scenario scenario_;
  std::vector<int> orders_;  // by the trace's: index into Scenario::orders, -1: not yet
  int named_carts_ = 0;
};

/// Where in the trace step `script` of the scenario stands.
std::size_t place_in_trace(const Trace& trace, std::size_t script) {
  std::size_t place = 0;
  for (std::size_t events = 0; place < trace.steps.size(); ++place)
    if (!trace.steps[place].next_day && events++ == script) break;
  return place;
}

/// The first step of the scenario that is not accepted; its size when all are.
std::size_t first_not_accepted(const Scenario& scenario) {
  Scenario beginning = scenario;
  Diagnostics diagnostics;
  if (const auto story = replay(scenario, diagnostics)) {
    for (const StoryStep& step : story->steps)
      if (step.script >= 0 && !step.decision.accepted) return static_cast<std::size_t>(step.script);
    return scenario.steps.size();
  }
  // Something cannot have happened: how far does the story come?
  do {
    beginning.steps.pop_back();
  } while (!beginning.steps.empty() && !replay(beginning, diagnostics));
  const std::size_t possible = beginning.steps.size();
  return std::min(possible, first_not_accepted(beginning));
}

}  // namespace

Day first_day_of(const Trace& trace) {
  Day days = 0;
  for (const TraceStep& step : trace.steps) {
    if (!step.next_day) return step.event.today() - days;
    ++days;
  }
  return Trace::kFirstDay;
}

std::optional<ReplayedTrace> replay_trace(const std::shared_ptr<const CompiledRulebook>& rules,
                                          const Trace& trace, const ScenarioHeading& heading,
                                          std::size_t* failed) {
  ScenarioBuilder builder(rules, trace, heading);
  std::size_t step = 0;
  const bool built = builder.build(step);
  if (built) {
    const std::size_t refused = first_not_accepted(builder.scenario());
    step = place_in_trace(trace, refused);
  }
  if (!built || step < trace.steps.size()) {
    if (failed != nullptr) *failed = step;
    return std::nullopt;
  }
  ReplayedTrace replayed{std::move(builder.scenario()), {}, builder.orders()};
  Diagnostics diagnostics;
  auto story = replay(replayed.scenario, diagnostics);
  assert(story);
  leave_out_defaults(replayed.scenario, *story);
  expect_outcomes(replayed.scenario, *story);
  story = replay(replayed.scenario, diagnostics);
  assert(story);
  replayed.story = std::move(*story);
  return replayed;
}

Scenario scenario_of(const std::shared_ptr<const CompiledRulebook>& rules, const Trace& trace,
                     const ScenarioHeading& heading) {
  auto replayed = replay_trace(rules, trace, heading);
  assert(replayed);
  return std::move(replayed->scenario);
}

}  // namespace juchu
