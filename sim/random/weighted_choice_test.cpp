#include "sim/random/weighted_choice.hpp"

#include <gtest/gtest.h>

namespace juchu {
namespace {

TEST(WeightedChoice, FollowsItsWeights) {
  const std::vector<double> weights = {3, 0, 1, 5, 1, 0};
  const WeightedChoice choice(weights);
  Stream stream({.seed = 5});
  std::vector<double> counts(weights.size());
  constexpr int draws = 100'000;
  for (int i = 0; i < draws; ++i) ++counts[choice.draw(stream)];

  double chi_square = 0;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    const double expected = weights[i] / 10 * draws;
    EXPECT_NEAR(choice.share(i), weights[i] / 10, 1e-15);
    if (weights[i] == 0)
      EXPECT_EQ(counts[i], 0);
    else
      chi_square += (counts[i] - expected) * (counts[i] - expected) / expected;
  }
  EXPECT_LT(chi_square, 16.3);  // 3 degrees, one in a thousand
}

TEST(WeightedChoice, OneOutcomeIsCertain) {
  Stream stream({.seed = 6});
  EXPECT_EQ(WeightedChoice({.1}).draw(stream), 0U);
  EXPECT_EQ(WeightedChoice({0, 0, .1, 0}).draw(stream), 2U);
}

TEST(WeightedChoice, WeightsThatDoNotAddUpExactlyLeaveNothingOver) {
  const WeightedChoice choice(std::vector<double>(10, .1));
  double sum = 0;
  for (std::size_t i = 0; i < 10; ++i) sum += choice.share(i);
  EXPECT_EQ(sum, 1);
}

}  // namespace
}  // namespace juchu
