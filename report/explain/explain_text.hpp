// One rule for people: what it says, where it comes from, when it applies, what it depends on, and
// in which stories it decided.
#pragma once

#include <cstddef>
#include <ostream>
#include <span>

#include "report/explain/explanation.hpp"
#include "report/text/sheet.hpp"

namespace juchu {

struct ExplainOptions {
  ReportOptions report;
  std::size_t most_stories = 8;  // that are listed; of the others their number
  std::size_t unread = 0;        // stories that could not be replayed under this rulebook
};

void print_explanation(const Explanation& told, const ExplainOptions& options, std::ostream& out);

/// The ids of all rules with what they say, kind by kind.
void print_catalogue(std::span<const CatalogueRow> catalogue, const ReportOptions& options,
                     std::ostream& out);

}  // namespace juchu
