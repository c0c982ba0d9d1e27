#include "model/json/json_encoding.hpp"

#include <gtest/gtest.h>

namespace juchu {
namespace {

using namespace std::string_view_literals;

TEST(JsonEncoding, NamesTheFirstFault) {
  struct Row {
    const char* what;
    std::string_view bytes;
    std::size_t offset;
    const char* problem;
  };
  constexpr std::string_view cp932 = "the file seems to be Shift_JIS (CP932)";
  constexpr std::string_view ill_formed = "a byte that is not UTF-8";
  constexpr Row rows[] = {
      {"a byte order mark", "\xEF\xBB\xBF{}"sv, 0, "the file begins with a byte order mark"},
      {"UTF-16, little end first", "\xFF\xFE{\0}\0"sv, 0, "the file seems to be UTF-16"},
      {"UTF-16, big end first", "\xFE\xFF\0{\0}"sv, 0, "the file seems to be UTF-16"},
      {"a NUL byte", "{\"a\":1}\0garbage"sv, 7, "a NUL byte (0x00)"},
      {"a NUL byte before an ill-formed one", "\0\xFF"sv, 0, "a NUL byte (0x00)"},
      {"CP932: 注文", "[\"\x92\x8D\x95\xB6\"]"sv, 2, cp932.data()},
      {"CP932: a backslash as second byte: 表", "[\"\x95\\\"]"sv, 2, cp932.data()},
      {"CP932: kana of one byte beside kanji", "[\"\xB1\x92\x8D\"]"sv, 2, cp932.data()},
      {"EUC-JP: 注文", "[\"\xC3\xED\xCA\xB8\"]"sv, 2, ill_formed.data()},
      {"Latin-1: é", "[\"\xE9\"]"sv, 2, ill_formed.data()},
      {"CP932 cut inside a character", "[\"\x92\x8D\x95"sv, 2, ill_formed.data()},
      {"CP932 pasted into UTF-8", "[\"注文\x92\x8D\"]"sv, 8, ill_formed.data()},
      {"a surrogate", "[\"\xED\xA0\x80\"]"sv, 2, ill_formed.data()},
  };
  for (const Row& row : rows) {
    const auto fault = find_encoding_fault(row.bytes);
    ASSERT_TRUE(fault) << row.what;
    EXPECT_EQ(fault->offset, row.offset) << row.what;
    EXPECT_EQ(fault->complaint.problem.en, row.problem) << row.what;
    EXPECT_FALSE(fault->complaint.problem.ja.empty()) << row.what;
    EXPECT_FALSE(fault->complaint.hint.ja.empty()) << row.what;
  }
}

TEST(JsonEncoding, AcceptsUtf8) {
  EXPECT_FALSE(find_encoding_fault(""));
  EXPECT_FALSE(find_encoding_fault("{\"注文\": \"😀\"}"));
}

}  // namespace
}  // namespace juchu
