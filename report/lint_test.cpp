#include <sstream>

#include <gtest/gtest.h>

#include "model/rulebook/rulebook_json.hpp"
#include "report/json/lint_json.hpp"
#include "report/testing/expected_file.hpp"
#include "report/text/lint_text.hpp"

namespace juchu {
namespace {

CompiledRulebook bakery() {
  Diagnostics diagnostics;
  auto rulebook = open_rulebook("report/expected/bakery.json", diagnostics);
  return CompiledRulebook::compile(std::move(*rulebook), diagnostics).value();
}

std::string text_of(const Rulebook& rulebook, const std::vector<LintFinding>& findings,
                    const ReportOptions& options) {
  std::ostringstream out;
  print_lint_text({rulebook, findings}, options, out);
  return out.str();
}

TEST(LintReport, LooksAsExpected) {
  const CompiledRulebook rules = bakery();
  const auto findings = lint(rules);
  expect_file("report/expected/bakery.lint.ja.txt",
              text_of(rules.rulebook(), findings, {Language::Japanese, false, 80}));
  expect_file("report/expected/bakery.lint.en.txt",
              text_of(rules.rulebook(), findings, {Language::English, false, 80}));
  std::ostringstream json;
  print_lint_json({rules.rulebook(), findings}, {Language::English, false, 80}, json);
  expect_file("report/expected/bakery.lint.json", json.str());
}

TEST(LintReport, TellsSeveritiesApartAndCountsThem) {
  const CompiledRulebook rules = bakery();
  const std::vector<LintFinding> findings = {
      {"a-rule", Severity::Error, {3, 7}, "gone\x1b[31m", {"だめ", "bad"}, {"直す", "mend it"}},
      {"b-rule", Severity::Note, {4, 1}, "done", {"見て", "look"}, {}}};
  EXPECT_EQ(text_of(rules.rulebook(), findings, {Language::English, false, 80}),
            "report/expected/bakery.json:3:7: error: gone\\u001b[31m: bad (mend it) [a-rule]\n"
            "report/expected/bakery.json:4:1: note: done: look [b-rule]\n"
            "report/expected/bakery.json: errors 1, warnings 0, notes 1\n");
  EXPECT_EQ(text_of(rules.rulebook(), {}, {Language::Japanese, false, 80}),
            "report/expected/bakery.json: 問題は見つかりませんでした\n");
}

}  // namespace
}  // namespace juchu
