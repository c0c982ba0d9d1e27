#include "model/text/utf8.hpp"

#include <gtest/gtest.h>

namespace juchu {
namespace {

using namespace std::string_view_literals;

TEST(Utf8, ReadsTheFirstCharacter) {
  struct Row {
    const char* what;
    std::string_view text;
    char32_t code_point;
    std::size_t bytes;
    bool well_formed;
  };
  constexpr Row rows[] = {
      {"ASCII", "a"sv, U'a', 1, true},
      {"NUL is a character", "\0"sv, 0, 1, true},
      {"two bytes", "é!"sv, U'é', 2, true},
      {"three bytes", "注文"sv, U'注', 3, true},
      {"four bytes", "😀"sv, U'😀', 4, true},
      {"the last code point", "\xF4\x8F\xBF\xBF"sv, 0x10FFFF, 4, true},
      {"past the last code point", "\xF4\x90\x80\x80"sv, 0xF4, 1, false},
      {"a surrogate", "\xED\xA0\x80"sv, 0xED, 1, false},
      {"an overlong slash", "\xC0\xAF"sv, 0xC0, 1, false},
      {"a continuation alone", "\x80"sv, 0x80, 1, false},
      {"cut off", "\xE6\xB3"sv, 0xE6, 1, false},
      {"continued wrongly", "\xE6\xB3\x41"sv, 0xE6, 1, false},
  };
  for (const Row& row : rows) {
    const Utf8Character read = first_character(row.text);
    EXPECT_EQ(read.code_point, row.code_point) << row.what;
    EXPECT_EQ(read.bytes, row.bytes) << row.what;
    EXPECT_EQ(read.well_formed, row.well_formed) << row.what;
  }
}

TEST(Utf8, FindsTheFirstIllFormedByte) {
  EXPECT_EQ(well_formed_bytes(""), 0u);
  EXPECT_EQ(well_formed_bytes("注文 order"), 12u);
  EXPECT_EQ(well_formed_bytes("注文\xFF order"), 6u);
  EXPECT_EQ(well_formed_bytes("order\xE6"), 5u);
}

TEST(Utf8, CountsAnIllFormedByteAsItself) { EXPECT_EQ(code_points_of("注\xFF!"), U"注\u00FF!"); }

}  // namespace
}  // namespace juchu
