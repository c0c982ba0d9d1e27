#include "report/page/lint_page_json.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "model/json/json_value.hpp"
#include "model/rulebook/rulebook_json.hpp"

namespace juchu {
namespace {

using Json = nlohmann::json;

constexpr const char* kBakery = "report/expected/bakery.json";

const CompiledRulebook& bakery() {
  static const CompiledRulebook rules = [] {
    Diagnostics diagnostics;
    auto rulebook = open_rulebook(kBakery, diagnostics);
    return CompiledRulebook::compile(std::move(*rulebook), diagnostics).value();
  }();
  return rules;
}

std::string bakery_text() {
  Diagnostics diagnostics;
  return read_file(kBakery, diagnostics).value();
}

Json answer_of(const std::vector<LintFinding>& findings, std::string_view text) {
  return Json::parse(lint_page({bakery().rulebook(), findings}, text).answer);
}

/// A line as the page shows it; what is marked in brackets, if asked for.
std::string shown(const Json& line, bool marked = false) {
  if (line.is_string()) return line;
  std::string text;
  for (const Json& piece : line["pieces"])
    text += piece.is_string() ? piece.get<std::string>()
            : marked          ? "[" + piece[0].get<std::string>() + "]"
                              : piece[0].get<std::string>();
  return text;
}

std::string shown_in_brackets(const std::string& text, Position position) {
  return shown(answer_of({{"rule", Severity::Warning, position, "it", {}, {}}},
                         text)["parts"][0]["lines"][0],
               true);
}

TEST(LintPage, ShowsTheWholeTextWithEachFindingAtItsLine) {
  const auto findings = lint(bakery());
  const Json answer = answer_of(findings, bakery_text());
  ASSERT_EQ(answer["findings"].size(), findings.size());
  std::string text;
  int number = 0;
  std::vector<int> lines(findings.size());
  for (const Json& part : answer["parts"]) {
    EXPECT_EQ(part["first"], number + 1);
    for (const Json& line : part["lines"]) {
      ++number;
      text += shown(line) + '\n';
      if (line.is_string()) continue;
      EXPECT_FALSE(part["folded"]);
      for (const std::size_t finding : line["findings"]) lines[finding] = number;
    }
  }
  EXPECT_EQ(text, bakery_text());
  for (std::size_t f = 0; f < findings.size(); ++f) EXPECT_EQ(lines[f], findings[f].position.line);
}

TEST(LintPage, FoldsWhatIsFarFromAnyFinding) {
  const auto findings = lint(bakery());
  const Json answer = answer_of(findings, bakery_text());
  std::size_t folded = 0;
  for (const Json& part : answer["parts"]) {
    if (!part["folded"]) continue;
    ++folded;
    const int first = part["first"], last = first + static_cast<int>(part["lines"].size()) - 1;
    for (const LintFinding& finding : findings)
      EXPECT_TRUE(finding.position.line < first - 3 || finding.position.line > last + 3);
  }
  EXPECT_GE(folded, 2U);
}

TEST(LintPage, MarksTheValueThatAFindingIsAbout) {
  const struct {
    const char* what;
    const char* line;
    int column;
    const char* marked;
  } rows[] = {
      {"a text", R"("a": "b", "c": 1)", 6, R"("a": ["b"], "c": 1)"},
      {"with a quote in it", R"("a": "b\"c", 1)", 6, R"("a": ["b\"c"], 1)"},
      {"an object", R"("a": {"b": [1, 2]}, 3)", 6, R"("a": [{"b": [1, 2]}], 3)"},
      {"one that goes on", R"("a": {"b": 1,)", 6, R"("a": [{"b": 1,])"},
      {"a number", R"([1, 22, 3])", 5, R"([1, [22], 3])"},
      {"the last one", R"([1, 22])", 5, R"([1, [22]])"},
      {"columns are characters", R"("あい": "う", 1)", 7, R"("あい": ["う"], 1)"},
      {"past the line's end", R"("a")", 9, R"("a")"},
  };
  for (const auto& row : rows)
    EXPECT_EQ(shown_in_brackets(row.line, {1, row.column}), row.marked) << row.what;
}

TEST(LintPage, ShowsWhatHidesInTheText) {
  const std::string text = "\t\"a\": \"\u202eb\",\r\n" + std::string(10'000, 'x') + "\n";
  const Json lines = answer_of({{"rule", Severity::Note, {1, 1}, "it", {}, {}}},
                               text)["parts"][0]["lines"];
  EXPECT_EQ(shown(lines[0]), "  \"a\": \"\\u202eb\",");
  EXPECT_EQ(shown(lines[1]).size(), 10'000U) << "a long line is whole";
}

TEST(LintPage, SaysInOneSentenceWhatItComesTo) {
  const LintFinding warning{"a", Severity::Warning, {1, 1}, "it", {}, {}};
  const LintFinding note{"b", Severity::Note, {2, 1}, "it", {}, {}};
  const struct {
    std::vector<LintFinding> findings;
    const char* sign;
    const char* sentence;
  } rows[] = {
      {{}, "✓", "Nothing wrong was found"},
      {{note}, "✓", "Nothing is wrong. Worth a look: 1"},
      {{warning}, "✗", "To be put right: 1 (errors 0, warnings 1)"},
      {{warning, note}, "✗", "To be put right: 1 (errors 0, warnings 1). Worth a look besides: 1"},
  };
  for (const auto& row : rows) {
    const Json answer = answer_of(row.findings, "{\n}\n");
    EXPECT_EQ(answer["sign"], row.sign);
    EXPECT_EQ(answer["sentence"]["en"], row.sentence);
  }
  const Json clean = answer_of({}, bakery_text());
  ASSERT_EQ(clean["parts"].size(), 1U);
  EXPECT_TRUE(clean["parts"][0]["folded"]);
  EXPECT_EQ(answer_of({warning}, "")["parts"].size(), 0U) << "a file that is gone";
}

}  // namespace
}  // namespace juchu
