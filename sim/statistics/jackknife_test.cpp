#include "sim/statistics/jackknife.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <vector>

#include <gtest/gtest.h>

#include "sim/statistics/student.hpp"

namespace juchu {
namespace {

TEST(Jackknife, OfEqualCountsIsTheIntervalOfStudent) {
  const std::vector<Total> replications = {{100, 10}, {120, 10}, {140, 10}, {80, 10}};
  const Estimate estimate = mean_of(replications).value();
  EXPECT_EQ(estimate.value, 11);
  const double reach = student_quantile(.975, 3) * std::sqrt((1 + 1 + 9 + 9) / 12.);
  EXPECT_NEAR(estimate.interval->low, 11 - reach, 1e-12);
  EXPECT_NEAR(estimate.interval->high, 11 + reach, 1e-12);
}

TEST(Jackknife, SaysWhatItCannotKnow) {
  EXPECT_FALSE(mean_of(std::vector<Total>(3)));
  const Estimate alone = mean_of(std::vector<Total>{{7, 2}, {}, {}}).value();
  EXPECT_EQ(alone.value, 3.5);
  EXPECT_FALSE(alone.interval);
  EXPECT_FALSE(quantile_of(std::vector<Times>(3), .5));
}

TEST(Jackknife, QuantilesAreTimesThatOccurred) {
  struct Row {
    double share;
    double time;
  };
  const std::vector<Times> replications = {{{{10, 3}, {20, 1}}}, {{{5, 1}, {10, 1}, {40, 4}}}};
  constexpr Row rows[] = {{.01, 5},  {.1, 5},  {.11, 10}, {.5, 10},
                          {.51, 20}, {.6, 20}, {.61, 40}, {1, 40}};
  for (const Row& row : rows)
    EXPECT_EQ(quantile_of(replications, row.share)->value, row.time) << row.share;
}

TEST(Jackknife, SharesAreNotRoundedToTheNextRank) {
  Times times;
  for (int i = 1; i <= 100; ++i) times.ended.push_back({i, 1});
  EXPECT_EQ(quantile_of(std::vector{times}, .07)->value, 7);  // .07 * 100 is a little above 7
  EXPECT_EQ(quantile_of(std::vector{times}, .29)->value, 29);
}

TEST(Jackknife, J1TimesThatNeverEndedAreLongest) {
  std::vector<Times> replications(4, Times{{{10, 8}}, 2});
  EXPECT_EQ(quantile_of(replications, .8)->value, 10);
  EXPECT_FALSE(quantile_of(replications, .81));
  replications[0].unresolved = 0;  // .83 is known thanks to this one alone
  EXPECT_EQ(quantile_of(replications, .83)->value, 10);
  EXPECT_FALSE(quantile_of(replications, .83)->interval);
}

TEST(Jackknife, LeavesOutOneReplicationAtATime) {
  const std::vector<Times> replications = {{{{1, 10}}}, {{{2, 10}}}, {{{3, 10}}}};
  const Estimate median = quantile_of(replications, .5).value();
  EXPECT_EQ(median.value, 2);
  // Without each: 2, 1, 1; mean 4/3, squares 2/3.
  const double error = std::sqrt(2 / 3. * (2 / 3.));
  EXPECT_NEAR(median.interval->high, 2 + student_quantile(.975, 2) * error, 1e-12);
  EXPECT_EQ(median.interval->low, 0);  // J2
}

TEST(Jackknife, DifferencesArePaired) {
  // The second has 5 more everywhere: however much replications differ, the difference is sure.
  const std::vector<Times> first = {{{{10, 4}}}, {{{20, 4}}}, {{{60, 4}}}};
  const std::vector<Times> second = {{{{15, 4}}}, {{{25, 4}}}, {{{65, 4}}}};
  const Estimate times = difference_of_quantiles(first, second, .5).value();
  EXPECT_EQ(times.value, 5);
  EXPECT_EQ(times.telling_replications, 3);
  EXPECT_NEAR(times.interval->low, 5, 1e-9);
  EXPECT_NEAR(times.interval->high, 5, 1e-9);

  const std::vector<Total> less = {{10, 1}, {20, 1}, {60, 1}}, more = {{11, 1}, {22, 1}, {63, 1}};
  const Estimate means = difference_of(less, more).value();
  EXPECT_DOUBLE_EQ(means.value, 2);
  EXPECT_NEAR(means.interval->high, 2 + student_quantile(.975, 2) * std::sqrt(1 / 3.), 1e-12);
}

TEST(Jackknife, QuantilesAreThoseOfAllTimesInSequence) {
  // By sorting everything, with and without each replication.
  std::vector<Times> replications;
  std::uint64_t state = 1;
  const auto next = [&state](std::uint64_t below) {
    state = state * 6364136223846793005u + 1442695040888963407u;
    return static_cast<std::int64_t>((state >> 33) % below);
  };
  for (int i = 0; i < 40; ++i) {
    std::map<std::int64_t, std::int64_t> times;
    for (std::int64_t n = next(60); n > 0; --n) ++times[next(i % 3 == 0 ? 90 : 9'000'000'000)];
    Times& one = replications.emplace_back();
    one.unresolved = next(3);
    for (const auto& [time, count] : times) one.ended.push_back({time, count});
  }
  const auto quantile_without = [&](std::size_t left_out, double share) {
    std::vector<double> all;
    for (std::size_t i = 0; i < replications.size(); ++i) {
      if (i == left_out) continue;
      for (const TimeCount& each : replications[i].ended)
        all.insert(all.end(), static_cast<std::size_t>(each.count), static_cast<double>(each.time));
      all.insert(all.end(), static_cast<std::size_t>(replications[i].unresolved), 1e300);
    }
    std::ranges::sort(all);
    return all[static_cast<std::size_t>(std::ceil(share * static_cast<double>(all.size()))) - 1];
  };
  for (const double share : {.01, .5, .9}) {
    const Estimate estimate = quantile_of(replications, share).value();
    EXPECT_EQ(estimate.value, quantile_without(replications.size(), share)) << share;
    const double telling = estimate.telling_replications;
    double sum = 0, squares = 0;
    for (std::size_t i = 0; i < replications.size(); ++i) {
      const double off = quantile_without(i, share) - estimate.value;
      if (replications[i].ended.empty() && replications[i].unresolved == 0) continue;
      sum += off;
      squares += off * off;
    }
    const double error = std::sqrt((telling - 1) / telling * (squares - sum * sum / telling));
    EXPECT_NEAR(estimate.interval->high - estimate.value,
                student_quantile(.975, static_cast<int>(telling) - 1) * error, 1e-6 * error)
        << share;
  }
}

TEST(Jackknife, WhatNeverDiffersHasNoInterval) {
  const std::vector<Times> same(9, Times{{{10, 4}}});
  const Estimate none = difference_of_quantiles(same, same, .5).value();
  EXPECT_EQ(none.value, 0);
  EXPECT_FALSE(none.interval);
  EXPECT_EQ(none.telling_replications, 0);
  EXPECT_FALSE(difference_of_quantiles(same, std::vector<Times>(9), .5)) << "no times at all";
}

}  // namespace
}  // namespace juchu
