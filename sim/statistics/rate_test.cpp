#include "sim/statistics/rate.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include <gtest/gtest.h>

#include "sim/statistics/student.hpp"

namespace juchu {
namespace {

using Replications = std::vector<Counts>;

/// `seldom` replications in which one of 100 orders happened, then others in which none did.
Replications with_one_in(int seldom, int all) {
  Replications replications(static_cast<std::size_t>(all), Counts{0, 100});
  for (int i = 0; i < seldom; ++i) replications[static_cast<std::size_t>(i)].happened = 1;
  return replications;
}

TEST(Rate, IsTheRatioOfSumsWithItsResiduals) {
  const Replications replications = {{10, 100}, {30, 100}, {10, 200}};
  const Estimate estimate = rate_of(replications).value();
  EXPECT_EQ(estimate.value, 50 / 400.);
  EXPECT_EQ(estimate.telling_replications, 3);
  // Residuals -2.5, 17.5 and -15 of 133⅓ orders; squares 537.5.
  const double error = std::sqrt(537.5 / 6) / (400 / 3.);
  const double reach = student_quantile(.975, 2) * error;
  ASSERT_TRUE(estimate.interval);
  EXPECT_NEAR(estimate.interval->high, 1 / (1 + 7 * std::exp(-reach / (.125 * .875))), 1e-12);
  EXPECT_EQ(estimate.interval->low, 0);  // Q1
}

TEST(Rate, OfManyReplicationsIsSymmetric) {
  Replications replications;
  for (int i = 0; i < 400; ++i) replications.push_back({i % 3, 4});
  const Estimate estimate = rate_of(replications).value();
  const double low = estimate.value - estimate.interval->low;
  EXPECT_NEAR((estimate.interval->high - estimate.value) / low, 1, .05);
}

TEST(Rate, SaysWhatItCannotKnow) {
  struct Row {
    const char* what;
    int happened, replications;
    bool interval;
    double at_most;
    std::int64_t needed;  // 0: enough
  };
  constexpr Row rows[] = {
      {"never", 0, 12, false, .2209, 120},  // "in at most 22 % of runs"
      {"once", 1, 12, false, .3387, 120},
      {"twice: an interval, but too rare", 2, 12, true, 0, 60},
      {"nine times of a hundred", 9, 100, true, 0, 112},
      {"ten times is enough", 10, 100, true, 0, 0},
      {"a single replication", 0, 1, false, .95, 10},
  };
  for (const Row& row : rows) {
    Replications replications = with_one_in(row.happened, row.replications);
    for (const Telling telling : {Telling::Happened, Telling::Escaped}) {
      const Estimate estimate = rate_of(replications).value();
      EXPECT_EQ(estimate.telling, telling) << row.what;
      EXPECT_EQ(estimate.telling_replications, row.happened) << row.what;
      EXPECT_EQ(estimate.interval.has_value(), row.interval) << row.what;
      EXPECT_NEAR(estimate.share_at_most.value_or(0), row.at_most, 1e-4) << row.what;
      EXPECT_EQ(estimate.replications_needed.value_or(0), row.needed) << row.what;
      for (Counts& one : replications) one.happened = one.orders - one.happened;  // nearly certain
    }
  }
}

TEST(Rate, OfNoOrdersIsNotKnown) {
  EXPECT_FALSE(rate_of(Replications{}));
  EXPECT_FALSE(rate_of(Replications(3)));
  EXPECT_FALSE(difference_of(Replications(3), with_one_in(1, 3)));
}

TEST(Rate, ManyComparisonsTakeWiderIntervals) {
  const Replications replications = with_one_in(10, 30);
  const ConfidenceInterval one = *rate_of(replications)->interval;
  const ConfidenceInterval of_ten = *rate_of(replications, confidence_of_each(.95, 10))->interval;
  EXPECT_LT(of_ten.low, one.low);
  EXPECT_GT(of_ten.high, one.high);
}

TEST(Rate, Q3TheSequenceOfReplicationsMakesNoDifference) {
  Replications replications = {{1, 90}, {7, 110}, {3, 100}, {0, 80}, {9, 120}};
  const ConfidenceInterval one_way = *rate_of(replications)->interval;
  std::ranges::reverse(replications);
  const ConfidenceInterval other_way = *rate_of(replications)->interval;
  EXPECT_NEAR(one_way.low, other_way.low, 1e-15);
  EXPECT_NEAR(one_way.high, other_way.high, 1e-15);
}

TEST(Difference, PairingTakesAwayWhatBothShare) {
  const Replications first = {{10, 100}, {30, 100}, {50, 100}, {70, 100}};
  Replications second = first;
  for (Counts& one : second) one.happened += 5;
  const Estimate estimate = difference_of(first, second).value();
  EXPECT_NEAR(estimate.value, .05, 1e-15);
  EXPECT_EQ(estimate.telling, Telling::Differed);
  EXPECT_EQ(estimate.telling_replications, 4);
  EXPECT_NEAR(estimate.interval->low, .05, 1e-12);
  EXPECT_NEAR(estimate.interval->high, .05, 1e-12);
}

TEST(Difference, KnowsNoMoreThanTheReplicationsThatDiffer) {
  const Replications first = with_one_in(30, 40);
  Replications second = first;
  EXPECT_TRUE(difference_of(first, second)->share_at_most);  // Q2
  EXPECT_EQ(difference_of(first, second)->value, 0);
  second[0].happened = 20;
  second[1].happened = 30;
  const Estimate estimate = difference_of(first, second).value();
  EXPECT_EQ(estimate.telling_replications, 2);
  EXPECT_EQ(estimate.replications_needed, 200);
  EXPECT_TRUE(estimate.interval->contains(0));
  EXPECT_LE(estimate.interval->high, 1);  // Q1
}

TEST(Difference, NoWorseInEveryReplicationIsSeen) {
  const Replications low = with_one_in(2, 5), high = with_one_in(3, 5);
  EXPECT_TRUE(never_above(low, high));
  EXPECT_TRUE(never_above(low, low));
  EXPECT_FALSE(never_above(high, low));
}

}  // namespace
}  // namespace juchu
