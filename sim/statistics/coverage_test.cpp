// How often intervals hold what they say, over dependent days whose truth is known.
//
// On most days nothing is late; on some a burst is. JUCHU_COVERAGE=N makes N studies of each size,
// for a finer look.
#include <algorithm>
#include <cstdlib>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "sim/random/elementary.hpp"
#include "sim/random/stream.hpp"
#include "sim/statistics/jackknife.hpp"
#include "sim/statistics/rate.hpp"

namespace juchu {
namespace {

constexpr double kBadDays = .09;
constexpr double kMeanBurst = 11.76;  // late orders on a bad day
constexpr int kSizes[] = {10, 30, 100};

int studies() {
  const char* wanted = std::getenv("JUCHU_COVERAGE");
  return wanted == nullptr ? 1500 : std::stoi(wanted);
}

Stream stream_of(int study, int replication, const char* purpose) {
  return Stream({.seed = static_cast<std::uint64_t>(study),
                 .replication = static_cast<std::uint32_t>(replication),
                 .purpose = hash_of_id(purpose)});
}

/// A day of 1500..2500 orders; on a bad one a burst of 1 and more is late, longer on a very bad one.
/// Late orders of M/M/10 days at load .7 are as skewed: 5.4e-4, on 9.2 % of days, cv² 1.9.
Counts day(int study, int replication) {
  Stream stream = stream_of(study, replication, "day");
  const auto orders = static_cast<std::int64_t>(1500 + stream.below(1001));
  if (!stream.happens(kBadDays)) return {0, orders};
  const double length = stream.happens(.25) ? 24 : 7;
  return {1 + static_cast<std::int64_t>(-length * log_of(stream.unit())), orders};
}

constexpr double kRate = kBadDays * kMeanBurst / 2000;  // 5.3e-4

std::vector<Counts> days(int study, int replications) {
  std::vector<Counts> all;
  for (int i = 0; i < replications; ++i) all.push_back(day(study, i));
  return all;
}

/// The share of studies of which `holds` is true.
template <class Holds>
double coverage(const Holds& holds) {
  int held = 0;
  for (int study = 0; study < studies(); ++study) held += holds(study) ? 1 : 0;
  return static_cast<double>(held) / studies();
}

TEST(Coverage, OfARareRate) {
  for (const int size : kSizes) {
    const double held = coverage([&](int study) {
      const Estimate estimate = *rate_of(days(study, size));
      return estimate.interval ? estimate.interval->contains(kRate)
                               : kBadDays <= *estimate.share_at_most;
    });
    RecordProperty("of_" + std::to_string(size), std::to_string(held));
    EXPECT_GE(held, .92) << size << " replications";
  }
}

TEST(Coverage, OfANearlyCertainRate) {
  for (const int size : kSizes) {
    const double held = coverage([&](int study) {
      std::vector<Counts> all = days(study, size);
      for (Counts& one : all) one.happened = one.orders - one.happened;
      const Estimate estimate = *rate_of(all);
      return estimate.interval ? estimate.interval->contains(1 - kRate)
                               : kBadDays <= *estimate.share_at_most;
    });
    EXPECT_GE(held, .92) << size << " replications";
  }
}

/// Differences have no log-odds to widen them: so skewed ones are held in .89 of studies of 100.
/// The second variant spares a third of the late orders, by a stream of its own. It spares one at
/// least on 0.82 of the bad days: 1 - E (2/3)^burst.
TEST(Coverage, OfADifferenceOfPairs) {
  for (const int size : kSizes) {
    const double held = coverage([&](int study) {
      const std::vector<Counts> first = days(study, size);
      std::vector<Counts> second = first;
      for (int i = 0; i < size; ++i) {
        Stream stream = stream_of(study, i, "spare");
        Counts& one = second[static_cast<std::size_t>(i)];
        for (std::int64_t late = one.happened; late > 0; --late)
          one.happened -= stream.happens(1 / 3.) ? 1 : 0;
      }
      const Estimate estimate = *difference_of(first, second);
      return estimate.interval ? estimate.interval->contains(-kRate / 3)
                               : kBadDays * .82 <= *estimate.share_at_most;
    });
    EXPECT_GE(held, .88) << size << " replications";
  }
}

/// A quantile of few replications is held less often: .906 of 10 and .92 of 30 when tried finely.
/// Times of one day share a factor; their mean is 2 and their 90 % quantile follows from it.
TEST(Coverage, OfMeansAndQuantilesOfTimes) {
  for (const int size : {10, 30}) {
    int means = 0, quantiles = 0;
    for (int study = 0; study < studies() / 3; ++study) {
      std::vector<Total> totals;
      std::vector<Times> times;
      for (int i = 0; i < size; ++i) {
        Stream stream = stream_of(study, i, "times");
        const double hard = stream.happens(.5) ? 1 : 3;
        Total total;
        Times one;
        for (int n = 0; n < 50; ++n) {
          const auto time = static_cast<std::int64_t>(-1e6 * hard * log_of(stream.unit()));
          total.sum += time;
          ++total.count;
          one.ended.push_back({time, 1});
        }
        std::ranges::sort(one.ended, {}, &TimeCount::time);
        totals.push_back(total);
        times.push_back(one);
      }
      means += mean_of(totals)->interval->contains(2e6) ? 1 : 0;
      // (e^-x + e^-x/3) / 2 = .1 at x = 4.93784
      quantiles += quantile_of(times, .9)->interval->contains(4.93784e6) ? 1 : 0;
    }
    EXPECT_GE(means, .92 * (studies() / 3)) << size << " replications";
    EXPECT_GE(quantiles, .88 * (studies() / 3)) << size << " replications";
  }
}

}  // namespace
}  // namespace juchu
