// The refusal of rulebooks whose dates cannot be decided about.
#pragma once

#include "model/engine/compiled_rulebook.hpp"
#include "model/text/diagnostics.hpp"

namespace juchu {

/// Adds what `lint` calls undecidable-date, each at the row that compares the date: one that no
/// number of days bounds, or too large a number (kMostDaysApart), which is named. True when there
/// is any: nothing can be proved of such a rulebook, under any of its readings.
bool refuse_undecidable_dates(const CompiledRulebook& rules, Diagnostics& diagnostics);

}  // namespace juchu
