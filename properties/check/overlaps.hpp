// Where two permits apply to one event at once, so that the rules do not say what happens.
#pragma once

#include "properties/check/check.hpp"

namespace juchu {

/// Whether some status lets a later permit for the same event apply, too. (Their conditions are not
/// looked at.)
[[nodiscard]] bool may_overlap(const Rulebook& book, std::size_t permit);

/// What the last step of `trace` shows, which `rules` refuse as an Overlap.
[[nodiscard]] CheckReport::Overlap overlap_at_end(const CompiledRulebook& rules, Trace trace);

}  // namespace juchu
