#include "sim/counted_days.hpp"

#include <algorithm>

#include <gtest/gtest.h>

#include "sim/testing/corner_shop.hpp"

namespace juchu {
namespace {

/// What the step that a deadline brings counted, as "field since | working | off".
std::string counted_by(const std::string& story_text, const char* rule) {
  const Scenario scenario = scenario_of(story_text);
  const Story story = story_of(story_text);
  const Rulebook& book = scenario.rules->rulebook();
  std::string text;
  const auto add = [&](const std::vector<Day>& days) {
    text += " |";
    for (const Day day : days) text += ' ' + day_text(day).substr(5);
  };
  for (const StoryStep& step : story.steps) {
    const RuleRef ref = step.decision.rule;
    if (ref.kind != RuleKind::Deadline || book.deadlines[ref.index].id != rule) continue;
    for (const CountedDays& counted : counted_days(scenario, step)) {
      text += book.fields[static_cast<std::size_t>(counted.field)].id + ' ' +
              day_text(counted.since);
      add(counted.working);
      add(counted.off);
    }
  }
  return text;
}

std::string nudged(const std::string& calendar) {
  return corner_shop_scenario(R"(
{"at": "2024-04-25 10:00", "order": "A", "event": "order"},
{"at": "2024-04-25 10:00", "order": "A", "event": "promise", "day": "2024-04-26"})",
                              calendar + R"("until": "2024-05-20")");
}

TEST(CountedDays, AreThoseOfTheCalendarUntilTheRuleHasEnough) {
  EXPECT_EQ(counted_by(nudged(""), "nudged"), "due 2024-04-26 | 04-29 04-30 | 04-27 04-28");
  EXPECT_EQ(counted_by(nudged(R"("calendar": {"holidays": "jp"}, )"), "nudged"),
            "due 2024-04-26 | 04-30 05-01 | 04-27 04-28 04-29");
  EXPECT_EQ(
      counted_by(nudged(R"("calendar": {"closed": [], "holidays": ["2024-04-28"]}, )"), "nudged"),
      "due 2024-04-26 | 04-27 04-29 | 04-28");
}

TEST(CountedDays, AreNoneWhereNoRuleAsksForThem) { EXPECT_EQ(counted_by(nudged(""), "late"), ""); }

}  // namespace
}  // namespace juchu
