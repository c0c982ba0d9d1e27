#include "sim/replayer.hpp"

#include <fstream>
#include <iterator>

#include <gtest/gtest.h>

#include "sim/testing/corner_shop.hpp"

namespace juchu {
namespace {

std::string told(const std::string& text) { return lines_of(scenario_of(text), story_of(text)); }

/// What a story fails to be: `A: status`, one a line.
std::string failures_of(const std::string& text) {
  std::string lines;
  for (const Failure& failure : story_of(text).failures)
    lines += failure.what + ": " + failure.expected.en + " / " + failure.actual.en + "\n";
  return lines;
}

constexpr std::string_view kTwoOrders = R"(
{"at": "2024-03-01 10:00", "order": "B", "event": "order", "cart": "C"},
{"at": "2024-03-01 10:00", "order": "A", "event": "order", "cart": "C"},
{"at": "2024-03-01 11:00", "order": ["A", "B"], "event": "promise", "day": "2024-03-04"},
{"at": "2024-03-05 00:00", "order": "A", "event": "ship", "number": "1234"})";

TEST(Replayer, R1_TheSameScenarioGivesTheSameStory) {
  const std::string text = corner_shop_scenario(kTwoOrders, R"("until": "2024-03-12")");
  const Story first = story_of(text), second = story_of(text);
  ASSERT_EQ(first.steps.size(), second.steps.size());
  for (std::size_t i = 0; i < first.steps.size(); ++i) {
    EXPECT_EQ(first.steps[i].decision, second.steps[i].decision);
    EXPECT_EQ(first.steps[i].at, second.steps[i].at);
  }
}

TEST(Replayer, R2_TheDeadlinesOfADayPrecedeItsStepsOrderByOrder) {
  EXPECT_EQ(told(corner_shop_scenario(kTwoOrders, R"("until": "2024-03-06")")),
            "2024-03-01 10:00 B ordered open\n"
            "2024-03-01 10:00 A ordered open\n"
            "2024-03-01 11:00 A promised open\n"
            "2024-03-01 11:00 B promised open\n"
            "2024-03-05 00:00 B late late\n"
            "2024-03-05 00:00 A late late\n"
            "2024-03-05 00:00 A shipped sent\n"
            "2024-03-06 00:00 B nudged closed\n");
}

TEST(Replayer, R3_EqualTimesKeepTheSequenceOfTheFile) {
  EXPECT_EQ(told(corner_shop_scenario(R"(
{"at": "2024-03-01 10:00", "order": "A", "event": "order"},
{"at": "2024-03-01 10:00", "order": "A", "event": "ship", "number": "1234"},
{"at": "2024-03-01 10:00", "order": "A", "event": "promise", "day": "2024-03-04", "expect": {"refused_by": "no-promise-after"}})")),
            "2024-03-01 10:00 A ordered open\n"
            "2024-03-01 10:00 A shipped sent\n"
            "2024-03-01 10:00 A !no-promise-after sent\n");
}

TEST(Replayer, BusinessDaysFollowTheCalendar) {
  const std::string steps = R"(
{"at": "2024-03-01 10:00", "order": "A", "event": "order"},
{"at": "2024-03-01 10:00", "order": "A", "event": "promise", "day": "2024-03-04"})";
  struct Row {
    const char* what;
    const char* more;
    const char* closed_on;
  };
  constexpr Row rows[] = {
      {"weekends are closed: Tue 5, Wed 6", R"("until": "2024-03-20")", "2024-03-06"},
      {"a holiday does not count",
       R"("until": "2024-03-20", "calendar": {"holidays": ["2024-03-06"]})", "2024-03-07"},
      {"closed on Tue to Thu",
       R"("until": "2024-03-20", "calendar": {"closed": ["tue", "wed", "thu"]})", "2024-03-09"},
  };
  for (const Row& row : rows)
    EXPECT_NE(told(corner_shop_scenario(steps, row.more))
                  .find(std::string(row.closed_on) + " 00:00 A nudged"),
              std::string::npos)
        << row.what;
}

TEST(Replayer, TheShopIsSharedAndItsStockRunsOut) {
  EXPECT_EQ(told(corner_shop_scenario(R"(
{"at": "2024-03-01 10:00", "order": ["A", "B"], "event": "order"},
{"at": "2024-03-01 10:01", "order": "C", "event": "order", "expect": {"refused_by": "ordered"}},
{"at": "2024-03-01 10:02", "event": "restock", "units": 1},
{"at": "2024-03-01 10:03", "order": "C", "event": "order"})")),
            "2024-03-01 10:00 A ordered open\n"
            "2024-03-01 10:00 B ordered open\n"
            "2024-03-01 10:01 C !ordered nothing\n"
            "2024-03-01 10:02 shop restocked nothing\n"
            "2024-03-01 10:03 C ordered open\n");
}

TEST(Replayer, WhatOneLineChangesInACartIsSeenByTheOthers) {
  const std::string orders = R"(
{"at": "2024-03-01 10:00", "event": "restock", "units": 5},
{"at": "2024-03-01 10:00", "order": "A", "event": "order", "cart": "one"},
{"at": "2024-03-01 10:00", "order": "B", "event": "order", "cart": "one"},
{"at": "2024-03-01 11:00", "order": "A", "event": )";
  for (const char* event :
       {R"("wrap"})", R"("wrap_with_ribbon"})"}) {  // the second changes the shop too
    const Story story = story_of(corner_shop_scenario(orders + event));
    EXPECT_EQ(story.orders[0].hazards, 1u) << event;
    EXPECT_EQ(story.orders[1].hazards, 1u)
        << "the hazard reads the cart that the other order changed";
  }
}

/// The corner shop, whose deadline `late` also counts the late lines of the cart.
std::string shop_that_counts_late_lines() {
  std::ifstream in("sim/testing/corner_shop.json");
  std::string text{std::istreambuf_iterator<char>(in), {}};
  const auto replace = [&](const std::string& from, const std::string& to) {
    text.replace(text.find(from), from.size(), to);
  };
  replace(R"("fields": {)", R"("fields": {"late_lines": {"type": "0..9", "scope": "cart"},)");
  replace(R"("to": "late",)", R"("to": "late", "set": {"late_lines": "late_lines + 1"},)");
  const std::string path = testing::TempDir() + "late_lines.json";
  std::ofstream(path) << text;
  return path;
}

TEST(Replayer, DeadlinesOfOneDayThatChangeACartAllFireOnThatDay) {
  Diagnostics diagnostics;
  RulebookShelf shelf;
  const auto scenario = read_scenario(corner_shop_scenario(kTwoOrders, R"("until": "2024-03-05")"),
                                      "s", shop_that_counts_late_lines(), shelf, diagnostics);
  ASSERT_TRUE(scenario);
  const auto story = replay(*scenario, diagnostics);
  ASSERT_TRUE(story);
  EXPECT_EQ(lines_of(*scenario, *story),
            "2024-03-01 10:00 B ordered open\n"
            "2024-03-01 10:00 A ordered open\n"
            "2024-03-01 11:00 A promised open\n"
            "2024-03-01 11:00 B promised open\n"
            "2024-03-05 00:00 B late late\n"
            "2024-03-05 00:00 A late late\n"
            "2024-03-05 00:00 A shipped sent\n");
}

TEST(Replayer, ANumberIsUsedElsewhereOnlyOutsideItsCart) {
  const auto warned = [](const char* cart) {
    return story_of(corner_shop_scenario(std::string(R"(
{"at": "2024-03-01 10:00", "order": "A", "event": "order", "cart": "one"},
{"at": "2024-03-01 10:00", "order": "B", "event": "order", "cart": ")") +
                                         cart + R"("},
{"at": "2024-03-01 11:00", "order": "A", "event": "ship", "number": "12-34"},
{"at": "2024-03-01 11:00", "order": "B", "event": "ship", "number": "1234"})"))
        .steps.back()
        .decision.warned;
  };
  EXPECT_EQ(warned("one"), 0u);
  EXPECT_EQ(warned("two"), 1u);
}

TEST(Replayer, ABrokenPropertyFailsTheScenario) {
  EXPECT_EQ(failures_of(corner_shop_scenario(R"(
{"at": "2024-03-01 10:00", "order": "A", "event": "order"},
{"at": "2024-03-01 10:00", "order": "A", "event": "ship", "number": "1234"},
{"at": "2024-03-01 10:00", "order": "A", "event": "renumber", "number": "5678"})")),
            "A: property: one number / broken (one-number)\n");
}

TEST(Replayer, AScenarioMaySayWhichPropertiesItBreaks) {
  const std::string steps = R"(
{"at": "2024-03-01 10:00", "order": "A", "event": "order"},
{"at": "2024-03-01 10:00", "order": "A", "event": "ship", "number": "1234"},
{"at": "2024-03-01 11:00", "order": "A", "event": "renumber", "number": "2345"})";
  EXPECT_EQ(failures_of(corner_shop_scenario(steps, R"("breaks": "one-number")")), "");
  EXPECT_EQ(failures_of(corner_shop_scenario(steps, R"("breaks": "not-for-ever")")),
            "A: property: one number / broken (one-number)\n"
            "property: broken (not-for-ever) / not broken\n");
}

TEST(Replayer, APropertyThatTimeAloneBreaksFailsTheScenario) {
  EXPECT_EQ(
      failures_of(corner_shop_scenario(R"(
{"at": "2024-03-01 10:00", "order": "A", "event": "order"},
{"at": "2024-03-01 10:00", "order": "A", "event": "ship", "number": "1234"})",
                                       R"("until": "2024-05-01")")),
      "A: property: never: shipping == sent && today > ordered_on + 30 / broken (not-for-ever)\n");
}

TEST(Replayer, EveryKindOfExpectationCanFail) {
  const std::string two_steps = R"(
{"at": "2024-03-01 10:00", "order": "A", "event": "order", "expect": EXPECT},
{"at": "2024-03-01 11:00", "order": "A", "event": "ship", "number": "1234", "method": "courier"})";
  struct Row {
    const char* step;     // the first step's expectations
    const char* outcome;  // of the order
    const char* failures;
  };
  constexpr Row rows[] = {
      {"{}", "{}", ""},
      {R"({"sends": ["thanks"], "status": "open", "breached": [], "hazards": [], "warns": []})",
       R"({"status": "sent"})", ""},
      {R"({"refused_by": "ordered"})", "{}", "A: refused_by: refused by ordered / accepted\n"},
      {R"({"status": "late"})", "{}", "A: status: late / open\n"},
      {R"({"sends": []})", "{}", "A: sends: none / thanks\n"},
      {R"({"breached": ["no-letters"]})", "{}", "A: breached: no-letters / none\n"},
      {R"({"hazards": ["late-hazard"]})", "{}", "A: hazards: late-hazard / none\n"},
      {R"({"warns": ["number-elsewhere"]})", "{}", "A: warns: number-elsewhere / none\n"},
      {"{}", R"({"status": "open"})", "A: status: open / sent\n"},
      {"{}", R"({"hazards": ["late-hazard"]})", "A: hazards: late-hazard / none\n"},
      {"{}", R"({"hazards_now": ["late-hazard"]})", "A: hazards_now: late-hazard / none\n"},
      {"{}", R"({"breached": ["promise-soon"]})", "A: breached: promise-soon / none\n"},
      {"{}", R"({"fields": {"number": "5678"}})", "A: number: 5678 / 1234\n"},
      {"{}", R"({"fields": {"due": null, "number": "1234", "arrived": false}})", ""},
  };
  for (const Row& row : rows) {
    std::string steps = two_steps;
    steps.replace(steps.find("EXPECT"), 6, row.step);
    EXPECT_EQ(failures_of(corner_shop_scenario(
                  steps, std::string(R"("expect": {"A": )") + row.outcome + "}")),
              row.failures)
        << row.step << row.outcome;
  }
}

TEST(Replayer, ExactlyAndNoneAreStrict) {
  const std::string steps = R"({"at": "2024-03-01 10:00", "order": "A", "event": "order"})";
  const auto failures = [&](const std::string& expect) {
    return failures_of(
        corner_shop_scenario(steps, R"("until": "2024-03-09", "expect": {"A": )" + expect + "}"));
  };
  EXPECT_EQ(failures(R"({"breached": ["promise-soon"]})"), "");
  EXPECT_EQ(failures(R"({"breached": ["promise-soon"], "exactly": true})"), "");
  EXPECT_EQ(failures(R"({"breached": []})"), "A: breached: none / promise-soon\n");
  EXPECT_EQ(failures(R"({"breached": [], "hazards": [], "exactly": true})"),
            "A: breached: none / promise-soon\n");
}

TEST(Replayer, WhatCannotHaveHappenedIsBadInput) {
  EXPECT_EQ(problems_of_scenario(corner_shop_scenario(R"(
{"at": "2024-03-01 10:00", "order": "A", "event": "order"},
{"at": "2024-03-01 10:00", "order": "A", "event": "arrive"})")),
            "s:5:1: error: steps/1: A: \"arrive\" cannot have happened here (it takes: number != "
            "null)\n");
}

TEST(Replayer, AnInterruptionEndsItWithoutAStory) {
  const Scenario scenario = scenario_of(corner_shop_scenario(kTwoOrders));
  Diagnostics diagnostics;
  EXPECT_FALSE(replay(scenario, diagnostics, [] { return true; }));
  EXPECT_TRUE(diagnostics.empty());
}

TEST(Replayer, ADefaultWithoutAValueMustBeStated) {
  EXPECT_EQ(
      problems_of_scenario(corner_shop_scenario(R"(
{"at": "2024-03-01 10:00", "event": "restock"},
{"at": "2024-03-01 10:00", "event": "restock", "units": 1, "expect": {"refused_by": "overflow"}},
{"at": "2024-03-01 10:00", "event": "restock"})")),
      "s:6:1: error: steps/2: the default of \"units\" has no usable value here (state it)\n");
}

}  // namespace
}  // namespace juchu
