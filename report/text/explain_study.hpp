// A study told back in words: who comes, who works, who does what and when, what is taken where the
// file says nothing, and what may be forgotten. Nothing is simulated.
#pragma once

#include <ostream>

#include "report/text/section.hpp"
#include "sim/study/study.hpp"

namespace juchu {

[[nodiscard]] std::vector<Section> study_explained(const Study& study, const Speaker& speaker);
void print_study_explained(const Study& study, const ReportOptions& options, std::ostream& out);

}  // namespace juchu
