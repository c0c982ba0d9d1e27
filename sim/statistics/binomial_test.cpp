#include "sim/statistics/binomial.hpp"

#include <cmath>

#include <boost/math/distributions/binomial.hpp>
#include <gtest/gtest.h>

namespace juchu {
namespace {

using boost::math::binomial;

TEST(Binomial, AgreesWithBoost) {
  for (const int trials : {1, 2, 12, 30, 100, 1000, 20'000})
    for (const int seen : {0, 1, 2, 7, trials / 2, trials - 1, trials}) {
      if (seen > trials) continue;
      for (const double confidence : {.9, .95, .995, .9995}) {
        const double bound = share_at_most(seen, trials, confidence);
        const double alpha = 1 - confidence;
        const double expected = seen == trials
                                    ? 1
                                    : binomial::find_upper_bound_on_p(trials, seen, alpha);
        EXPECT_NEAR(bound / expected, 1, 1e-10) << seen << " of " << trials;
        const ConfidenceInterval both = share_interval(seen, trials, confidence);
        EXPECT_NEAR(both.low, binomial::find_lower_bound_on_p(trials, seen, alpha / 2), 1e-11);
        EXPECT_NEAR(both.high, binomial::find_upper_bound_on_p(trials, seen, alpha / 2), 1e-11);
        EXPECT_LE(bound, both.high);
      }
    }
}

TEST(Binomial, NothingSeenStillLeavesAShare) {
  EXPECT_NEAR(share_at_most(0, 12, .95), 1 - std::pow(.05, 1 / 12.), 1e-13);  // .2209
  EXPECT_EQ(share_at_most(12, 12, .95), 1);
  EXPECT_EQ(share_interval(0, 12, .95).low, 0);
  EXPECT_EQ(share_interval(12, 12, .95).high, 1);
}

}  // namespace
}  // namespace juchu
