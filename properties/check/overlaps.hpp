// Where two permits apply to one event at once, so that the rules do not say what happens.
#pragma once

#include <vector>

#include "properties/check/check.hpp"

namespace juchu {

/// Rows of the permits beside which some status lets a later one for the same event apply, too.
/// (Their conditions are not looked at.)
[[nodiscard]] std::vector<std::size_t> may_overlap(const Rulebook& book);

/// What the last step of `trace` shows, which `rules` refuse as an Overlap.
[[nodiscard]] CheckReport::Overlap overlap_at_end(const CompiledRulebook& rules, Trace trace);

}  // namespace juchu
