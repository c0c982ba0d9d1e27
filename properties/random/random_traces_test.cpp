#include "properties/random/random_traces.hpp"

#include <cstdlib>
#include <set>

#include <gtest/gtest.h>

#include "properties/search/trace/scenario_of_trace.hpp"
#include "testing/generators/random_rules.hpp"
#include "testing/rulebooks/shipped_rules.hpp"

namespace juchu {
namespace {

using Rules = std::shared_ptr<const CompiledRulebook>;

Trace trace_of(const Rules& rules, const TracePlan& plan, std::uint64_t seed) {
  return random_traces(rules, plan)(rc::Random(seed)).value();
}

std::uint64_t breached_in(const Story& story) {
  std::uint64_t breached = 0;
  for (const StoryStep& step : story.steps) breached |= step.decision.breached;
  return breached;
}

/// G1 and G2 as the replayer sees them; answers what was breached.
std::uint64_t check_trace(const Rules& rules, const Trace& trace, bool norm_keeping) {
  std::size_t failed = 0;
  const auto replayed = replay_trace(rules, trace, {}, &failed);
  EXPECT_TRUE(replayed) << "G1: step " << failed;
  if (!replayed) return 0;
  const std::uint64_t breached = breached_in(replayed->story);
  EXPECT_EQ(breached & rules->promises, 0) << "G1";
  if (norm_keeping) {
    EXPECT_EQ(breached, 0) << "G2";
  }
  return breached;
}

TEST(RandomTraces, G1_G2_UnderShippedRulebooks) {
  std::set<int> events, jumps;
  std::uint64_t breached = 0;
  std::size_t keeping_steps = 0;
  const Rules rules = shipped_rules("qoo10-jp");
  for (std::uint64_t seed = 0; seed < 400 && !HasFailure(); ++seed) {
    const TracePlan plan{.orders = 1 + static_cast<int>(seed % 4), .norm_keeping = seed % 2 == 1};
    const Trace trace = trace_of(rules, plan, seed);
    breached |= check_trace(rules, trace, plan.norm_keeping);
    check_trace(shipped_rules("ec-cube-4"), trace_of(shipped_rules("ec-cube-4"), plan, seed),
                plan.norm_keeping);
    int days = 0;
    for (const TraceStep& step : trace.steps) {
      if (step.next_day) {
        ++days;
        continue;
      }
      events.insert(step.event.type);
      jumps.insert(days);
      days = 0;
      keeping_steps += plan.norm_keeping ? 1 : 0;
    }
  }
  EXPECT_EQ(events.size(), rules->rulebook().events.size()) << "sometimes: every event";
  for (const int days : {1, 13, 14, 15, 29, 30, 31}) EXPECT_TRUE(jumps.contains(days)) << days;
  EXPECT_NE(breached, 0) << "sometimes";
  EXPECT_GT(keeping_steps, 1000) << "sometimes";
}

TEST(RandomTraces, G1_G2_UnderRandomRulebooks) {
  std::size_t steps = 0;
  for (std::uint64_t seed = 0; seed < 200 && !HasFailure(); ++seed) {
    SCOPED_TRACE("rulebook and trace " + std::to_string(seed));
    const auto rules = std::make_shared<const CompiledRulebook>(random_rules({seed}));
    const TracePlan plan{.orders = 1 + static_cast<int>(seed % 3), .norm_keeping = seed % 2 == 1};
    const Trace trace = trace_of(rules, plan, seed);
    check_trace(rules, trace, plan.norm_keeping);
    steps += trace.steps.size();
  }
  EXPECT_GT(steps, 2000) << "sometimes";
}

TEST(RandomTraces, AreWhatRapidCheckDraws) {
  constexpr int keep_what_is_there = 0;
  setenv("RC_PARAMS", "seed=20240214", keep_what_is_there);
  const Rules rules = shipped_rules("qoo10-jp");
  ASSERT_TRUE(rc::check("a trace never ends before its first day", [&] {
    const Trace trace = *random_traces(rules, {.orders = 3});
    RC_ASSERT(replay_trace(rules, trace)->scenario.until >= Trace::kFirstDay);
  }));
}

TEST(RandomTraces, TheSameSeedGivesTheSameTraceWhateverTheSize) {
  const Rules rules = shipped_rules("qoo10-jp");
  const auto traces = random_traces(rules, {.orders = 3});
  const Trace one = traces(rc::Random(7), 0).value(), other = traces(rc::Random(7), 100).value();
  ASSERT_EQ(one.steps.size(), other.steps.size());
  for (std::size_t s = 0; s < one.steps.size(); ++s)
    EXPECT_EQ(one.steps[s].event.words, other.steps[s].event.words);
}

}  // namespace
}  // namespace juchu
