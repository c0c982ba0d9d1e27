// Means and quantiles of times, from replications.
//
// What is pooled over all replications is computed once more without each of them; how much these
// differ tells the error (the jackknife: Tukey 1958; Efron and Tibshirani, An Introduction to the
// Bootstrap, 1993, ch. 11).
//
// Invariants
//   J1  A time that never ended counts as longer than any: a quantile that falls among them is not
//       known, and there is no interval where it would without one of the replications.
//   J2  No interval reaches below 0.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "sim/statistics/estimate.hpp"

namespace juchu {

/// What one replication summed up, over how much: microseconds over orders, orders over days.
struct Total {
  std::int64_t sum = 0;
  std::int64_t count = 0;
  bool operator==(const Total&) const = default;
};

/// How often a time occurred.
struct TimeCount {
  std::int64_t time = 0;  // microseconds
  std::int64_t count = 0;
  bool operator==(const TimeCount&) const = default;
};

/// The times of one replication, shortest first, each once, and how many never ended.
struct Times {
  std::vector<TimeCount> ended;
  std::int64_t unresolved = 0;
  bool operator==(const Times&) const = default;
};

/// The sum of all sums over that of all counts; the telling replications are those that counted
/// any. Nothing where none did. Requires: nothing negative.
[[nodiscard]] std::optional<Estimate> mean_of(std::span<const Total> replications,
                                              double confidence = .95);

/// The shortest time that at least this share of all times does not exceed, in microseconds (J1).
/// Nothing where there are no times, or the share falls among the unresolved. Requires: share in
/// (0, 1]. Cost: sorting all distinct times, and for each replication the square of a logarithm.
[[nodiscard]] std::optional<Estimate> quantile_of(std::span<const Times> replications, double share,
                                                  double confidence = .95);

/// How much larger the second of these is than the first, by replications that were paired (common
/// random numbers). The telling ones are those that counted something else. Nothing where either is
/// not known; no interval where it would not be without one of the replications. Requires: the same
/// number of both.
[[nodiscard]] std::optional<Estimate> difference_of(std::span<const Total> first,
                                                    std::span<const Total> second,
                                                    double confidence = .95);
[[nodiscard]] std::optional<Estimate> difference_of_quantiles(std::span<const Times> first,
                                                              std::span<const Times> second,
                                                              double share,
                                                              double confidence = .95);

}  // namespace juchu
