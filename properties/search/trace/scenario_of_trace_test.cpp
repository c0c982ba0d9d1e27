#include "properties/search/trace/scenario_of_trace.hpp"

#include <algorithm>
#include <set>
#include <sstream>

#include <gtest/gtest.h>

#include "properties/search/trace/testing/trace_of_story.hpp"
#include "sim/scenario/scenario_json.hpp"
#include "sim/scenario/scenario_writer_json.hpp"
#include "testing/generators/random_rules.hpp"
#include "testing/rulebooks/shipped_rules.hpp"

namespace juchu {
namespace {

using Rules = std::shared_ptr<const CompiledRulebook>;

std::string written(const Scenario& scenario) {
  std::ostringstream out;
  write_scenario(scenario, out);
  return out.str();
}

/// T1: each step of the trace got the same answer in the replay as in the story.
void expect_same_answers(const Rules& rules, const TracedStory& traced,
                         const ReplayedTrace& replayed) {
  std::size_t next = 0;
  for (const StoryStep& step : replayed.story.steps) {
    if (step.script < 0) continue;
    ASSERT_EQ(step.script, static_cast<int>(next)) << "T1: every step, in sequence";
    ASSERT_LT(next, traced.accepted.size());
    const StoryCall& call = traced.accepted[next++];
    EXPECT_TRUE(step.decision.accepted);
    EXPECT_EQ(step.event.type, call.event.type);
    EXPECT_EQ(step.event.today(), call.day);
    EXPECT_EQ(step.order,
              call.order < 0 ? -1 : replayed.orders[static_cast<std::size_t>(call.order)]);
    EXPECT_EQ(step.decision.rule, call.decision.rule);
    EXPECT_EQ(step.decision.breached, call.decision.breached);
    EXPECT_EQ(step.decision.entered, call.decision.entered);
    EXPECT_EQ(step.decision.sends, call.decision.sends);
    EXPECT_EQ(rules->configuration(step.decision.after), rules->configuration(call.decision.after));
  }
  EXPECT_EQ(next, traced.accepted.size());
}

void expect_same_days(const Trace& trace, const Scenario& scenario) {
  Day day = first_day_of(trace);
  for (const TraceStep& step : trace.steps) {
    if (!step.next_day) continue;
    ++day;
    EXPECT_EQ(scenario.calendar.working(day), step.working) << "T2: " << day_text(day);
  }
  EXPECT_EQ(scenario.until, day) << "the last day belongs to it";
}

void expect_holds(const ReplayedTrace& replayed) {
  for (const Failure& failure : replayed.story.failures)
    ADD_FAILURE() << "T3: " << failure.what << ": " << failure.expected.en << " / "
                  << failure.actual.en;
}

TEST(ScenarioOfTrace, T1_T2_T3_OfStoriesUnderShippedRulebooks) {
  std::uint64_t hazards = 0;
  std::size_t longest = 0;
  for (const char* id : {"qoo10-jp", "ec-cube-4"}) {
    const Rules rules = shipped_rules(id);
    RulebookShelf shelf;
    for (std::uint64_t seed = 0; seed < 150; ++seed) {
      SCOPED_TRACE(std::string(id) + ", story " + std::to_string(seed));
      const TracedStory traced = traced_story(*rules, {seed, 60, 1 + static_cast<int>(seed % 3)});
      const auto replayed = replay_trace(rules, traced.trace, {.title = {"試し", "A test"}});
      ASSERT_TRUE(replayed);
      expect_same_answers(rules, traced, *replayed);
      expect_same_days(traced.trace, replayed->scenario);
      expect_holds(*replayed);
      hazards |= replayed->story.hazards();
      longest = std::max(longest, replayed->scenario.steps.size());
      if (HasFailure()) return;

      const std::string text = written(replayed->scenario);
      Diagnostics diagnostics;
      const auto again = read_scenario(text, "", "", shelf, diagnostics);
      ASSERT_TRUE(again) << to_text(diagnostics.sorted().front(), Language::English) << text;
      ASSERT_EQ(written(*again), text) << "W1";
      const auto story = replay(*again, diagnostics);
      ASSERT_TRUE(story);
      ASSERT_EQ(story->holds(), replayed->story.holds()) << text;
      ASSERT_EQ(story->steps.size(), replayed->story.steps.size());
      for (std::size_t s = 0; s < story->steps.size(); ++s)
        ASSERT_EQ(story->steps[s].decision, replayed->story.steps[s].decision);
    }
  }
  EXPECT_NE(hazards, 0) << "sometimes";
  EXPECT_GT(longest, 10) << "sometimes";
}

TEST(ScenarioOfTrace, T1_T2_T3_OfStoriesUnderRandomRulebooks) {
  int told = 0, broken = 0;
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    SCOPED_TRACE("rulebook and story " + std::to_string(seed));
    const auto rules = std::make_shared<const CompiledRulebook>(random_rules({seed}));
    const TracedStory traced = traced_story(*rules, {seed, 40, 1 + static_cast<int>(seed % 3)});
    const auto replayed = replay_trace(rules, traced.trace, {.title = {"試し", "A test"}});
    if (!replayed) continue;  // some forms of numbers run out
    expect_same_answers(rules, traced, *replayed);
    expect_same_days(traced.trace, replayed->scenario);
    expect_holds(*replayed);
    if (HasFailure()) return;
    ++told;
    broken += replayed->story.broken_properties != 0 ? 1 : 0;
  }
  EXPECT_GT(told, 150) << "sometimes";
  EXPECT_GT(broken, 10) << "sometimes";
}

/// A trace of one order, day by day.
class Told {
 public:
  explicit Told(Rules rules) : rules_(std::move(rules)) {
    trace_.start = rules_->start();
    trace_.carts = {0};
  }
  Told& order_of(int order) {
    order_ = order;
    while (trace_.orders() <= order) trace_.carts.push_back(0);
    return *this;
  }
  Told& day(bool working = true) {
    trace_.steps.push_back({.next_day = true, .working = working});
    ++today_;
    return *this;
  }
  Told& event(const std::string& id,
              const std::vector<std::pair<std::string, Value>>& parameters = {}) {
    const Rulebook& rulebook = rules_->rulebook();
    const auto type = std::ranges::find(rulebook.events, id, &EventType::id);
    const int e = static_cast<int>(type - rulebook.events.begin());
    Event event = rules_->event(e, today_);
    for (const auto& [name, value] : parameters) {
      const auto p = std::ranges::find(type->parameters, name, &EventParameter::id);
      rules_->parameter(e, static_cast<int>(p - type->parameters.begin()))
          .put(event.words.data(), value);
    }
    trace_.steps.push_back({.order = type->shop ? -1 : order_, .event = event});
    return *this;
  }
  [[nodiscard]] const Trace& trace() const { return trace_; }
  [[nodiscard]] Day today() const { return today_; }

 private:
  Rules rules_;
  Trace trace_;
  int order_ = 0;
  Day today_ = Trace::kFirstDay;
};

TEST(ScenarioOfTrace, ReadsAsIfAPersonHadWrittenIt) {
  const Rules rules = shipped_rules("qoo10-jp");
  const Value number = rules->token(0, rules->token_class("111111111116"));
  Told told(rules);
  told.event("place_order").event("set_ship_date", {{"ship_date", Trace::kFirstDay + 1}});
  told.order_of(1).event("place_order").day(false).order_of(0).event("hand_over");
  told.event("confirm_shipment", {{"number", number}, {"parcel", 1}}).day().day(false);
  const Scenario scenario = scenario_of(rules, told.trace(), {.title = {"試し", "A test"}});
  EXPECT_EQ(written(scenario), R"({
  "title": {"ja": "試し", "en": "A test"},
  "rulebook": "qoo10-jp",
  "bounds": "small",
  "calendar": {"closed": ["sat"], "holidays": ["2024-03-04"]},
  "shop": {"stock_linked": false, "low_ship_rate": false},
  "steps": [
    {"at": "2024-03-01 09:00", "order": "A-1", "cart": "C-1", "event": "place_order",      "listed_method": "yamato"},
    {"at": "2024-03-01 09:10", "order": "A-1",                "event": "set_ship_date",    "ship_date": "2024-03-02"},
    {"at": "2024-03-01 09:20", "order": "A-2", "cart": "C-1", "event": "place_order",      "listed_method": "yamato"},
    {"at": "2024-03-02 09:00", "order": "A-1",                "event": "hand_over"},
    {"at": "2024-03-02 09:10", "order": "A-1",                "event": "confirm_shipment", "number": "000000000001"}
  ],
  "until": "2024-03-04",
  "expect": {
    "A-1": {"status": ["in_transit", "no_claim"], "hazards": [], "breached": [], "outside": [],
            "exactly": true, "hazards_now": []},
    "A-2": {"status": ["new_order", "no_claim"], "hazards": [], "breached": ["date-promptly"],
            "outside": [], "exactly": true, "hazards_now": []}
  }
}
)");
}

TEST(ScenarioOfTrace, SaysWhichStepIsNotAccepted) {
  const Rules rules = shipped_rules("qoo10-jp");
  struct Row {
    const char* what;
    Trace trace;
    std::size_t step;
  };
  const Row rows[] = {
      {"refused", Told(rules).event("place_order").day().event("cancel").event("cancel").trace(),
       3},
      {"cannot have happened: nothing was sent",
       Told(rules).event("place_order").day().event("parcel_arrives").day().trace(), 2},
      {"no such order", Told(rules).day().event("hand_over").trace(), 1},
      {"refused before what cannot have happened",
       Told(rules).event("place_order").event("approve_cancel").event("parcel_arrives").trace(), 1},
  };
  for (const Row& row : rows) {
    std::size_t failed = 99;
    EXPECT_FALSE(replay_trace(rules, row.trace, {}, &failed)) << row.what;
    EXPECT_EQ(failed, row.step) << row.what;
  }
}

TEST(ScenarioOfTrace, ManyStepsOfADayStayWithinIt) {
  const Rules rules = shipped_rules("ec-cube-4");
  for (const int count : {1, 89, 300, 2000, 60'000}) {
    Told told(rules);
    told.event("place_order");
    for (int i = 0; i < count; ++i) told.event(i % 2 == 0 ? "cancel" : "back_to_in_progress");
    const Scenario scenario = scenario_of(rules, told.trace());
    EXPECT_EQ(day_of(scenario.steps.back().at), Trace::kFirstDay) << count;
    EXPECT_TRUE(std::ranges::is_sorted(scenario.steps, {}, &ScenarioStep::at)) << count;
  }
}

TEST(ScenarioOfTrace, ATraceWithoutStepsIsADay) {
  const Rules rules = shipped_rules("qoo10-jp");
  EXPECT_EQ(scenario_of(rules, Told(rules).trace()).until, Trace::kFirstDay);
  EXPECT_EQ(scenario_of(rules, Told(rules).day().day().trace()).until, Trace::kFirstDay + 2);
}

}  // namespace
}  // namespace juchu
