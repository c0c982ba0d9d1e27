// What a check answered of one combination of readings, as a line of a part.
//
//   {"combination": unit, "properties": [{"row", "all": answer, "keeping": answer or null,
//      "not_needed": [[why, part]]}],
//    "hazards": [{"row", "all", "keeping", "prevented_by": [norm], "conflict": story or null,
//      "not_needed"}],
//    "norms": [{"row", "kept", "breached", "conflict"}],
//    "overlaps": [{"first", "second", "event", "story"}], "overlaps_decided",
//    "unused": [[kind, row, never, asked]], "explored": [situations, transitions, depth],
//    "budget", "budget_beside", "too_wide"}
//
// An answer is {"possible", "explored", "too_wide", "story": story or null}. Stories are kept of the
// rulebook's own values alone, the first combination: of others none is told.
//
// Invariants
//   J2  A line that is read is what was answered, if the rules are the same; its stories are lived
//       through.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "properties/check/check.hpp"

namespace juchu {

/// Without the line's end.
[[nodiscard]] std::string line_of(int unit, const CheckReport& report);

/// Nothing where it is no line about these rules.
[[nodiscard]] std::optional<CheckReport> read_combination_line(
    std::string_view line, const std::shared_ptr<const CompiledRulebook>& rules);

}  // namespace juchu
