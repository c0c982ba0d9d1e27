#include "sim/random/elementary.hpp"

#include <bit>
#include <cfloat>
#include <cmath>
#include <cstdint>
#include <limits>

#include <boost/math/distributions/normal.hpp>
#include <gtest/gtest.h>

#include "sim/random/stream.hpp"

namespace juchu {
namespace {

/// How many doubles lie between two numbers of one sign.
std::uint64_t steps_between(double a, double b) {
  const auto x = std::bit_cast<std::uint64_t>(a), y = std::bit_cast<std::uint64_t>(b);
  return x < y ? y - x : x - y;
}

double relative_difference(double a, double b) {
  return std::abs(a - b) / std::max(1., std::abs(b));
}

TEST(Elementary, LogIsWithinOneUnitInTheLastPlace) {
  Stream stream({.seed = 1});
  for (int i = 0; i < 200'000; ++i) {
    const double near_one = .5 + 1.5 * stream.unit();
    const double any = std::bit_cast<double>(1 +
                                             stream.below(std::bit_cast<std::uint64_t>(DBL_MAX)));
    for (const double x : {stream.unit(), near_one, any})
      ASSERT_LE(steps_between(log_of(x), std::log(x)), 1U) << x;
  }
  EXPECT_EQ(log_of(1), 0);
  EXPECT_EQ(log_of(DBL_MIN), std::log(DBL_MIN));
  EXPECT_EQ(log_of(std::numeric_limits<double>::denorm_min()), -1074 * std::log(2.));
}

TEST(Elementary, ExpIsWithinOneUnitInTheLastPlace) {
  Stream stream({.seed = 2});
  for (int i = 0; i < 200'000; ++i)
    for (const double x : {2 * stream.unit() - 1, 1400 * stream.unit() - 700})
      ASSERT_LE(steps_between(exp_of(x), std::exp(x)), 1U) << x;
  EXPECT_EQ(exp_of(0), 1);
  EXPECT_LE(steps_between(exp_of(-740), std::exp(-740.)), 1U);  // subnormal
  EXPECT_EQ(exp_of(-746), 0);
  EXPECT_EQ(exp_of(710), std::numeric_limits<double>::infinity());
}

TEST(Elementary, PowersAreLogarithmsMultiplied) {
  EXPECT_EQ(power_of(0, 2), 0);
  EXPECT_EQ(power_of(0, 0), 1);
  EXPECT_EQ(power_of(1, 1e300), 1);
  for (double base = .01; base < 100; base *= 1.7)
    for (double exponent = -8; exponent <= 8; exponent += .37) {
      const double power = power_of(base, exponent);
      const double most = 2e-16 * (1 + std::abs(exponent * std::log(base)));
      EXPECT_LE(std::abs(power / std::pow(base, exponent) - 1), most) << base << '^' << exponent;
    }
}

TEST(Elementary, LogGammaAgreesWithTheLibrary) {
  for (double x = .01; x < 1e6; x *= 1.03)
    EXPECT_LE(relative_difference(log_gamma_of(x), std::lgamma(x)), 1e-14) << x;
}

TEST(Elementary, NormalQuantilesAgreeWithBoost) {
  const boost::math::normal normal;
  for (double p = 1e-300; p < .5; p *= 1.02)
    EXPECT_LE(std::abs(normal_quantile(p) / quantile(normal, p) - 1), 2e-15) << p;
  for (double p = .001; p < .999; p += .001)
    EXPECT_LE(relative_difference(normal_quantile(p), quantile(normal, p)), 2e-15) << p;
  EXPECT_EQ(normal_quantile(.5), 0);
}

TEST(Elementary, F1SameBitsEverywhere) {
  EXPECT_EQ(log_of(.1), -0x1.26bb1bbb55515p+1);
  EXPECT_EQ(exp_of(.1), 0x1.1aec7b35a00d4p+0);
  EXPECT_EQ(power_of(.1, .3), 0x1.009b9cf334253p-1);
  EXPECT_EQ(log_gamma_of(.1), 0x1.2058e35f3deecp+1);
  EXPECT_EQ(normal_quantile(.1), -0x1.4813c36e26d34p+0);
  EXPECT_EQ(normal_quantile(.001), -0x1.8b8cbb7204470p+1);
}

}  // namespace
}  // namespace juchu
