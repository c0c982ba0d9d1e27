// Question: what does the whole life of an ordinary order cost, and what are its parts?
// Expected shape: a life costs its six decisions, the few days on which something may be due, and a
// look ahead after each of these; the idle days between them cost nothing.
//
// It is driven through the public engine alone, so that the same file measures the engine of any
// commit. Each row below the life is a part of it, asked of the situations that this life passes
// through, one after the other; its time is that of one call.
#include <cstdlib>
#include <string>
#include <vector>

#include <benchmark/benchmark.h>

#include "bench/reachable.hpp"

namespace juchu::bench {
namespace {

constexpr Day kOrdered = 19783;  // 2024-03-01, a Friday
constexpr Day kDays = 60;

bool working(Day day) { return weekday_of(day) < 5; }

template <class Rows>
int row_named(const Rows& rows, const std::string& id) {
  for (std::size_t i = 0; i < rows.size(); ++i)
    if (rows[i].id == id) return static_cast<int>(i);
  std::abort();
}

/// An event of the shipped rulebook on a day of the life, with some of its parameters.
class EventOf {
 public:
  EventOf(const CompiledRulebook& rules, const std::string& id, Day day)
      : rules_(rules), type_(row_named(rules.rulebook().events, id)) {
    event_ = rules.event(type_, kOrdered + day);
  }
  EventOf& with(const std::string& parameter, Value value) {
    const auto& event = rules_.rulebook().events[event_.type];
    const int index = row_named(event.parameters, parameter);
    rules_.parameter(type_, index).put(event_.words.data(), value);
    return *this;
  }
  [[nodiscard]] const Event& get() const { return event_; }

 private:
  const CompiledRulebook& rules_;
  int type_;
  Event event_;
};

/// Ordered at a convenience store, paid the next day, dated, sent in time, arrived. The receipt is
/// then presumed, and the trade completed.
std::vector<Event> events_of_life(const CompiledRulebook& rules) {
  const Value sagawa = row_named(rules.rulebook().methods, "sagawa"), konbini = 1;
  const Value number = rules.token(0, rules.token_class("012345678903"));
  const auto event = [&](const char* id, Day day) { return EventOf(rules, id, day); };
  return {
      event("place_order", 0).with("payment", konbini).with("listed_method", sagawa).get(),
      event("pay", 1).get(),
      event("set_ship_date", 1).with("ship_date", kOrdered + 4).get(),
      event("hand_over", 3).with("method", sagawa).get(),
      event("confirm_shipment", 3)
          .with("method", sagawa)
          .with("number", number)
          .with("parcel", 1)
          .get(),
      event("parcel_arrives", 5).get(),
  };
}

/// Lives it. `step(before, event, decision)` hears of what people do, `report(day, before,
/// decision)` of what the days bring. Answers how it ends.
template <class Step, class Report>
Situation live(const CompiledRulebook& rules, const std::vector<Event>& events, Step step,
               Report report) {
  Situation now = rules.start();
  Day today = kOrdered;
  for (const Event& event : events) {
    now = advance(rules, now, today, event.today(), working, report);
    today = event.today();
    const Decision decision = decide(rules, now, event);
    step(now, event, decision);
    now = decision.after;
  }
  return advance(rules, now, today, kOrdered + kDays, working, report);
}

/// What the parts of a life are asked about.
struct Moment {
  Situation before;
  Event event;
  Decision decision;
};
std::vector<Moment> steps_of_life(const CompiledRulebook& rules) {
  std::vector<Moment> steps;
  live(
      rules, events_of_life(rules),
      [&](const Situation& before, const Event& event, const Decision& decision) {
        steps.push_back({before, event, decision});
      },
      [](Day, const Situation&, const Decision&) {});
  return steps;
}

void BM_life(benchmark::State& state) {
  const CompiledRulebook rules = shipped("qoo10-jp");
  const std::vector<Event> events = events_of_life(rules);
  int accepted = 0, reports = 0;
  Situation end;
  for (auto _ : state) {
    accepted = reports = 0;
    end = live(
        rules, events,
        [&](const Situation&, const Event&, const Decision& decision) {
          accepted += decision.accepted ? 1 : 0;
        },
        [&](Day, const Situation&, const Decision&) { ++reports; });
    benchmark::DoNotOptimize(end);
  }
  const Value status = rules.field(0).get(end.words.data());
  if (accepted != 6 || !rules.rulebook().status(0, status).final)
    state.SkipWithError("this is not the ordinary life");
  state.counters["accepted"] = accepted;
  state.counters["reports"] = reports;
}
BENCHMARK(BM_life);

/// Asks `question` of one step after the other.
template <class Question>
void ask_in_turn(benchmark::State& state, Question question) {
  const CompiledRulebook rules = shipped("qoo10-jp");
  const std::vector<Moment> steps = steps_of_life(rules);
  std::size_t next = 0;
  for (auto _ : state) {
    benchmark::DoNotOptimize(question(rules, steps[next]));
    if (++next == steps.size()) next = 0;
  }
}

void BM_next_deadline(benchmark::State& state) {
  ask_in_turn(state, [](const CompiledRulebook& rules, const Moment& step) {
    return next_deadline(rules, step.decision.after, step.event.today());
  });
}
BENCHMARK(BM_next_deadline);

void BM_begin_day(benchmark::State& state) {
  ask_in_turn(state, [](const CompiledRulebook& rules, const Moment& step) {
    return begin_day(rules, step.decision.after, step.event.today() + 1, true);
  });
}
BENCHMARK(BM_begin_day);

void BM_begin_whole_day(benchmark::State& state) {
  ask_in_turn(state, [](const CompiledRulebook& rules, const Moment& step) {
    return begin_whole_day(rules, step.decision.after, step.event.today() + 1, true,
                           [](const Situation&, const Decision&) {});
  });
}
BENCHMARK(BM_begin_whole_day);

void BM_decide_accepted(benchmark::State& state) {
  ask_in_turn(state, [](const CompiledRulebook& rules, const Moment& step) {
    return decide(rules, step.before, step.event);
  });
}
BENCHMARK(BM_decide_accepted);

/// Each event once more, after it has happened: the first five are refused, and the parcel cannot
/// arrive twice.
void BM_decide_refused(benchmark::State& state) {
  ask_in_turn(state, [](const CompiledRulebook& rules, const Moment& step) {
    return decide(rules, step.decision.after, step.event);
  });
}
BENCHMARK(BM_decide_refused);

void BM_broken_properties(benchmark::State& state) {
  ask_in_turn(state, [](const CompiledRulebook& rules, const Moment& step) {
    return broken_properties(rules, step.before, step.event, step.decision);
  });
}
BENCHMARK(BM_broken_properties);

}  // namespace
}  // namespace juchu::bench
