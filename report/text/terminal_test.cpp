#include "report/text/terminal.hpp"

#include <gtest/gtest.h>

namespace juchu {
namespace {

TEST(DisplayWidth, CountsColumns) {
  struct Row {
    const char* what;
    std::string text;
    int width;
  };
  const Row rows[] = {
      {"nothing", "", 0},
      {"letters", "abc", 3},
      {"kanji and kana", "発送する", 8},
      {"full-width punctuation", "（、）", 6},
      {"half-width katakana", "ｶﾅ", 2},
      {"ambiguous characters count as one", "§…→", 3},
      {"a combining accent takes no column", "e\u0301", 1},
      {"an emoji", "😀", 2},
      {"the signs of a timeline", "✓✗◷▪✉◉◌⚑⚐⚠✎", 11},
      {"colours take no column", "\x1b[31mred\x1b[0m", 3},
      {"an unfinished colour", "a\x1b[31", 1},
      {"ill-formed bytes end all the same", "\xff\xe3\x81", 2},
  };
  for (const Row& row : rows) EXPECT_EQ(display_width(row.text), row.width) << row.what;
}

TEST(Padded, FillsUpToAWidth) {
  EXPECT_EQ(padded("ab", 4), "ab  ");
  EXPECT_EQ(padded("注文", 5), "注文 ");
  EXPECT_EQ(padded("注文", 3), "注文");
  EXPECT_EQ(padded("", 2), "  ");
}

TEST(Wrapped, BreaksWhereAReaderExpectsIt) {
  using Lines = std::vector<std::string>;
  struct Row {
    const char* what;
    std::string text;
    int width;
    Lines lines;
  };
  const Row rows[] = {
      {"nothing is one line", "", 5, {""}},
      {"it fits exactly", "abc de", 6, {"abc de"}},
      {"at a space, which goes", "abc def", 6, {"abc", "def"}},
      {"several spaces go too", "abc   def", 4, {"abc", "def"}},
      {"a space at the edge", "abcd efgh", 4, {"abcd", "efgh"}},
      {"a word too long for a line", "abcdefg hi", 4, {"abcd", "efg", "hi"}},
      {"between wide characters", "発送予定日", 6, {"発送予", "定日"}},
      {"a wide character does not stand half outside", "発送予", 5, {"発送", "予"}},
      {"between wide and narrow", "注文A1を", 6, {"注文A1", "を"}},
      {"no line begins with a full stop", "発送予。定", 6, {"発送", "予。定"}},
      {"no line begins with a closing bracket", "「発送」予", 6, {"「発", "送」予"}},
      {"no line ends with an opening bracket", "発送「予定", 6, {"発送", "「予定"}},
      {"no line begins with a small kana", "待っ", 2, {"待", "っ"}},
      {"a word in katakana stays in one piece", "配送キャンセル", 10, {"配送", "キャンセル"}},
      {"unless it must break", "キャンセル", 6, {"キャン", "セル"}},
      {"a section sign stays with its word", "see guide §3", 10, {"see", "guide §3"}},
      {"colours move nothing", "\x1b[1mabc def\x1b[0m", 6, {"\x1b[1mabc", "def\x1b[0m"}},
      {"three lines", "aa bb cc", 2, {"aa", "bb", "cc"}},
  };
  for (const Row& row : rows) EXPECT_EQ(wrapped(row.text, row.width), row.lines) << row.what;
}

TEST(Wrapped, IsLinear) {
  std::string text;
  for (int i = 0; i < 200'000; ++i) text += i % 7 == 0 ? "長い " : "長";
  EXPECT_GT(wrapped(text, 40).size(), 10'000u);
}

TEST(Palette, ColoursOnlyWhenAsked) {
  EXPECT_EQ(Palette(true)(Style::Bad, "no"), "\x1b[31mno\x1b[0m");
  EXPECT_EQ(Palette(true)(Style::Plain, "no"), "no");
  EXPECT_EQ(Palette(true)(Style::Bad, ""), "");
  EXPECT_EQ(Palette(false)(Style::Bad, "no"), "no");
}

}  // namespace
}  // namespace juchu
