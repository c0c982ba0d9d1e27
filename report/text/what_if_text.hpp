// What would have avoided the troubles of a story, as changes of it.
#pragma once

#include <ostream>

#include "report/text/step_text.hpp"
#include "sim/what_if/what_if.hpp"

namespace juchu {

/// A remedy in words: what kind of change, the step as it was and as it would be (either may be
/// empty), and what is left or comes even so.
struct RemedyText {
  const StoryChange* change = nullptr;  // of the remedy
  std::string kind, gone, come, left;
};

/// Troubles that the same changes avoid.
struct WhatIfText {
  std::vector<Remark> troubles;
  std::vector<RemedyText> remedies;
};

[[nodiscard]] std::vector<WhatIfText> what_if_texts(const Scenario& scenario,
                                                    const WhatIfs& what_if, const Speaker& speaker);

void print_what_if(const Scenario& scenario, const WhatIfs& what_if, const ReportOptions& options,
                   std::ostream& out);

}  // namespace juchu
