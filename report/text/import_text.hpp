// What an import has read, in words: how many orders stand where, and what the file did not say.
#pragma once

#include <ostream>

#include "report/text/sheet.hpp"
#include "sim/import/import_orders.hpp"

namespace juchu {

/// Requires: the import has a scenario.
void print_imported(const Import& import, const Mapping& mapping, const ReportOptions& options,
                    std::ostream& out);

/// How many rows could not be read.
void print_unread(const Import& import, bool cp932, const ReportOptions& options,
                  std::ostream& out);

}  // namespace juchu
