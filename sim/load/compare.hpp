// Variants of a study against each other: what changes, how surely, and whether for the better.
//
// Variants run under common random numbers, so that replication i of one is paired with replication
// i of the other.
//
// Invariants
//   V1  The intervals of one table hold together: each has the confidence that it takes for all of
//       them, over all variants that are compared at once (Bonferroni).
//   V2  Nothing is better or worse but by its whole interval.
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "sim/load/answer.hpp"

namespace juchu {

enum class Drift : std::uint8_t {
  Same,    // in every replication
  Better,  // less, unless the target wants more
  Worse,
  Unclear,  // the interval holds 0, or there is none; or neither is better (staff)
};

/// A figure before and after.
struct Change {
  enum class Of : std::uint8_t { Rate, Time, Number, Staff };
  Of of = Of::Rate;
  RateRow rate;  // Rate: as the study before has it
  int row = 0;   // Time, Number: of Study::measures; Staff: of Study::staff
  std::optional<Estimate> before, after;  // Time: of the 95 % quantile; Number: mean; Staff: use
  std::optional<Estimate> by;
  Standing standing = Standing::NoTarget;  // after
  Drift drift = Drift::Same;
  bool more_is_better = false;
};

struct Comparison {
  int replications = 0;          // that were paired
  std::vector<Change> measures;  // the study's own that both have
  std::vector<Change> others;    // hazards and norms that differ in some replication
  std::vector<Change> staff;
  /// How far all targets together are missed, each as a share of its value; 0: none by its value.
  double shortfall_before = 0, shortfall_after = 0;
};

/// Compares two studies while their replications are gone through in pairs, as often as for an answer.
class Comparing {
 public:
  /// The studies outlive this. `variants`: how many are compared at once with what was before (V1).
  Comparing(const Study& before, const Study& after, int variants);
  Comparing(const Comparing&) = delete;
  Comparing& operator=(const Comparing&) = delete;
  ~Comparing();

  void add(const ReplicationCounts& before, const ReplicationCounts& after);
  void end_pass();
  /// After the last pass.
  [[nodiscard]] Comparison comparison() const;

 private:
  class State;
  std::unique_ptr<State> state_;
};

/// The counts of a study.
struct Counted {
  const Study& study;
  std::span<const ReplicationCounts> counts;
};

/// The same of counts that are at hand. Only replications that both have are looked at.
[[nodiscard]] Comparison compare(const Counted& before, const Counted& after, int variants);

/// The comparisons by how little the targets are missed after, then by the first measure; alike
/// ones in sequence.
[[nodiscard]] std::vector<std::size_t> ranking(std::span<const Comparison> comparisons);

/// A value that was tried.
struct SweepPoint {
  std::optional<Estimate> rate;  // the study's first
  ConfidenceInterval bounds;     // of it
  bool inherited = false;        // the upper end is another point's, never below this one
  Standing standing = Standing::NoTarget;
};

/// The first rate of each of several variants, all bounds holding together (V1). A variant that is no
/// worse than another in every replication has an upper bound no higher than that one's.
class Sweeping {
 public:
  /// The studies outlive this.
  explicit Sweeping(std::vector<const Study*> studies);

  /// A replication of each, in the first pass or the second.
  void add(std::span<const ReplicationCounts* const> by_study);
  void end_pass();
  /// After the second pass, or a later one.
  [[nodiscard]] std::vector<SweepPoint> points() const;

 private:
  std::vector<const Study*> studies_;
  int pass_ = 1;
  std::vector<RateSums> sums_;
  std::vector<RateSpread> spreads_;
  std::vector<std::vector<bool>> above_;  // whether it ever was above another
};

/// The same of counts that are at hand; of each as many.
[[nodiscard]] std::vector<SweepPoint> sweep_of(std::span<const Counted> variants);

/// The first point that meets the target with confidence.
[[nodiscard]] std::optional<std::size_t> first_that_meets(std::span<const SweepPoint> points);

}  // namespace juchu
