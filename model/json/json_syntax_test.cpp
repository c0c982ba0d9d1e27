#include "model/json/json_syntax.hpp"

#include <gtest/gtest.h>

namespace juchu {
namespace {

/// All that `parse_json` says about `text`, each on a line.
std::string complaints_about(std::string_view text, Language language = Language::English) {
  Diagnostics diagnostics;
  const auto value = parse_json(text, "f", diagnostics);
  EXPECT_FALSE(value) << text;
  std::string all;
  for (const Diagnostic& each : diagnostics.sorted()) all += to_text(each, language) + '\n';
  return all;
}

TEST(JsonSyntax, SaysWhatIsWrongAndWhere) {
  struct Row {
    const char* what;
    const char* text;
    const char* complaint;
  };
  constexpr Row rows[] = {
      {"empty", "", "f:1:1: error: the file is empty"},
      {"blank", " \n ", "f:2:2: error: the file is empty"},
      {"not closed", "{\"a\": [1,\n 2",
       "f:2:3: error: the file ends too early, expected \",\" or \"]\" "
       "(the \"[\" of 1:7 is not closed)"},
      {"cut after a comma", "[1,",
       "f:1:4: error: the file ends too early, expected a value (the \"[\" of 1:1 is not closed)"},
      {"cut after a key", "{\"a\"",
       "f:1:5: error: the file ends too early, expected \":\" (the \"{\" of 1:1 is not closed)"},
      {"cut after an opening", "{",
       "f:1:2: error: the file ends too early, expected a key in double quotes or \"}\" "
       "(the \"{\" of 1:1 is not closed)"},
      {"wrong bracket", "[1}", "f:1:3: error: expected \",\" or \"]\", found \"}\""},
      {"more behind", "{} {}", "f:1:4: error: expected the end of the file, found \"{\""},
      {"comma missing", "[1 2]",
       "f:1:4: error: expected \",\" or \"]\", found a number (is a comma missing before it?)"},
      {"comma missing on the line before", "{\"a\": 1\n \"b\": 2}",
       "f:2:2: error: expected \",\" or \"}\", found a string (is a comma missing before it?)"},
      {"last comma in an array", "[1, ]",
       "f:1:3: error: a comma after the last element (remove it)"},
      {"last comma in an object", "{\"a\": 1,\n}",
       "f:1:8: error: a comma after the last element (remove it)"},
      {"two commas", "[1,,2]", "f:1:4: error: expected a value, found \",\""},
      {"a comma first", "[,1]", "f:1:2: error: expected a value or \"]\", found \",\""},
      {"colon missing", "{\"a\" 1}", "f:1:6: error: expected \":\", found a number"},
      {"value missing", "{\"a\": }", "f:1:7: error: expected a value, found \"}\""},
      {"a key without quotes", "{id: 1}",
       "f:1:2: error: expected a key in double quotes or \"}\", found a word"},
      {"a number as key", "{\"a\": 1, 2: 3}",
       "f:1:10: error: expected a key in double quotes, found a number"},
      {"single quotes", "{'a': 1}",
       "f:1:2: error: expected a key in double quotes or \"}\", found \"'\" (use double quotes)"},
      {"a comment", "[1, // two\n 2]",
       "f:1:5: error: expected a value, found \"/\" (JSON has no comments)"},
      {"a full-width colon", "{\"注文\"： 1}",
       "f:1:6: error: expected \":\", found \"：\" (a full-width character; use a half-width one)"},
      {"a full-width blank", "[1,\u30002]",
       "f:1:4: error: expected a value, found \"\u3000\" (a full-width character; use a half-width "
       "one)"},
      {"an invisible character", "[1,\u200B2]",
       "f:1:4: error: expected a value, found \"\\u200b\""},
      {"a word", "[paid]",
       "f:1:2: error: a word without double quotes (strings need double quotes; true, false and "
       "null small letters)"},
      {"capital letters", "[True]",
       "f:1:2: error: a word without double quotes (strings need double quotes; true, false and "
       "null small letters)"},
      {"a plus", "[+1]",
       "f:1:2: error: this is no number as JSON writes it (for example 10 or -3)"},
      {"a minus alone", "[-]",
       "f:1:2: error: this is no number as JSON writes it (for example 10 or -3)"},
      {"no digit after the point", "[1.]",
       "f:1:2: error: this is no number as JSON writes it (for example 10 or -3)"},
      {"no digit in the exponent", "[1e+]",
       "f:1:2: error: this is no number as JSON writes it (for example 10 or -3)"},
      {"a zero in front", "[01]",
       "f:1:2: error: a number cannot begin with 0 (put \"…\" around it if it is a tracking number "
       "or the like)"},
      {"a tracking number without quotes", "{\"number\": 012345678903}",
       "f:1:12: error: a number cannot begin with 0 (put \"…\" around it if it is a tracking "
       "number "
       "or the like)"},
      {"a zero in front, below zero", "-01",
       "f:1:1: error: a number cannot begin with 0 (put \"…\" around it if it is a tracking number "
       "or the like)"},
      {"a comma missing after zero", "[0 1]",
       "f:1:4: error: expected \",\" or \"]\", found a number (is a comma missing before it?)"},
      {"too large", "[1e999]", "f:1:2: error: this number is too large"},
      {"a string not closed", "{\"name\": \"hanako\n}",
       "f:1:10: error: this string is not closed on its line (write the closing \")"},
      {"a string at the end", "[\"注文",
       "f:1:2: error: this string is not closed on its line (write the closing \")"},
      {"a tab in a string", "[\"注\t\"]",
       "f:1:4: error: a control character inside a string (write a tab as \\t)"},
      {"a bad escape", "[\"C:\\data\"]",
       "f:1:5: error: \"\\\" begins no escape that JSON knows (write \\\\ for a backslash)"},
      {"a short escape", "[\"\\u12\"]",
       "f:1:3: error: \"\\\" begins no escape that JSON knows (write \\\\ for a backslash)"},
      {"half of a pair", "[\"\\ud800x\"]",
       "f:1:2: error: half a surrogate pair (\\ud800-\\udfff) in this string"},
      {"after a number and a blank", "{\"a\": 12 x}",
       "f:1:10: error: expected \",\" or \"}\", found a word (is a comma missing before it?)"},
      {"right after a number", "[12x]",
       "f:1:4: error: expected \",\" or \"]\", found a word (is a comma missing before it?)"},
      {"cut inside a word", "[nul",
       "f:1:2: error: a word without double quotes (strings need double quotes; true, false and "
       "null small letters)"},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(complaints_about(row.text), std::string(row.complaint) + '\n') << row.what;
    EXPECT_NE(complaints_about(row.text, Language::Japanese), complaints_about(row.text))
        << row.what;
  }
}

TEST(JsonSyntax, SpeaksJapanese) {
  EXPECT_EQ(
      complaints_about("{\"注文\"： 1}", Language::Japanese),
      "f:1:6: error: "
      "ここには「:」が必要ですが、「：」があります（全角文字です。半角で入力してください）\n");
  EXPECT_EQ(complaints_about("{\"a\": 1", Language::Japanese),
            "f:1:8: error: "
            "ファイルが途中で終わっています。「,」または「}」が必要です（1行目1文字目の「{"
            "」が閉じられていません）\n");
}

TEST(JsonSyntax, RepeatsNothingPersonal) {
  EXPECT_EQ(complaints_about("[\"090-1234-5678\" 0312345678]").find("0312345678"),
            std::string::npos);
  EXPECT_EQ(complaints_about("[\"090-1234-5678\n\"]").find("090"), std::string::npos);
  EXPECT_EQ(complaints_about("[hanako@example.jp]").find("hanako"), std::string::npos);
}

TEST(JsonSyntax, FindsTheEndOfANumber) {
  struct Row {
    const char* text;
    std::size_t end;
  };
  constexpr Row rows[] = {{"0", 1},  {"-12]", 3}, {"01", 1},    {"1.5,", 3},
                          {"1.", 1}, {"1e5 ", 3}, {"1E-05", 5}, {"1.5e+", 3},
                          {"-", 0},  {"x", 0},    {"", 0},      {"1-2", 1}};
  for (const auto& [text, end] : rows) EXPECT_EQ(end_of_number(text, 0), end) << text;
}

}  // namespace
}  // namespace juchu
