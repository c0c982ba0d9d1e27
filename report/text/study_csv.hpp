// The answer of a study as rows for spreadsheets: `juchu simulate --csv`.
//
//   kind,id,name,statistic,value,low,high,confidence,replications,telling,happened,of,target,standing
//
// A line for each figure: of the run (orders, turned_away, unresolved, complete), of measures,
// hazards, norms, mails, statuses, staff, refusals, and of each day. Times are in seconds, shares of
// 1; what is not known is empty.
//
// Invariants
//   C1  RFC 4180: lines end in CR LF, cells with commas, quotes or line ends are quoted.
//   C2  No text is taken for a formula: one that begins with =, +, -, @, a tab or a line end has an
//       apostrophe before it.
#pragma once

#include <ostream>
#include <string>
#include <string_view>

#include "report/text/study_text.hpp"

namespace juchu {

void print_study_csv(const StudyView& view, Language language, std::ostream& out);

/// A cell of text (C1, C2).
[[nodiscard]] std::string csv_cell(std::string_view text);

}  // namespace juchu
