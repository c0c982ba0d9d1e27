#include "sim/load/daily.hpp"

#include <algorithm>
#include <cmath>

#include <gtest/gtest.h>

#include "sim/load/run_study.hpp"
#include "sim/study/study_json.hpp"
#include "sim/testing/counted_study.hpp"

namespace juchu {
namespace {

using Of = DaySeries::Of;

class DailyFigures : public testing::Test {
 protected:
  /// Replications of which each has another first day.
  [[nodiscard]] std::vector<DaySeries> with_first_days(const std::vector<DayCount>& days) const {
    Daily daily(study_);
    for (const DayCount& day : days) {
      ReplicationCounts counts = quiet_replication(study_, 1, 90);
      counts.days.front() = day;
      daily.add(counts);
    }
    return daily.series();
  }
  static DayCount day(std::int64_t value) {
    return {.arrived = value,
            .happened = value / 2,
            .standing = {value, 1, 0, 0},
            .numbers = {value},
            .staff = {{.sum = value, .count = 100}},
            .times = {{value * kHour, 2 * value * kHour}}};
  }
  static const DaySeries& of(const std::vector<DaySeries>& all, Of wanted, int percent = 50) {
    return *std::ranges::find_if(
        all, [&](const DaySeries& each) { return each.of == wanted && each.percent == percent; });
  }

  const Study study_ = counted_study();
};

TEST_F(DailyFigures, AreMeansRatiosOrTheMiddleWithNineOfTenBetween) {
  std::vector<DayCount> days;
  for (int value = 1; value <= 40; ++value)
    days.push_back(day(value));  // two are left out at each end
  const auto all = with_first_days(days);
  struct Row {
    Of of;
    int percent;
    double value, low, high;
  };
  const Row rows[] = {
      {Of::Arrived, 50, 20.5, 3, 38},
      {Of::Rate, 50, 400. / 820, .4, .5},
      {Of::Number, 50, 20.5, 3, 38},
      {Of::Staff, 50, .205, .03, .38},
      {Of::Time, 50, 21. * kHour, 3. * kHour, 38. * kHour},
      {Of::Time, 95, 42. * kHour, 6. * kHour, 76. * kHour},
      {Of::Open, 50, 21.5, 4, 39},
  };
  for (const Row& row : rows) {
    const auto& figure = of(all, row.of, row.percent).days.front();
    ASSERT_TRUE(figure);
    EXPECT_DOUBLE_EQ(figure->value, row.value) << static_cast<int>(row.of);
    EXPECT_DOUBLE_EQ(figure->low, row.low) << static_cast<int>(row.of);
    EXPECT_DOUBLE_EQ(figure->high, row.high) << static_cast<int>(row.of);
  }
}

TEST_F(DailyFigures, AreMissingWhereThereIsNothingToDivideBy) {
  DayCount empty = day(0);
  empty.staff = {{.sum = 0, .count = 0}};
  const auto all = with_first_days({empty, empty});
  EXPECT_EQ(of(all, Of::Arrived).days.front()->value, 0);
  for (const Of absent : {Of::Rate, Of::Staff, Of::Time})
    EXPECT_FALSE(of(all, absent).days.front());
}

TEST_F(DailyFigures, ATimeThatIsNotKnownIsLongerThanAny) {
  DayCount unknown = day(10);
  unknown.times = {{10 * kHour}};  // half of them, but not 95 %
  const auto some = with_first_days({day(10), day(20), unknown});
  EXPECT_EQ(of(some, Of::Time, 95).days.front()->value, 40. * kHour);
  EXPECT_FALSE(std::isfinite(of(some, Of::Time, 95).days.front()->high));
  EXPECT_TRUE(std::isfinite(of(some, Of::Time, 50).days.front()->high));
  const auto most = with_first_days({day(10), unknown, unknown});
  EXPECT_FALSE(of(most, Of::Time, 95).days.front());
}

TEST(DayCounts, AddUpToWhatTheReplicationCounted) {
  RulebookShelf shelf;
  Diagnostics diagnostics;
  Study study = open_study("ordinary-week", {}, shelf, diagnostics).value();
  study.warm_up = 0;
  const ReplicationCounts counts = run_replication(study, 1);
  std::vector<Total> staff(study.staff.size());
  std::int64_t most = 0, slowest = 0;
  for (int d = 0; d < study.days; ++d) {
    const DayCount& day = counts.days[static_cast<std::size_t>(d)];
    for (std::size_t team = 0; team < staff.size(); ++team) {
      staff[team].sum += day.staff[team].sum;
      staff[team].count += day.staff[team].count;
    }
    most = std::max(most, day.numbers.front());
    if (day.times.front().size() == 2) slowest = std::max(slowest, day.times.front().back());
  }
  for (std::size_t team = 0; team < staff.size(); ++team) {
    EXPECT_GT(staff[team].sum, 0);
    EXPECT_EQ(staff[team].sum, counts.staff[team].busy);
    EXPECT_EQ(staff[team].count, counts.staff[team].available);
  }
  EXPECT_GT(most, 0);
  EXPECT_EQ(most, counts.numbers.front().highest);
  EXPECT_GT(slowest, kHour);
  EXPECT_LE(slowest, counts.times.front().ended.back().time);
}

}  // namespace
}  // namespace juchu
