#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "model/json/json_value.hpp"
#include "model/text/utf8.hpp"

namespace juchu {
namespace {

using Kind = JsonValue::Kind;
using namespace std::string_view_literals;

std::string lines_of(const Diagnostics& diagnostics) {
  std::string lines;
  for (const Diagnostic& each : diagnostics.sorted())
    lines += to_text(each, Language::English) + '\n';
  return lines;
}

std::string complaints_about(std::string_view text, const JsonLimits& limits = {}) {
  Diagnostics diagnostics;
  EXPECT_FALSE(parse_json(text, "f", diagnostics, limits)) << text.substr(0, 100);
  return lines_of(diagnostics);
}

JsonValue parsed(std::string_view text, const JsonLimits& limits = {}) {
  Diagnostics diagnostics;
  auto value = parse_json(text, "f", diagnostics, limits);
  EXPECT_TRUE(value && diagnostics.empty()) << text.substr(0, 100) << '\n' << lines_of(diagnostics);
  return value ? *std::move(value) : JsonValue{};
}

TEST(ParseJson, KeepsNumbersExactly) {
  struct Row {
    const char* text;
    Kind kind;
    std::int64_t integer;
  };
  constexpr Row rows[] = {
      {"0", Kind::Integer, 0},
      {"-0", Kind::Integer, 0},
      {"4294967297", Kind::Integer, 4294967297},
      {"9223372036854775807", Kind::Integer, std::numeric_limits<std::int64_t>::max()},
      {"-9223372036854775808", Kind::Integer, std::numeric_limits<std::int64_t>::min()},
      {"9223372036854775808", Kind::OtherNumber, 0},
      {"-9223372036854775809", Kind::OtherNumber, 0},
      {"18446744073709551615", Kind::OtherNumber, 0},
      {"18446744073709551616", Kind::OtherNumber, 0},
      {"1.0", Kind::OtherNumber, 0},
      {"1e3", Kind::OtherNumber, 0},
      {"1e-400", Kind::OtherNumber, 0},
  };
  for (const Row& row : rows) {
    const JsonValue value = parsed(row.text);
    EXPECT_EQ(value.kind, row.kind) << row.text;
    EXPECT_EQ(value.integer, row.integer) << row.text;
    EXPECT_EQ(value.string, row.kind == Kind::OtherNumber ? row.text : "");
  }
}

TEST(ParseJson, KeepsStringsAndWords) {
  EXPECT_EQ(parsed(R"("a\u3042\n\ud83d\ude00")").string, "aあ\n😀");
  EXPECT_TRUE(parsed(" true ").boolean);
  EXPECT_EQ(parsed("false").kind, Kind::Boolean);
  EXPECT_EQ(parsed("null").kind, Kind::Null);
}

TEST(ParseJson, KeepsMembersInTheFilesSequence) {
  const JsonValue value = parsed("{\"b\": 1, \"a\": [2, {}], \"\": 3}");
  ASSERT_EQ(value.members.size(), 3u);
  EXPECT_EQ(value.members[0].key, "b");
  EXPECT_EQ(value.members[1].value.items[1].kind, Kind::Object);
  ASSERT_NE(value.find(""), nullptr);
  EXPECT_EQ(value.find("")->integer, 3);
  EXPECT_EQ(value.find("c"), nullptr);
}

TEST(ParseJson, ColumnsCountCodePointsAndLinesEndWithNewlines) {
  const JsonValue value = parsed("{\r\n\t\"注文😀\": 1,\n \"b\":\n[ \"あ\",22]}");
  EXPECT_EQ(value.position, (Position{1, 1}));
  EXPECT_EQ(value.members[0].key_position, (Position{2, 2}));
  EXPECT_EQ(value.members[0].value.position, (Position{2, 9}));
  EXPECT_EQ(value.members[1].key_position, (Position{3, 2}));
  EXPECT_EQ(value.members[1].value.position, (Position{4, 1}));
  EXPECT_EQ(value.members[1].value.items[1].position, (Position{4, 7}));
}

TEST(ParseJson, ComplainsOfEachRepeatedKeyAndKeepsTheFirst) {
  Diagnostics diagnostics;
  const auto value = parse_json(
      "{\"id\": 1, \"b\": {\"x\": 1, \"x\": 2},\n\"\\u0069d\": 2, \"c\": 3, \"id\": 4}", "f",
      diagnostics);
  EXPECT_EQ(lines_of(diagnostics),
            "f:1:25: error: b/x: \"x\" is repeated (first on line 1; keep one of them)\n"
            "f:2:1: error: id: \"id\" is repeated (first on line 1; keep one of them)\n"
            "f:2:23: error: id: \"id\" is repeated (first on line 1; keep one of them)\n");
  ASSERT_TRUE(value);
  ASSERT_EQ(value->members.size(), 3u);
  EXPECT_EQ(value->find("id")->integer, 1);
  EXPECT_EQ(value->find("b")->find("x")->integer, 1);
}

TEST(ParseJson, ASyntaxErrorIsTheOnlyProblem) {
  EXPECT_EQ(complaints_about("{\"a\": 1, \"a\": 2, x}"),
            "f:1:18: error: expected a key in double quotes, found a word\n");
}

TEST(ParseJson, RejectsU0000InStringsAndKeys) {
  EXPECT_EQ(complaints_about("[1, \"a\\u0000b\"]"),
            "f:1:5: error: U+0000 inside a string (remove \\u0000)\n");
  EXPECT_EQ(complaints_about("{\"\\u0000\": 1}"),
            "f:1:2: error: U+0000 inside a string (remove \\u0000)\n");
}

TEST(ParseJson, NamesTheEncoding) {
  EXPECT_EQ(complaints_about("{\n  \"name\": \"\x92\x8D\x95\xB6\"}"sv),
            "f:2:12: error: the file seems to be Shift_JIS (CP932) (save it as UTF-8 without a "
            "byte order mark)\n");
  EXPECT_EQ(complaints_about("{\"a\":1}\0garbage"sv),
            "f:1:8: error: a NUL byte (0x00) (save it as UTF-8 without a byte order mark)\n");
}

TEST(ParseJson, KeepsItsLimits) {
  const auto nested = [](int levels) {
    std::string text;
    for (int i = 0; i < levels; ++i) text += i % 2 == 0 ? "[" : "{\"a\":";
    text += "1";
    for (int i = levels; i-- > 0;) text += i % 2 == 0 ? "]" : "}";
    return text;
  };
  parsed(nested(64));
  EXPECT_EQ(complaints_about(nested(65)), "f:1:193: error: nested deeper than 64 levels\n");
  EXPECT_EQ(complaints_about(std::string(1'000'000, '[')),
            "f:1:65: error: nested deeper than 64 levels\n");

  parsed("[1,2,[]]", {.values = 4});
  EXPECT_EQ(complaints_about("[1,2,[3]]", {.values = 4}), "f:1:7: error: more than 4 values\n");

  parsed("[12]", {.bytes = 4});
  EXPECT_EQ(complaints_about("[123]", {.bytes = 4}),
            "f:1:1: error: the file is larger than 4 bytes\n");
}

TEST(ParseJson, IsNotSlowedByAWideObjectOfOneKey) {
  std::string text = "{\"a\":1";
  for (int i = 0; i < 100'000; ++i) text += ",\"a\":1";
  Diagnostics diagnostics;
  EXPECT_TRUE(parse_json(text + "}", "f", diagnostics));
  EXPECT_EQ(diagnostics.sorted().size(), Diagnostics::kMostKept);
}

/// The parser's answer on a copy with nothing behind it, so that the address sanitizer sees a byte
/// too many.
std::optional<JsonValue> parse_exactly(std::string_view text, Diagnostics& diagnostics) {
  const std::vector<char> bytes(text.begin(), text.end());
  return parse_json({bytes.data(), bytes.size()}, "f", diagnostics);
}

/// Where a byte of a text stands, counted from the beginning each time.
Position slow_position(std::string_view text, std::size_t offset) {
  const std::string_view before = text.substr(0, offset);
  const auto lines = std::count(before.begin(), before.end(), '\n');
  const std::string_view line = before.substr(before.rfind('\n') + 1);
  return {static_cast<int>(lines) + 1, static_cast<int>(code_points_of(line).size()) + 1};
}

/// Writes a document as `choices` say and notes where every key and value begins.
class Writer {
 public:
  explicit Writer(const std::vector<std::uint8_t>& choices) : choices_(choices) {
    blanks();
    container();
  }
  std::string text;
  std::vector<std::size_t> begins;

 private:
  std::size_t choice(std::size_t options) {
    return next_ < choices_.size() ? choices_[next_++] % options : 0;
  }
  void blanks() {
    constexpr const char* kBlanks[] = {"", " ", "\n", "\t", "\r\n  "};
    text += kBlanks[choice(std::size(kBlanks))];
  }
  void string(const std::string& prefix) {
    constexpr const char* kParts[] = {"",   "a",    "注文",    "\\n", "\\u3042",
                                      "😀", "\\\"", "~/ ,:]}", "\\\\"};
    text += '"' + prefix + kParts[choice(std::size(kParts))] + '"';
  }
  void scalar() {
    constexpr const char* kScalars[] = {
        "0", "-12", "1.5e3", "true", "false", "null", "99999999999999999999"};
    const std::size_t kind = choice(std::size(kScalars) + 1);
    if (kind == std::size(kScalars)) return string("");
    text += kScalars[kind];
  }
  void value() {
    blanks();
    if (depth_ < 6 && choice(3) == 1) {
      container();
    } else {
      begins.push_back(text.size());
      scalar();
    }
    blanks();
  }
  void container() {
    const bool array = choice(2) == 0;
    begins.push_back(text.size());
    text += array ? "[" : "{";
    ++depth_;
    const std::size_t count = choice(4);
    for (std::size_t i = 0; i < count; ++i) {
      if (i > 0) text += ',';
      if (!array) member_key(i);
      value();
    }
    if (count == 0) blanks();
    --depth_;
    text += array ? "]" : "}";
  }
  void member_key(std::size_t index) {
    blanks();
    begins.push_back(text.size());
    string(std::to_string(index));
    blanks();
    text += ':';
  }

  const std::vector<std::uint8_t>& choices_;
  std::size_t next_ = 0;
  int depth_ = 0;
};

void note_positions(const JsonValue& value, std::vector<Position>& noted) {
  noted.push_back(value.position);
  for (const JsonValue& item : value.items) note_positions(item, noted);
  for (const JsonMember& member : value.members) {
    noted.push_back(member.key_position);
    note_positions(member.value, noted);
  }
}

RC_GTEST_PROP(ParseJson, EveryKeyAndValueKnowsItsPlace,
              (const std::vector<std::uint8_t>& choices)) {
  const Writer written(choices);
  RC_LOG() << written.text;
  Diagnostics diagnostics;
  const auto value = parse_exactly(written.text, diagnostics);
  RC_ASSERT(value.has_value() && diagnostics.empty());
  std::vector<Position> noted, expected;
  note_positions(*value, noted);
  for (const std::size_t offset : written.begins)
    expected.push_back(slow_position(written.text, offset));
  RC_TAG(expected.size() < 4 ? "small" : "large");
  RC_ASSERT(noted == expected);
}

/// One problem, in both languages, at a place within `text`.
void expect_one_problem_inside(const std::string& text) {
  RC_LOG() << text;
  Diagnostics diagnostics;
  RC_ASSERT(!parse_exactly(text, diagnostics));
  RC_ASSERT(diagnostics.size() == 1u);
  const Diagnostic found = diagnostics.sorted().front();
  RC_ASSERT(!found.problem.ja.empty() && !found.problem.en.empty());
  bool inside = false;
  for (std::size_t at = 0; at <= text.size(); ++at)
    inside |= slow_position(text, at) == found.position;
  RC_ASSERT(inside);
}

RC_GTEST_PROP(ParseJson, EveryPrefixIsRejectedAtAPlaceInside,
              (const std::vector<std::uint8_t>& choices)) {
  const Writer written(choices);
  const auto size = *rc::gen::inRange<std::size_t>(0, written.text.size());
  expect_one_problem_inside(written.text.substr(0, size));
}

RC_GTEST_PROP(ParseJson, AChangedByteIsAcceptedOrExplained,
              (const std::vector<std::uint8_t>& choices)) {
  std::string text = Writer(choices).text;
  const auto at = *rc::gen::inRange<std::size_t>(0, text.size());
  text[at] = *rc::gen::oneOf(rc::gen::arbitrary<char>(),
                             rc::gen::elementOf(std::string("{}[],:\"\\-+.0e tn")));
  Diagnostics diagnostics;
  const bool accepted = parse_exactly(text, diagnostics).has_value();
  RC_TAG(accepted ? "accepted" : "explained");
  if (!accepted) expect_one_problem_inside(text);
}

}  // namespace
}  // namespace juchu
