// What replications tell about a number, and how surely.
#pragma once

#include <cstdint>
#include <optional>

namespace juchu {

struct ConfidenceInterval {
  double low = 0;
  double high = 0;
  [[nodiscard]] bool contains(double value) const { return low <= value && value <= high; }
  bool operator==(const ConfidenceInterval&) const = default;
};

/// In which replications lies what an estimate knows: an estimate of a rare thing knows no more
/// than those in which the thing happened.
enum class Telling { Happened, Escaped, Differed };

/// Below so many telling replications a rate is too rare to rely on its interval.
inline constexpr int kEnoughTelling = 10;

/// A number with its confidence interval, or with what can be said instead.
struct Estimate {
  double value = 0;
  std::optional<ConfidenceInterval> interval;  // none where at most one replication tells
  int replications = 0;
  Telling telling = Telling::Happened;
  int telling_replications = 0;
  /// The share of *replications* that tell is at most this: "late in 0 of 12 runs: in at most 22 %
  /// of runs". Set where there is no interval.
  std::optional<double> share_at_most;
  /// "Too rare, about N replications needed", where fewer than kEnoughTelling tell; where none
  /// does, at least N.
  std::optional<std::int64_t> replications_needed;
};

/// How far an interval reaches to each side: Student's quantile with one degree of freedom less than
/// replications tell, times the standard error. Requires: telling > 1.
[[nodiscard]] double reach_of(double standard_error, int telling, double confidence);

/// An estimate of `value` with an interval of `reach_of` to each side, cut to `most`, or the bound
/// that stands for it.
[[nodiscard]] Estimate estimate_of(double value, double standard_error, Estimate told_by,
                                   ConfidenceInterval most, double confidence);

}  // namespace juchu
