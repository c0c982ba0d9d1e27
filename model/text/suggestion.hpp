// "Did you mean": the known name nearest to a mistyped one.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace juchu {

/// The candidate nearest to `typed` by Damerau-Levenshtein distance over code points, ignoring
/// ASCII case and treating `-` and `_` alike; empty when none is near (distance > 1 + a third of
/// the length, or nothing in common). Ties go to the earlier candidate. Names longer than 64 code
/// points are near nothing. Cost: length² for each candidate.
[[nodiscard]] std::string nearest_name(std::string_view typed,
                                       std::span<const std::string> candidates);

}  // namespace juchu
