#include "sim/scenario/tracking_numbers.hpp"

#include <set>

#include <gtest/gtest.h>

#include "testing/generators/random_rules.hpp"
#include "testing/rulebooks/shipped_rules.hpp"

namespace juchu {
namespace {

constexpr int kSerials = 30;

/// N1 and N2 for the first numbers of every class; answers how many there are.
int check_numbers(const CompiledRulebook& rules) {
  std::set<std::string> seen;
  int count = 0;
  for (const int token_class : possible_token_classes(rules)) {
    for (int serial = 0; serial < kSerials; ++serial) {
      const auto number = number_of(rules, rules.token(serial, token_class));
      if (!number) break;
      EXPECT_EQ(normalize_tracking_number(*number), number);
      EXPECT_EQ(rules.token_class(*number), token_class) << "N1: " << *number;
      EXPECT_TRUE(seen.insert(*number).second) << "N2: " << *number;
      ++count;
    }
  }
  return count;
}

TEST(TrackingNumbers, N1_N2_OfTheShippedRulebooks) {
  const auto qoo10 = shipped_rules("qoo10-jp");
  const auto possible = possible_token_classes(*qoo10);
  EXPECT_EQ(check_numbers(*qoo10), static_cast<int>(possible.size()) * kSerials);
  check_numbers(*shipped_rules("ec-cube-4"));
}

TEST(TrackingNumbers, N1_N2_OfRandomRulebooks) {
  int numbers = 0;
  for (std::uint64_t seed = 0; seed < 200; ++seed) numbers += check_numbers(random_rules({seed}));
  EXPECT_GT(numbers, 20'000) << "sometimes";
}

TEST(TrackingNumbers, TheFirstOfAClassIsAMethodsExample) {
  const auto rules = shipped_rules("qoo10-jp");
  const auto first = [&](const char* like) {
    return number_of(*rules, rules->token(0, rules->token_class(like))).value_or("none");
  };
  EXPECT_EQ(first("111111111116"), "000000000001") << "a wrong check digit: nobody's example";
  EXPECT_EQ(first("EE000000005JP"), "EJ123456785JP");
  EXPECT_EQ(first("B0000000000"), "A1234567890");
  EXPECT_EQ(first("1111111111"), "0123456789") << "of the methods with ten digits, the first";
}

/// Of the classes of a form without a check digit, only the one without right ones has numbers.
TEST(TrackingNumbers, ClassesThatNoNumberHasAreNotPossible) {
  const auto rules = shipped_rules("qoo10-jp");
  for (const int token_class : possible_token_classes(*rules)) EXPECT_NE(token_class % 4, 3);
  const int letter_and_digits = rules->token_class("A0000000000");
  EXPECT_TRUE(number_of(*rules, rules->token(0, letter_and_digits)));
  EXPECT_FALSE(number_of(*rules, rules->token(0, letter_and_digits + 1)));
  EXPECT_FALSE(number_of(*rules, rules->token(0, letter_and_digits + 2)));
}

TEST(TrackingNumbers, SmallFormsRunOut) {
  const auto rules = shipped_rules("qoo10-jp");
  const int wrong_length = rules->token_class("1");
  EXPECT_EQ(number_of(*rules, rules->token(0, wrong_length)), "00000001");
  EXPECT_EQ(number_of(*rules, rules->token(12, wrong_length)), "00000120");
  EXPECT_FALSE(number_of(*rules, rules->token(10'000'000, wrong_length)));
}

}  // namespace
}  // namespace juchu
