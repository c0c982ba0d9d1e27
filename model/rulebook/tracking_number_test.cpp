#include "model/rulebook/tracking_number.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace juchu {
namespace {

using Number = std::optional<std::string>;

TEST(TrackingNumber, IsNormalizedAsPeopleTypeIt) {
  EXPECT_EQ(normalize_tracking_number("0123-4567-8903"), Number("012345678903"));
  EXPECT_EQ(normalize_tracking_number("０１２３－４５６７－８９０３"), Number("012345678903"));
  EXPECT_EQ(normalize_tracking_number("0123‐4567−8903"), Number("012345678903"));
  EXPECT_EQ(normalize_tracking_number("0123ー4567ｰ8903"), Number("012345678903"));
  EXPECT_EQ(normalize_tracking_number(" rb 123 456 785　ｇｂ "), Number("RB123456785GB"));
}

TEST(TrackingNumber, IsNothingElse) {
  for (const char* typed : {"", " - ", "0123_4567", "伝票0123", "0123\n", "\xFF\xFE", "é12"}) {
    EXPECT_EQ(normalize_tracking_number(typed), std::nullopt) << typed;
  }
}

TEST(TrackingNumber, HasTheFormOfItsMethod) {
  EXPECT_TRUE(has_form("012345678903", "999999999999"));
  EXPECT_FALSE(has_form("01234567890", "999999999999"));
  EXPECT_FALSE(has_form("RB123456785GB", "9999999999999"));
  EXPECT_TRUE(has_form("RB123456785GB", "AA999999999AA"));
}

TEST(TrackingNumber, ChecksTheLastDigitModulo7) {
  for (const char* good : {"000000000000", "012345678903", "999999999994"}) {
    EXPECT_TRUE(check_digit_is_right(good, CheckDigit::Mod7)) << good;
  }
  for (const char* bad : {"000000000001", "012345678904", "7", "", "RB123456785GB"}) {
    EXPECT_FALSE(check_digit_is_right(bad, CheckDigit::Mod7)) << bad;
  }
}

TEST(TrackingNumber, ChecksS10) {
  EXPECT_TRUE(check_digit_is_right("RB123456785GB", CheckDigit::S10));
  EXPECT_TRUE(check_digit_is_right("EJ123456785JP", CheckDigit::S10));
  EXPECT_FALSE(check_digit_is_right("RB123456786US", CheckDigit::S10));
  EXPECT_FALSE(check_digit_is_right("012345678903", CheckDigit::S10));
}

TEST(TrackingNumber, S10WritesTenAsZeroAndElevenAsFive) {
  EXPECT_TRUE(check_digit_is_right("AA003000000AA", CheckDigit::S10));
  EXPECT_TRUE(check_digit_is_right("AA000000005AA", CheckDigit::S10));
}

TEST(TrackingNumber, IsCompletedOnlyFromDigits) {
  EXPECT_EQ(with_mod7_check_digit("01234567890"), Number("012345678903"));
  EXPECT_EQ(with_mod7_check_digit("0123A"), std::nullopt);
  EXPECT_EQ(with_mod7_check_digit(""), std::nullopt);
}

std::string any_number() {
  std::string digits;
  for (int i = 0; i < 11; ++i) digits += static_cast<char>('0' + *rc::gen::inRange(0, 10));
  return *with_mod7_check_digit(digits);
}

RC_GTEST_PROP(TrackingNumber, Mod7NoticesAWrongDigitUnlessItDiffersBySeven, ()) {
  std::string number = any_number();
  char& digit = number[*rc::gen::inRange<std::size_t>(0, 11)];
  const int right = digit - '0', wrong = *rc::gen::inRange(0, 10);
  RC_PRE(wrong != right);
  digit = static_cast<char>('0' + wrong);
  RC_ASSERT(check_digit_is_right(number, CheckDigit::Mod7) == ((wrong - right) % 7 == 0));
}

RC_GTEST_PROP(TrackingNumber, Mod7NoticesSwappedNeighboursUnlessTheyDifferBySeven, ()) {
  std::string number = any_number();
  const auto at = *rc::gen::inRange<std::size_t>(0, 10);
  const int difference = number[at] - number[at + 1];
  RC_PRE(difference != 0);
  std::swap(number[at], number[at + 1]);
  RC_ASSERT(check_digit_is_right(number, CheckDigit::Mod7) == (difference % 7 == 0));
}

}  // namespace
}  // namespace juchu
