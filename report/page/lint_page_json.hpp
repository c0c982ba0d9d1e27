// What lint found, as the page shows it: each finding at its line of the rulebook's own text.
#pragma once

#include <string>
#include <string_view>

#include "report/page/page.hpp"
#include "report/text/lint_text.hpp"

namespace juchu {

/// `text` is what the rulebook was read from; empty where that is not known.
///
///   {"sign", "style", "sentence", "explored": text | null, "findings_heading", "text_heading",
///    "findings": [{"sign", "style", "severity", "line", "place", "subject", "problem", "hint",
///                  "rule"}],
///    "parts": [{"first", "folded", "name", "lines": [line]}]}
///
/// A line is a string or, where something was found, `{"pieces": [string | [string]], "findings":
/// [number]}`: the pieces in lists are what findings are about. Parts far from any are folded.
[[nodiscard]] PageContents lint_page(const LintReport& report, std::string_view text);

}  // namespace juchu
