#include "properties/search/trace/shop_run.hpp"

#include <gtest/gtest.h>

#include "properties/search/trace/scenario_of_trace.hpp"
#include "properties/search/trace/testing/trace_of_story.hpp"
#include "testing/generators/random_rules.hpp"
#include "testing/generators/tries.hpp"
#include "testing/rulebooks/shipped_rules.hpp"

namespace juchu {
namespace {

using Rules = std::shared_ptr<const CompiledRulebook>;

/// The trace of `replayed`, with its orders and tracking numbers as the replayer numbers them.
Trace retold(const Trace& trace, const ReplayedTrace& replayed) {
  Trace told{.start = trace.start};
  for (const ScenarioOrder& order : replayed.scenario.orders) told.carts.push_back(order.cart);
  Day today = first_day_of(trace);
  const auto pass_to = [&](Day day) {
    while (today < day)
      told.steps.push_back(
          {.next_day = true, .working = replayed.scenario.calendar.working(++today)});
  };
  for (const StoryStep& step : replayed.story.steps) {
    if (step.script < 0) continue;
    pass_to(step.event.today());
    told.steps.push_back({.order = step.order, .event = step.event});
  }
  pass_to(replayed.scenario.until);
  return told;
}

Found found_in(const CompiledRulebook& rules, const Trace& trace) {
  ShopRun run(rules, trace.start, trace.carts, first_day_of(trace));
  for (const TraceStep& step : trace.steps) {
    if (step.next_day) {
      EXPECT_TRUE(run.next_day(step.working, 0));
      continue;
    }
    Event event = step.event;
    const Decision decision = run.ask(step.order, event);
    EXPECT_EQ(event.words, step.event.words) << "numbers used elsewhere";
    EXPECT_TRUE(decision.accepted);
    if (decision.accepted) run.happen(step.order, event, decision);
  }
  return run.found();
}

/// Compares what a run and the replayer find in a story, and adds it to `all`.
void expect_same(const Rules& rules, const StoryPlan& plan, Found& all) {
  const Trace trace = traced_story(*rules, plan).trace;
  const auto replayed = replay_trace(rules, trace);
  if (!replayed) return;  // some forms of numbers run out
  const Found found = found_in(*rules, retold(trace, *replayed));
  std::uint64_t hazards = 0, breached = 0;
  for (const StoryStep& step : replayed->story.steps) {
    hazards |= step.decision.entered;
    breached |= step.decision.breached;
  }
  EXPECT_EQ(found.hazards, hazards) << "P1";
  EXPECT_EQ(found.breached, breached) << "P1";
  const std::uint64_t broken = replayed->story.broken_properties;
  EXPECT_EQ(found.properties & broken, broken) << "P1: a run looks at every single day";
  all.hazards |= found.hazards;
  all.breached |= found.breached;
  all.properties |= found.properties;
}

TEST(ShopRun, P1_FindsWhatTheReplayerFinds) {
  Found all;
  for (std::uint64_t seed = 0; seed < tries(1000u); ++seed) {
    SCOPED_TRACE("rulebook and story " + std::to_string(seed));
    const auto rules = std::make_shared<const CompiledRulebook>(random_rules({seed}));
    expect_same(rules, {seed, 40, 1 + static_cast<int>(seed % 4)}, all);
    if (::testing::Test::HasFailure()) return;
  }
  for (const char* id : {"qoo10-jp", "ec-cube-4"})
    for (std::uint64_t seed = 0; seed < tries(100u); ++seed)
      expect_same(shipped_rules(id), {seed, 60, 1 + static_cast<int>(seed % 4)}, all);
  EXPECT_NE(all.hazards, 0) << "sometimes";
  EXPECT_NE(all.breached, 0) << "sometimes";
  EXPECT_NE(all.properties, 0) << "sometimes";
}

/// Every trace is played until a day is held back, which must be as if nobody had asked.
TEST(ShopRun, P2_ADayThatIsHeldBackChangesNothing) {
  int held_back = 0;
  for (std::uint64_t seed = 0; seed < 300; ++seed) {
    SCOPED_TRACE("rulebook and story " + std::to_string(seed));
    const CompiledRulebook rules = random_rules({seed});
    const Trace trace = traced_story(rules, {seed, 40, 2}).trace;
    ShopRun run(rules, trace.start, trace.carts, first_day_of(trace));
    for (const TraceStep& step : trace.steps) {
      const std::vector<Situation> before = {run.situation_of(0), run.situation_of(1)};
      const Found found = run.found();
      const Day today = run.today();
      if (!step.next_day) {
        Event event = step.event;
        run.happen(step.order, event, run.ask(step.order, event));
      } else if (!run.next_day(step.working, ~std::uint64_t{0})) {
        ++held_back;
        EXPECT_EQ(before, (std::vector<Situation>{run.situation_of(0), run.situation_of(1)}));
        EXPECT_EQ(found, run.found());
        EXPECT_EQ(today, run.today());
        ASSERT_TRUE(run.next_day(step.working, 0));
        EXPECT_NE(found.breached | run.found().breached, 0);
      }
    }
  }
  EXPECT_GT(held_back, 100) << "sometimes";
}

}  // namespace
}  // namespace juchu
