// What a replication counts, against sums by hand.
#include <string>

#include <gtest/gtest.h>

#include "sim/testing/queue_study.hpp"

namespace juchu {
namespace {

const std::string kMorning =
    R"("arrivals": [{"id": "customers", "event": "come", "per_day": 40, "hours": {"6": 1}}])";

ReplicationCounts counts_of(const std::string& more, int days = 1, int follow = 2) {
  return run_replication(queue_study(kMorning + more, days, follow), 1);
}

TEST(Measures, ANumberIsAveragedOverTheDaysAfterTheWarmUp) {  // all are there on day 2 until 6:00
  const Study study = queue_study(
      R"("arrivals": [{"id": "customers", "event": "come", "per_day": 40, "hours": {"6": 1},
                       "waves": [{"from": "2026-09-08", "days": 1, "times": 0}]}],
      "warm_up": 1, "habits": [
        {"id": "leaves", "when": "came_on < today", "at": "6:00", "event": "leave"}],
      "measures": [{"id": "waiting", "number": "main == waiting"}])",
      2);
  const ReplicationCounts counts = run_replication(study, 1);
  const std::int64_t orders = counts.days[0].arrived;
  ASSERT_GT(orders, 20);
  EXPECT_EQ(counts.numbers[0].highest, orders) << "nobody comes to it any more";
  EXPECT_EQ(counts.numbers[0].over_time.sum, orders * 6 * kHour / 1000);
  EXPECT_EQ(counts.numbers[0].over_time.count, kWholeDay / 1000);
}

TEST(Measures, ANumberLosesNothingToRounding) {  // two numbers that together are a third
  const ReplicationCounts counts = counts_of(
      R"(, "habits": [
        {"id": "on", "when": "main == waiting && !on", "after": {"exponential": "100 ms"}, "marks": "on"},
        {"id": "off", "when": "main == waiting && on", "after": {"exponential": "100 ms"}, "unmarks": "on"},
        {"id": "leaves", "when": "main == waiting", "at": "7:00", "event": "leave"}],
      "measures": [{"id": "lit", "number": "on && main == waiting"},
                   {"id": "dark", "number": "!on && main == waiting"},
                   {"id": "all", "number": "main == waiting"}])");
  const std::int64_t all = counts.numbers[2].over_time.sum;
  const std::int64_t parts = counts.numbers[0].over_time.sum + counts.numbers[1].over_time.sum;
  EXPECT_EQ(parts, all);
}

TEST(Measures, AtTheLimitItIsTheLastDay) {  // the day after it never begins
  const ReplicationCounts counts = counts_of(
      R"(, "habits": [], "measures": [
        {"id": "ever", "rate": "all", "ever": "came_on + 2 <= today"},
        {"id": "at-end", "rate": "all", "at_end": "came_on + 2 <= today"},
        {"id": "next", "rate": "all", "at_end": "came_on + 1 == today"}])",
      1, 1);
  EXPECT_EQ(counts.unresolved, counts.orders);
  EXPECT_EQ(counts.happened[0], 0);
  EXPECT_EQ(counts.happened[1], 0);
  EXPECT_EQ(counts.happened[2], counts.orders);
}

TEST(Measures, UtilisationUnderShifts) {  // whatever waits, waits for the next one
  const ReplicationCounts counts = counts_of(
      R"(, "staff": {"tellers": {"count": 1, "shift": "Mon 9:00-12:00; Mon 13:00-18:00"}},
      "habits": [
        {"id": "early", "for": "shop", "using": "tellers", "takes": "1 h", "event": "refill"},
        {"id": "late", "for": "shop", "when": "goods == 30", "using": "tellers", "takes": "2 h", "event": "refill"},
        {"id": "later", "for": "shop", "when": "goods == 40", "using": "tellers", "takes": "5 h", "event": "refill"}])");
  const Account& tellers = counts.staff[0];
  EXPECT_EQ(tellers.available, 8 * kHour);
  EXPECT_EQ(tellers.busy, 8 * kHour) << "9 to 12, 13 to 18";
  EXPECT_EQ(tellers.overtime, 0);
  EXPECT_EQ(tellers.wasted, 0);
}

}  // namespace
}  // namespace juchu
