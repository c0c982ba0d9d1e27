// When habits begin, ring and rest.
#include <algorithm>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "sim/testing/queue_study.hpp"

namespace juchu {
namespace {

const std::string
    kOne = R"("arrivals": [{"id": "customers", "event": "come", "per_day": 9, "hours": {"6": 1}}])";

std::vector<std::string> without_creation(std::vector<std::string> lines) {
  std::erase_if(lines, [](const std::string& line) { return line.ends_with(" customers"); });
  for (std::string& line : lines) line.erase(0, 8);  // 2026-09-
  return lines;
}

/// The steps of the first order after its creation.
std::vector<std::string> life(const std::string& more, int days = 1, int follow = 2) {
  return without_creation(steps_of_order(queue_study(kOne + more, days, follow), 1));
}

using Lines = std::vector<std::string>;

TEST(Habits, EndInHandWithTheirCondition) {  // the worker is free at once
  const Study study = queue_study(kOne + R"(, "staff": {"tellers": {"count": 1}}, "habits": [
        {"id": "leaves", "when": "first", "at": "12:30", "event": "leave"},
        {"id": "first", "when": "main == waiting && !chosen && !first", "at": "9:00", "marks": "first"},
        {"id": "serves", "when": "first && main == waiting", "at": "12:00", "marks": "chosen"},
        {"id": "works", "when": "chosen", "using": "tellers", "takes": "1 h", "event": "serve"}])");
  const ReplicationCounts counts = run_replication(study, 1);
  EXPECT_EQ(counts.staff[0].busy, 30 * kMinute) << "one is in hand from 12:00 until all leave";
  EXPECT_EQ(counts.staff[0].wasted, 30 * kMinute);
  EXPECT_EQ(counts.unresolved, 0);
}

TEST(Habits, ClocksAreThrownAway) {  // enabling memory: what had passed of a delay is forgotten
  EXPECT_EQ(life(R"(, "habits": [
      {"id": "opens", "when": "!shut && !over", "at": "9:00", "marks": "on"},
      {"id": "closes", "when": "on && !over", "at": "10:00", "unmarks": "on", "marks": "shut"},
      {"id": "reopens", "when": "shut", "at": "11:00", "marks": ["on", "over"], "unmarks": "shut"},
      {"id": "calls", "when": "on", "after": "90 min", "event": "call"}])"),
            (Lines{"07 09:00:00 opens", "07 10:00:00 closes", "07 11:00:00 reopens",
                   "07 12:30:00 calls", "09 00:00:00 rules"}));
}

TEST(Habits, PrioritiesAreReadAgainInHand) {  // which matters to work that a break drops
  const auto lines = without_creation(steps_of(queue_study(
      R"("arrivals": [{"id": "customers", "event": "come", "per_day": 3, "hours": {"6": 1}, "batches": 3}],
      "staff": {"tellers": {"count": 1, "shift": "9:00-20:00", "breaks": "12:00-13:00", "at_end": "drop"},
                "callers": {"count": 1, "shift": "9:00-20:00"}},
      "habits": [
        {"id": "calls", "when": "calls == 0", "using": "callers", "takes": "150 min", "event": "call"},
        {"id": "serves", "when": "main == waiting", "using": "tellers", "takes": "4 h", "priority": "calls > 0 ? 2 : 1", "event": "serve"}])")));
  const auto served = std::ranges::find_if(
      lines, [](const std::string& line) { return line.ends_with(" serves"); });
  ASSERT_NE(served, lines.end());
  EXPECT_EQ(*served, "07 17:00:00 order 2 serves") << "order 1 was called at 11:30";
  EXPECT_EQ(std::ranges::count(lines, "07 11:30:00 order 1 calls"), 1);
}

TEST(Habits, PrioritiesAreReadAgainEachDay) {  // where they read today
  const Study study = queue_study(
      R"("arrivals": [{"id": "customers", "event": "come", "per_day": 9, "hours": {"6": 1}}],
      "staff": {"tellers": {"count": 1, "shift": "Wed 9:00-10:00"}},
      "habits": [{"id": "serves", "when": "main == waiting", "using": "tellers", "takes": "1 h",
                  "priority": "came_on + 1 == today ? 1 : 2", "event": "serve"}])",
      2);
  const auto steps = steps_of(study);
  const auto second_day = std::ranges::find_if(
      steps, [](const std::string& step) { return step.starts_with("2026-09-08 06"); });
  ASSERT_NE(second_day, steps.end());
  const std::string order = second_day->substr(20, second_day->rfind(' ') - 20);
  EXPECT_EQ(std::ranges::count(steps, "2026-09-09 10:00:00 " + order + " serves"), 1);
}

TEST(Habits, OfTheShopSeeWhatADeadlineChanges) {
  const auto lines = without_creation(steps_of(queue_study(kOne + R"(, "habits": [
      {"id": "refills", "for": "shop", "when": "goods > 20", "after": "1 h", "event": "refill"}])",
                                                           1, 40)));
  EXPECT_EQ(std::ranges::count(lines, "07 01:00:00 order 0 refills"), 1);
}

}  // namespace
}  // namespace juchu
