// What is wrong with a part, at the place where it stands.
#pragma once

#include <string>

#include "cli/parts/part_kind.hpp"
#include "model/text/diagnostics.hpp"
#include "model/text/problems.hpp"

namespace juchu {

/// Always false, for callers that answer so.
bool complain_of_line(const std::string& path, int line, const Complaint& complaint,
                      Diagnostics& diagnostics);

/// That a line is none of the run that the header speaks of.
[[nodiscard]] Complaint not_of_this_run();

/// That the rulebook of the parts is another one here.
[[nodiscard]] Complaint other_rulebook();

/// That there are only so many units.
[[nodiscard]] Complaint beyond_all_units(const PartKind& kind, int of);

/// That this juchu cannot read what the header speaks of.
[[nodiscard]] Complaint unreadable_part();

}  // namespace juchu
