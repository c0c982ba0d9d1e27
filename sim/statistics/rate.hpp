// Rates of orders and their differences, from replications.
//
// The orders of one replication depend on each other: a bad day makes many late. So the replication
// is the unit. A rate is a ratio of sums; its error comes from the linearised residuals of the
// replications (Cochran, Sampling Techniques, 1977, ch. 6), and a rare one has no more degrees of
// freedom than replications in which it happened, whatever their number. What is rare is skewed,
// too: such an interval alone holds the rate of late orders in M/M/10 days (5.4e-4, 100 days) in .87
// of all studies instead of .95. So it also covers what the same reach covers in log-odds: .96.
//
// Invariants
//   Q1  An interval lies within what is possible: [0, 1] for a rate, [-1, 1] for a difference.
//   Q2  Where at most one replication tells, there is no interval, but an exact bound for the share
//       of replications that do.
//   Q3  The sequence of the replications makes no difference but for rounding.
#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "sim/statistics/estimate.hpp"

namespace juchu {

/// What one replication counted: of how many orders, in how many it happened.
struct Counts {
  std::int64_t happened = 0;
  std::int64_t orders = 0;
};

/// What replications add up to: the first time that they are gone through.
struct RateSums {
  Counts all;
  int replications = 0;
  int happened = 0, escaped = 0;  // replications in which it did to any, and not to all

  void add(const Counts& one);
};

/// How far each is off the rate of all: the second time.
class RateSpread {
 public:
  explicit RateSpread(const RateSums& sums) : sums_(sums) {}

  void add(const Counts& one);
  /// As `rate_of`, once all were added.
  [[nodiscard]] std::optional<Estimate> estimate(double confidence) const;

 private:
  RateSums sums_;
  double squares_ = 0;
};

/// The same of two that are paired.
class RateDifference {
 public:
  RateDifference(const RateSums& first, const RateSums& second) : first_(first), second_(second) {}

  void add(const Counts& first, const Counts& second);
  /// As `difference_of`, once all were added.
  [[nodiscard]] std::optional<Estimate> estimate(double confidence) const;

 private:
  RateSums first_, second_;
  double squares_ = 0;
  int differed_ = 0;
};

/// The rate at which it happens, with an interval of this confidence. The telling replications are
/// the fewer of those in which it happened and those in which an order escaped. Nothing where no
/// replication had an order. Requires: confidence in (0, 1).
[[nodiscard]] std::optional<Estimate> rate_of(std::span<const Counts> replications,
                                              double confidence = .95);

/// How much higher the second rate is than the first, by replications that were paired (common
/// random numbers). The telling ones are those whose own rates differ. Nothing where either had no
/// order. Requires: the same number of both, counts below 2^31.
[[nodiscard]] std::optional<Estimate> difference_of(std::span<const Counts> first,
                                                    std::span<const Counts> second,
                                                    double confidence = .95);

/// Whether the rate of the first replication is at most that of the second.
[[nodiscard]] bool at_most(const Counts& first, const Counts& second);
/// Whether the first rate is at most the second in every replication. Then whatever bounds the
/// second from above bounds the first, too.
[[nodiscard]] bool never_above(std::span<const Counts> first, std::span<const Counts> second);

}  // namespace juchu
