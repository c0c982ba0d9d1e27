// What lint found as one JSON document for programs: `juchu lint --json`.
//
//   {"schema_version": 1, "rulebook", "version", "file", "clean", "findings": [
//     {"rule", "severity": error|warning|note, "line", "column", "subject", "problem", "hint"}]}
//
// `clean` is whether there are only notes; `hint` may be empty. With `--explore` there is also
//
//   "explored": {"situations", "complete", "undecided": [rules that did not see everything]}
#pragma once

#include "report/text/lint_text.hpp"

namespace juchu {

/// "error", "warning" or "note".
[[nodiscard]] const char* severity_name(Severity severity);

void print_lint_json(const LintReport& report, const ReportOptions& options, std::ostream& out);

}  // namespace juchu
