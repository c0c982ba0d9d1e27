// What lint found, for people: a line for each finding, as compilers write them, so that editors
// find the place.
//
//   shop.json:12:5: warning: gone: no rule leads to this status (write a rule …)
//   [unreachable-status]
#pragma once

#include <ostream>
#include <string>
#include <vector>

#include "properties/lint/lint.hpp"
#include "report/text/sheet.hpp"

namespace juchu {

/// A rulebook with what was found in it.
struct LintReport {
  const Rulebook& rulebook;
  std::span<const LintFinding> findings;
  const ExploredLint* explored = nullptr;  // null: nothing was explored

  /// The file as it was opened; of a shipped rulebook, its id.
  [[nodiscard]] const std::string& file() const { return rulebook.opened_as(); }
};

/// What a severity is called, and the sign of it.
struct SeverityWords {
  const Wording& name;
  Mark mark;
};
[[nodiscard]] SeverityWords words_of(Severity severity);

/// How many findings there are, and in a second line, where there is one, how far exploring came.
[[nodiscard]] std::vector<std::string> summary_of(const LintReport& report, const Speaker& speaker);

/// The findings, then how many there are, and how far exploring came.
void print_lint_text(const LintReport& report, const ReportOptions& options, std::ostream& out);

}  // namespace juchu
