#include "sim/random/distribution.hpp"

#include <algorithm>
#include <cmath>
#include <functional>

#include <boost/math/distributions/exponential.hpp>
#include <boost/math/distributions/gamma.hpp>
#include <boost/math/distributions/lognormal.hpp>
#include <boost/math/distributions/triangular.hpp>
#include <boost/math/distributions/uniform.hpp>
#include <boost/math/distributions/weibull.hpp>
#include <gtest/gtest.h>

namespace juchu {
namespace {

constexpr Microseconds kMinute = 60'000'000;
constexpr double kMinutes = 60e6;

/// A distribution and what Boost, whose unit here is the minute, knows about it.
struct Row {
  const char* what;
  Distribution distribution;
  double mean, variance;
  std::function<double(double)> share_up_to;
};

template <class Law>
Row row(const char* what, Distribution distribution, Law law) {
  return {what, std::move(distribution), boost::math::mean(law), boost::math::variance(law),
          [law](double minutes) { return cdf(law, minutes); }};
}

boost::math::lognormal lognormal_of(double mean, double cv) {
  const double variance = std::log1p(cv * cv);
  return {std::log(mean) - variance / 2, std::sqrt(variance)};
}

boost::math::gamma_distribution<> gamma_of(double mean, double cv) {
  return {1 / (cv * cv), mean * cv * cv};
}

std::vector<Row> continuous_rows() {
  using namespace boost::math;
  return {
      row("exponential", ExponentialTime{3 * kMinute}, exponential(1 / 3.)),
      row("lognormal", LognormalTime{2 * kMinute, .8}, lognormal_of(2, .8)),
      row("lognormal, nearly constant", LognormalTime{2 * kMinute, .01}, lognormal_of(2, .01)),
      row("gamma", GammaTime{2 * kMinute, .5}, gamma_of(2, .5)),
      row("gamma, shape 1", GammaTime{2 * kMinute, 1}, gamma_of(2, 1)),
      row("gamma, shape below 1", GammaTime{2 * kMinute, 1.6}, gamma_of(2, 1.6)),
      row("Erlang, one stage", ErlangTime{1, kMinute}, gamma_distribution<>(1, 1)),
      row("Erlang, 4 stages", ErlangTime{4, kMinute}, gamma_distribution<>(4, .25)),
      row("Erlang, 40 stages", ErlangTime{40, kMinute}, gamma_distribution<>(40, .025)),
      row("Weibull, ageing", WeibullTime{1.7, 5 * kMinute}, weibull(1.7, 5)),
      row("Weibull, hardening", WeibullTime{.7, 5 * kMinute}, weibull(.7, 5)),
      row("triangular", TriangularTime{kMinute, 2 * kMinute, 5 * kMinute}, triangular(1, 2, 5)),
      row("triangular, low", TriangularTime{kMinute, kMinute, 5 * kMinute}, triangular(1, 1, 5)),
      row("triangular, high", TriangularTime{0, 5 * kMinute, 5 * kMinute}, triangular(0, 5, 5)),
      row("uniform", UniformTime{5 * kMinute, 60 * kMinute}, uniform(5, 60)),
  };
}

std::vector<double> minutes_drawn(const Distribution& distribution, int count) {
  Stream stream({.seed = 7});
  std::vector<double> minutes;
  for (int i = 0; i < count; ++i)
    minutes.push_back(static_cast<double>(draw(distribution, stream)) / kMinutes);
  return minutes;
}

TEST(Distribution, HasItsMoments) {
  constexpr int count = 100'000;
  for (const Row& row : continuous_rows()) {
    double sum = 0, squares = 0;
    for (const double minutes : minutes_drawn(row.distribution, count)) {
      sum += minutes;
      squares += (minutes - row.mean) * (minutes - row.mean);
    }
    const double error = std::sqrt(row.variance / count);
    EXPECT_NEAR(sum / count, row.mean, 3.3 * error) << row.what;
    EXPECT_NEAR(squares / count / row.variance, 1, .05) << row.what;
    EXPECT_NEAR(mean_of(row.distribution) / kMinutes, row.mean, 1e-13 * row.mean) << row.what;
  }
}

/// Kolmogorov and Smirnov: √n times the largest distance is above 1.95 once in a thousand.
TEST(Distribution, FitsItsDistributionFunction) {
  constexpr int count = 50'000;
  for (const Row& row : continuous_rows()) {
    std::vector<double> minutes = minutes_drawn(row.distribution, count);
    std::ranges::sort(minutes);
    double distance = 0;
    for (std::size_t i = 0; i < minutes.size(); ++i) {
      const double share = row.share_up_to(minutes[i]), below = static_cast<double>(i) / count;
      distance = std::max({distance, share - below, below + 1. / count - share});
    }
    EXPECT_LT(distance * std::sqrt(count), 1.95) << row.what;
  }
}

TEST(Distribution, ATableGivesItsValuesAlone) {
  const TableTime table({kMinute, 2 * kMinute, 3 * kMinute}, {.6, .3, .1});
  const std::vector<double> minutes = minutes_drawn(table, 100'000);
  double chi_square = 0;
  for (const auto& [value, share] : {std::pair{1., .6}, std::pair{2., .3}, std::pair{3., .1}}) {
    const double expected = share * 100'000;
    const double over = static_cast<double>(std::ranges::count(minutes, value)) - expected;
    chi_square += over * over / expected;
  }
  EXPECT_LT(chi_square, 13.8);  // 2 degrees, one in a thousand
  EXPECT_NEAR(mean_of(table), 1.5 * kMinutes, 1e-7);
}

TEST(Distribution, UniformReachesBothEndsAlike) {
  Stream stream({.seed = 8});
  std::vector<int> counts(3);
  for (int i = 0; i < 30'000; ++i)
    ++counts[static_cast<std::size_t>(draw(UniformTime{4, 6}, stream) - 4)];
  for (const int count : counts) EXPECT_NEAR(count, 10'000, 270);
  EXPECT_EQ(draw(UniformTime{9, 9}, stream), 9);
}

TEST(Distribution, T1EndsAtTheLongestTime) {
  Stream stream({.seed = 9});
  EXPECT_EQ(draw(ConstantTime{0}, stream), 0);
  EXPECT_EQ(draw(ConstantTime{kLongestTime}, stream), kLongestTime);
  EXPECT_EQ(draw(ExponentialTime{0}, stream), 0);
  EXPECT_EQ(draw(WeibullTime{.001, 0}, stream), 0);
  for (int i = 0; i < 1000; ++i) {
    const Microseconds time = draw(WeibullTime{.001, kLongestTime / 2}, stream);
    EXPECT_TRUE(time >= 0 && time <= kLongestTime) << time;
  }
}

TEST(Distribution, T2PinsItsDraws) {
  const auto first_draws = [](const Distribution& distribution) {
    Stream stream({.seed = 10});
    std::vector<Microseconds> times;
    for (int i = 0; i < 3; ++i) times.push_back(draw(distribution, stream));
    return times;
  };
  using Times = std::vector<Microseconds>;
  EXPECT_EQ(first_draws(ExponentialTime{kMinute}), (Times{44870943, 111631631, 137810743}));
  EXPECT_EQ(first_draws(LognormalTime{kMinute, .8}), (Times{44702805, 22981387, 19066324}));
  EXPECT_EQ(first_draws(GammaTime{kMinute, .5}), (Times{53104473, 25848228, 59214058}));
  EXPECT_EQ(first_draws(GammaTime{kMinute, 2}), (Times{20977, 45006499, 10722535}));
  EXPECT_EQ(first_draws(ErlangTime{3, kMinute}), (Times{98104439, 27622176, 81536999}));
  EXPECT_EQ(first_draws(WeibullTime{1.7, kMinute}), (Times{50573634, 86449139, 97854710}));
  EXPECT_EQ(first_draws(TriangularTime{0, kMinute, 3 * kMinute}),
            (Times{73346766, 40992418, 32957797}));
  EXPECT_EQ(first_draws(UniformTime{0, kMinute}), (Times{28403021, 9335435, 6034535}));
  EXPECT_EQ(first_draws(TableTime({1, 2, 3}, {1, 2, 3})), (Times{2, 1, 1}));
}

}  // namespace
}  // namespace juchu
