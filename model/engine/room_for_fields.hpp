// What to tell when the fields of a rulebook do not fit into the words of a situation.
#pragma once

#include "model/rulebook/rulebook.hpp"
#include "model/text/diagnostics.hpp"

namespace juchu {

/// Where the room ends, how much there is (in bits), what takes most of it, and what would help.
/// Requires: `Layout::of` the rulebook is nothing.
[[nodiscard]] Diagnostic no_room_for_fields(const Rulebook& rulebook);

}  // namespace juchu
