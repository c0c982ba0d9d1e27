// Exact bounds for a share of which so many of so many were seen: Clopper and Pearson, "The use of
// confidence or fiducial limits", Biometrika 26 (1934).
#pragma once

#include <cstdint>

#include "sim/statistics/estimate.hpp"

namespace juchu {

/// The share is at most this with at least the confidence given: 0 of 12 with .95 gives .2209.
/// Requires: 0 <= seen <= trials, trials > 0, confidence in (0, 1).
[[nodiscard]] double share_at_most(std::int64_t seen, std::int64_t trials, double confidence);

/// The share lies in here with at least the confidence given, each side failing half as often as
/// both. Requires: as above.
[[nodiscard]] ConfidenceInterval share_interval(std::int64_t seen, std::int64_t trials,
                                                double confidence);

}  // namespace juchu
