#include "sim/what_if/candidates.hpp"

#include <algorithm>
#include <cstdlib>

#include "model/index.hpp"
#include "sim/scenario/tracking_numbers.hpp"
#include "sim/study/study_events.hpp"

namespace juchu {
namespace {

constexpr Moment kMinute = 60, kMorning = 9 * 3600;
constexpr Day kMostMornings = 14;  // between two steps
constexpr Value kMostDays = 7;     // that a date is changed by
constexpr Value kFewValues = 12;   // of a number that is tried with each of them

class Candidates {
 public:
  Candidates(const Scenario& scenario, int order)
      : scenario_(scenario),
        rules_(*scenario.rules),
        book_(rules_.rulebook()),
        order_(order),
        moments_(moments()) {}

  std::vector<StoryChange> all() {
    for (std::size_t s = 0; s < scenario_.steps.size(); ++s) {
      const ScenarioStep& step = scenario_.steps[s];
      if (std::ranges::find(step.orders, order_) == step.orders.end()) continue;
      if (!owed_by_somebody(book_, step.event) || can_arrive(book_, step.event)) continue;
      move(static_cast<int>(s));
      change_values(static_cast<int>(s));
      add({.kind = StoryChange::Kind::LeftOut, .step = static_cast<int>(s), .distance = 1});
    }
    for (std::size_t e = 0; e < book_.events.size(); ++e) {
      const int event = static_cast<int>(e);
      if (!book_.events[e].shop && owed_by_somebody(book_, event) && !can_arrive(book_, event))
        add_steps(event);
    }
    return std::move(found_);
  }

 private:
  void add(StoryChange change) {
    change.order = order_;
    if (change.kind != StoryChange::Kind::LeftOut) change.instead.orders = {order_};
    found_.push_back(std::move(change));
  }

  /// After the order is made: just after each step of the story, and each morning in between.
  [[nodiscard]] std::vector<Moment> moments() const {
    std::vector<Moment> all;
    const Moment end = start_of(scenario_.until + 1);
    bool begun = false;
    if (scenario_.given && at(order_) < scenario_.given->orders.size()) {
      begun = true;
      const Moment first = start_of(scenario_.given->as_of) + kMorning;
      if (scenario_.steps.empty() || first < scenario_.steps.front().at) all.push_back(first);
      for (Day day = scenario_.given->as_of + 1; scenario_.steps.empty() && day <= scenario_.until;
           ++day)
        if (day <= scenario_.given->as_of + kMostMornings) all.push_back(start_of(day) + kMorning);
    }
    for (std::size_t s = 0; s < scenario_.steps.size(); ++s) {
      const ScenarioStep& step = scenario_.steps[s];
      begun = begun || std::ranges::find(step.orders, order_) != step.orders.end();
      const Moment next = s + 1 < scenario_.steps.size() ? scenario_.steps[s + 1].at : end;
      if (!begun) continue;
      if (step.at + kMinute < next) all.push_back(step.at + kMinute);
      const Day day = day_of(step.at);
      for (Day each = day; each <= day + kMostMornings; ++each)
        if (const Moment morning = start_of(each) + kMorning;
            morning > step.at + kMinute && morning < next)
          all.push_back(morning);
    }
    return all;
  }

  void move(int step) {
    const ScenarioStep& moved = row_at(scenario_.steps, step);
    for (const Moment at : moments_) {
      ScenarioStep instead = moved;
      instead.at = at;
      add({.kind = StoryChange::Kind::Moved,
           .step = step,
           .instead = std::move(instead),
           .distance = std::abs(at - moved.at)});
    }
  }

  void change_values(int step) {
    const ScenarioStep& changed = row_at(scenario_.steps, step);
    const auto& parameters = row_at(book_.events, changed.event).parameters;
    for (std::size_t p = 0; p < parameters.size(); ++p) {
      const std::optional<Value> stated = changed.parameters[p];
      if (parameters[p].world && parameters[p].type.kind != Kind::Bool) continue;  // a fact
      for (const Value value : values_of(parameters[p].type, stated, day_of(changed.at))) {
        if (stated == value) continue;
        ScenarioStep instead = changed;
        instead.parameters[p] = value;
        const bool date = parameters[p].type.kind == Kind::Date && stated && *stated != kUnset;
        add({.kind = StoryChange::Kind::Changed,
             .step = step,
             .instead = std::move(instead),
             .distance = date ? std::abs(value - *stated) : 1});
      }
    }
  }

  /// With each value of one of its parameters at a time, the others being as usual.
  void add_steps(int event) {
    const auto& parameters = row_at(book_.events, event).parameters;
    for (const Moment at : moments_) {
      ScenarioStep step{.at = at, .event = event};
      step.parameters.resize(parameters.size());
      bool usual = true;
      for (std::size_t p = 0; p < parameters.size(); ++p) {
        const Type& type = parameters[p].type;
        if (!parameters[p].default_value.empty()) continue;
        const auto values = values_of(type, std::nullopt, day_of(at));
        if (values.empty()) continue;
        if (!type.optional) step.parameters[p] = values.front();
        for (const Value value : values) {
          ScenarioStep with = step;
          with.parameters[p] = value;
          add({.kind = StoryChange::Kind::Added, .instead = std::move(with), .distance = 1});
        }
        usual = usual && type.optional;
      }
      if (usual) add({.kind = StoryChange::Kind::Added, .instead = std::move(step), .distance = 1});
    }
  }

  [[nodiscard]] std::vector<Value> values_of(const Type& type, std::optional<Value> stated,
                                             Day today) {
    std::vector<Value> values;
    const auto upto = [&](Value low, Value high) {
      for (Value value = low; value <= high; ++value) values.push_back(value);
    };
    switch (type.kind) {
      case Kind::Bool: upto(0, 1); break;
      case Kind::Int:
        if (type.high - type.low < kFewValues) upto(type.low, type.high);
        break;
      case Kind::Enum: upto(0, std::ssize(book_.names.enumerations[type.domain]) - 1); break;
      case Kind::Method: upto(0, std::ssize(book_.names.methods) - 1); break;
      case Kind::Date: {
        const Value middle = stated && *stated != kUnset ? *stated : today;
        const Value first = stated && *stated != kUnset ? middle - kMostDays : today + 1;
        upto(std::max<Value>(first, kFirstDay), std::min<Value>(middle + kMostDays, kLastDay));
        break;
      }
      case Kind::Token: values = fresh_numbers(); break;
      default: break;
    }
    return values;
  }

  /// One of each form that no step of the story uses.
  [[nodiscard]] const std::vector<Value>& fresh_numbers() {
    if (!fresh_.empty()) return fresh_;
    for (const int token_class : possible_token_classes(rules_)) {
      constexpr int kTried = 1000;
      for (int serial = 0; serial < kTried; ++serial) {
        const auto number = number_of(rules_, rules_.token(serial, token_class));
        if (!number) break;
        const Value token = scenario_.tokens->intern(*number);
        if (states_number(scenario_, token)) continue;
        fresh_.push_back(token);
        break;
      }
    }
    return fresh_;
  }

  const Scenario& scenario_;
  const CompiledRulebook& rules_;
  const Rulebook& book_;
  const int order_;
  const std::vector<Moment> moments_;
  std::vector<Value> fresh_;
  std::vector<StoryChange> found_;
};

}  // namespace

bool owed_by_somebody(const Rulebook& book, int event) {
  const int actor = row_at(book.events, event).actor;
  const auto duty = [](const Norm& norm) { return !norm.promise; };
  if (std::ranges::none_of(book.norms, duty)) return true;
  return std::ranges::any_of(book.norms,
                             [&](const Norm& norm) { return duty(norm) && norm.actor == actor; });
}

bool states_number(const Scenario& scenario, Value number) {
  const auto& events = scenario.rules->rulebook().events;
  return std::ranges::any_of(scenario.steps, [&](const ScenarioStep& step) {
    const auto& parameters = row_at(events, step.event).parameters;
    for (std::size_t p = 0; p < parameters.size(); ++p)
      if (parameters[p].type.kind == Kind::Token && step.parameters[p] == number) return true;
    return false;
  });
}

std::vector<StoryChange> candidates(const Scenario& scenario, int order) {
  return Candidates(scenario, order).all();
}

}  // namespace juchu
