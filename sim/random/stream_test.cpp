#include "sim/random/stream.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <vector>

#include <gtest/gtest.h>

namespace juchu {
namespace {

std::uint64_t first_of(const StreamKey& key) { return Stream(key).bits(); }

/// The first number of each seed 0..999.
std::vector<double> first_units() {
  std::vector<double> units;
  for (std::uint64_t seed = 0; seed < 1000; ++seed) units.push_back(Stream({.seed = seed}).unit());
  return units;
}

TEST(Stream, IsPhilox4x64With10Rounds) {
  Stream zero(StreamKey{});  // Random123's kat_vectors, all words 0
  for (const std::uint64_t bits :
       {0x16554d9eca36314cU, 0xdb20fe9d672d0fdcU, 0xd7e772cee186176bU, 0x7e68b68aec7ba23bU})
    EXPECT_EQ(zero.bits(), bits);
}

TEST(Stream, HashesIdsInOneStatedWay) {
  static_assert(spread_bits(0) == 0);
  static_assert(hash_of_id("packs") != hash_of_id("pacls"));
  EXPECT_EQ(hash_of_id(""), spread_bits(0xcbf29ce484222325));  // FNV's own test vectors
  EXPECT_EQ(hash_of_id("a"), spread_bits(0xaf63dc4c8601ec8c));
  EXPECT_EQ(hash_of_id("foobar"), spread_bits(0x85944171f73967e8));
}

TEST(Stream, PinsItsDraws) {
  Stream stream({.seed = 42,
                 .replication = 7,
                 .arrivals = hash_of_id("orders"),
                 .arrival = 1234,
                 .line = 2,
                 .habit = hash_of_id("pays"),
                 .spell = 1,
                 .purpose = hash_of_id("time")});
  std::vector<std::uint64_t> draws;
  for (int i = 0; i < 6; ++i) draws.push_back(stream.bits());
  EXPECT_EQ(draws, (std::vector<std::uint64_t>{6977300268035821449U, 12685723257016797561U,
                                               2710319280276434390U, 1092453165567814907U,
                                               11836624042836900436U, 4212671597446411826U}));
}

TEST(Stream, R1EveryFieldNamesAnotherStream) {
  std::vector<StreamKey> keys = {StreamKey{}};
  for (std::uint32_t n = 1; n <= 40; ++n) {
    keys.push_back({.seed = n});
    keys.push_back({.replication = n});
    keys.push_back({.arrivals = n});
    keys.push_back({.arrival = n});
    keys.push_back({.line = n});
    keys.push_back({.habit = n});
    keys.push_back({.spell = n});
    keys.push_back({.purpose = n});
  }
  std::set<std::uint64_t> draws;
  for (const StreamKey& key : keys) draws.insert(first_of(key));
  EXPECT_EQ(draws.size(), keys.size());
}

TEST(Stream, R1AHabitNamedLikeAPurposeIsNotMistaken) {
  const std::uint64_t time = hash_of_id("time"), chance = hash_of_id("chance");
  EXPECT_NE(first_of({.habit = time, .purpose = chance}),
            first_of({.habit = chance, .purpose = time}));
}

TEST(Stream, R2OtherStreamsDisturbNothing) {
  Stream alone({.seed = 3}), among({.seed = 3}), other({.seed = 4});
  for (int i = 0; i < 100; ++i) {
    static_cast<void>(other.bits());
    EXPECT_EQ(alone.bits(), among.bits());
  }
}

/// Chi-square over ten classes: 27.9 at one in a thousand. 0 would be as wrong: nothing random is
/// exactly even.
TEST(Stream, NeighbouringSeedsShareOutAFirstChoiceButNotEvenly) {
  std::vector<int> counts(10);
  for (const double unit : first_units()) ++counts[static_cast<std::size_t>(unit * 10)];
  double chi_square = 0;
  for (const int count : counts) chi_square += (count - 100) * (count - 100) / 100.0;
  EXPECT_GT(chi_square, 1.2);
  EXPECT_LT(chi_square, 27.9);
}

/// The serial correlation of independent numbers is about ±1/√1000.
TEST(Stream, StepsOfSeedsDoNotRepeatThemselves) {
  const std::vector<double> units = first_units();
  for (const std::size_t step : {1U, 2U, 10U, 100U, 256U}) {
    double sum = 0;
    for (std::size_t i = 0; i + step < units.size(); ++i)
      sum += (units[i] - .5) * (units[i + step] - .5) * 12;
    EXPECT_LT(std::abs(sum / static_cast<double>(units.size() - step)), .1) << step;
  }
}

TEST(Stream, UnitsLieBetweenZeroAndOne) {
  Stream stream({.seed = 1});
  double sum = 0, squares = 0;
  constexpr int draws = 200'000;
  for (int i = 0; i < draws; ++i) {
    const double unit = stream.unit();
    ASSERT_TRUE(unit > 0 && unit < 1);
    sum += unit;
    squares += unit * unit;
  }
  EXPECT_NEAR(sum / draws, 1 / 2., .002);
  EXPECT_NEAR(squares / draws, 1 / 3., .002);
}

TEST(Stream, ChoosesBelowACountEvenly) {
  Stream stream({.seed = 2});
  std::vector<int> counts(7);
  for (int i = 0; i < 70'000; ++i) ++counts[stream.below(7)];
  EXPECT_GT(*std::ranges::min_element(counts), 9'600);
  EXPECT_LT(*std::ranges::max_element(counts), 10'400);
  EXPECT_EQ(stream.below(1), 0U);
  EXPECT_FALSE(stream.happens(0));
  EXPECT_TRUE(stream.happens(1));
}

}  // namespace
}  // namespace juchu
