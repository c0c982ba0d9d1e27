#include "model/text/diagnostics.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "model/text/utf8.hpp"

namespace juchu {
namespace {

using namespace std::string_view_literals;

Diagnostic at(std::string file, Position position, std::string problem = "p") {
  return {std::move(file), position, "", {std::move(problem), ""}, {}};
}

TEST(Diagnostics, ReadLikeACompilersInEitherLanguage) {
  const Diagnostic diagnostic = {"shop.json",
                                 {31, 17},
                                 "/permits/3/when",
                                 {"「payed」という項目はありません", "no field \"payed\""},
                                 {"「paid」のことでしょうか", "did you mean \"paid\"?"}};
  EXPECT_EQ(to_text(diagnostic, Language::English),
            "shop.json:31:17: error: permits/3/when: no field \"payed\" (did you mean \"paid\"?)");
  EXPECT_EQ(to_text(diagnostic, Language::Japanese),
            "shop.json:31:17: error: permits/3/when: "
            "「payed」という項目はありません（「paid」のことでしょうか）");
  EXPECT_EQ(to_text(at("a.json", {}), Language::English), "a.json:1:1: error: p");
}

TEST(Diagnostics, ShortensAPointerInItsMiddle) {
  Diagnostic diagnostic = at("a.json", {1, 1});
  diagnostic.pointer = "/first/" + std::string(1000, 'x') + "/last";
  const std::string text = to_text(diagnostic, Language::English);
  EXPECT_EQ(text.size(), 400u);
  EXPECT_TRUE(text.starts_with("a.json:1:1: error: first/xxx")) << text;
  EXPECT_TRUE(text.ends_with("xxx/last: p")) << text;
}

void expect_d1(const std::string& text) {
  RC_ASSERT(text.size() <= 400u);
  RC_ASSERT(well_formed_bytes(text) == text.size());
  RC_ASSERT(text.find('\n') == std::string::npos);
}

RC_GTEST_PROP(Diagnostics, D1OneShortWellFormedLineWhateverTheBytes,
              (const std::string& file, const std::string& pointer, const std::string& problem)) {
  const auto many = *rc::gen::inRange(1, 200);
  std::string longer;
  for (int i = 0; i < many; ++i) longer += problem;
  const Diagnostic diagnostic = {file + longer,
                                 {2147483647, 2147483647},
                                 "/" + pointer + longer,
                                 {longer, longer},
                                 {problem, problem}};
  expect_d1(to_text(diagnostic, Language::Japanese));
  expect_d1(to_text(diagnostic, Language::English));
}

TEST(Diagnostics, D2SortedByFileAsFirstSeenThenPlaceEachOnce) {
  Diagnostics found;
  found.add(at("z.json", {2, 1}));
  found.add(at("a.json", {1, 9}));
  found.add(at("z.json", {1, 5}, "second"));
  found.add(at("z.json", {1, 5}, "first"));
  found.add(at("z.json", {1, 5}, "second"));
  const std::vector<Diagnostic> expected = {at("z.json", {1, 5}, "second"),
                                            at("z.json", {1, 5}, "first"), at("z.json", {2, 1}),
                                            at("a.json", {1, 9})};
  EXPECT_EQ(found.sorted(), expected);
}

TEST(Diagnostics, D3KeepsOnlyTheFirst) {
  Diagnostics found;
  EXPECT_TRUE(found.empty());
  const int added = static_cast<int>(Diagnostics::kMostKept) + 5;
  for (int line = 1; line <= added; ++line) found.add(at("a.json", {line, 1}));
  EXPECT_EQ(found.size(), Diagnostics::kMostKept + 5);
  EXPECT_EQ(found.sorted().size(), Diagnostics::kMostKept);
}

TEST(Printable, ShowsWhatATerminalWouldObeyOrHide) {
  struct Row {
    const char* what;
    std::string_view text;
    const char* shown;
  };
  constexpr Row rows[] = {
      {"plain text stays", "注文 A-1 😀"sv, "注文 A-1 😀"},
      {"control characters", "a\n\x1B[31m\x7F"sv, "a\\u000a\\u001b[31m\\u007f"},
      {"NUL", "a\0b"sv, "a\\u0000b"},
      {"a bidirectional override", "a\u202Eb"sv, "a\\u202eb"},
      {"zero-width space and joiner", "a\u200Bb\u200D"sv, "a\\u200bb\\u200d"},
      {"a line separator", "a\u2028b"sv, "a\\u2028b"},
      {"a byte order mark", "\uFEFFa"sv, "\\ufeffa"},
      {"C1 control", "\u0085"sv, "\\u0085"},
      {"a language tag", "\U000E0041"sv, "\\u{e0041}"},
      {"an ill-formed byte", "a\xFF"sv, "a\\xff"},
  };
  for (const Row& row : rows) EXPECT_EQ(printable(row.text), row.shown) << row.what;
}

TEST(Printable, CutsAtACharacterBoundary) {
  EXPECT_EQ(printable("注文番号", 12), "注文番号");
  EXPECT_EQ(printable("注文番号", 11), "注文…");
  EXPECT_EQ(printable("a\nb", 6), "a…");
  EXPECT_EQ(printable("order", 3), "…");
  EXPECT_EQ(printable("", 3), "");
}

}  // namespace
}  // namespace juchu
