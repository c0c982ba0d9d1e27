#include "testing/rulebooks/rulebook_problems.hpp"

#include <gtest/gtest.h>

#include "model/rulebook/rulebook_json.hpp"
#include "testing/rulebooks/small_rulebook.hpp"

namespace juchu {

std::string lines_of(const Diagnostics& diagnostics) {
  std::string lines;
  for (const Diagnostic& each : diagnostics.sorted()) {
    EXPECT_FALSE(each.problem.ja.empty() || each.problem.en.empty());
    EXPECT_EQ(each.hint.ja.empty(), each.hint.en.empty());
    EXPECT_LE(to_text(each, Language::Japanese).size(), 400u);
    lines += to_text(each, Language::English) + '\n';
  }
  return lines;
}

std::string with_mistake(std::string text, std::string_view right, std::string_view wrong) {
  const std::size_t at = text.find(right);
  EXPECT_NE(at, text.npos) << right;
  EXPECT_EQ(at, text.rfind(right)) << right;
  return at == text.npos ? text : text.replace(at, right.size(), wrong);
}

std::string problems_of(std::string_view text) {
  Diagnostics diagnostics;
  const bool read = read_rulebook(text, "r", diagnostics).has_value();
  EXPECT_EQ(read, diagnostics.empty());
  return lines_of(diagnostics);
}

void expect_problems(std::initializer_list<ProblemRow> rows) {
  for (const ProblemRow& row : rows) {
    SCOPED_TRACE(row.what);
    std::string problems(row.problems);
    if (!problems.empty()) problems += '\n';
    EXPECT_EQ(problems_of(with_mistake(std::string(kSmallRulebook), row.right, row.wrong)),
              problems);
  }
}

}  // namespace juchu
