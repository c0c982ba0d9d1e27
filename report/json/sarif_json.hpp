// What lint found as SARIF 2.1.0 (OASIS, 2020), which code hosts and editors read.
//
// Deliberately without times, versions of machines and absolute paths, so that the bytes stay the
// same. Columns count Unicode code points, as everywhere.
#pragma once

#include "report/text/lint_text.hpp"

namespace juchu {

/// Every row of the table of lint as a rule, every finding as a result.
void print_sarif(const LintReport& report, const ReportOptions& options, std::ostream& out);

}  // namespace juchu
