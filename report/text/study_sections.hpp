// The answer of a study in parts: what is said first, its tables, and what all of it stands on.
#pragma once

#include <vector>

#include "report/text/section.hpp"
#include "report/text/study_text.hpp"

namespace juchu {

/// The sentence, what the exact answer is, and whether it is less than what was asked for.
[[nodiscard]] std::vector<SectionLine> headlines_of(const StudyView& view, const Speaker& speaker);

/// The study's own measures first, then what every study measures; no part is empty.
[[nodiscard]] std::vector<Section> study_sections(const StudyView& view, const Speaker& speaker);

/// What was counted, assumed and run, and how to repeat it.
[[nodiscard]] Section basis_section(const StudyView& view, const Speaker& speaker);

}  // namespace juchu
