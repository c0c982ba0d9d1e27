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
#include <map>
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

/// How far a number is off without one or other replication; unknown where it is not known without
/// one of them.
class Deviations {
 public:
  void add(const std::optional<double>& off);
  [[nodiscard]] bool known() const { return known_ && count_ > 0; }
  [[nodiscard]] double standard_error() const;

 private:
  bool known_ = true;
  int count_ = 0;
  double sum_ = 0, squares_ = 0;
};

/// The mean of all replications, once they were added: the first time that they are gone through.
class PooledMean {
 public:
  using Row = Total;

  void add(const Total& one);
  [[nodiscard]] int replications() const { return replications_; }
  [[nodiscard]] int telling() const { return telling_; }
  [[nodiscard]] static bool tells(const Total& one) { return one.count > 0; }
  [[nodiscard]] std::optional<double> value() const;
  /// How far it is off without `one`, one of them.
  [[nodiscard]] std::optional<double> off(const Total& one) const;

 private:
  double sum_ = 0;  // more microseconds than 64 bits count, where orders are many
  std::int64_t count_ = 0;
  int replications_ = 0, telling_ = 0;
};

/// How many times there are of about each length: the first time that replications are gone through.
/// Memory does not grow with them.
class TimesHistogram {
 public:
  void add(const Times& one);

 private:
  friend class PooledQuantile;
  std::vector<std::int64_t> counts_;  // of those that ended, by bucket
  std::int64_t count_ = 0;            // with those that did not
  std::int64_t most_ = 0;             // of one replication
  int replications_ = 0, telling_ = 0;
};

/// A quantile of all replications. They are gone through once more to look closely at the times
/// around it, `look`, of which there are about as many as in two replications; then it is known, and
/// how far it is off without each.
class PooledQuantile {
 public:
  using Row = Times;

  PooledQuantile(const TimesHistogram& histogram, double share);

  void look(const Times& one);
  /// No more to look at.
  void looked();
  [[nodiscard]] int replications() const { return replications_; }
  [[nodiscard]] int telling() const { return telling_; }
  [[nodiscard]] static bool tells(const Times& one);
  [[nodiscard]] std::optional<double> value() const { return value_; }
  [[nodiscard]] std::optional<double> off(const Times& one) const;

 private:
  [[nodiscard]] std::optional<std::int64_t> quantile(const Times& left_out,
                                                     std::int64_t count) const;

  double share_;
  std::int64_t count_;
  int replications_, telling_;
  std::int64_t before_ = 0;            // so many are shorter than those that are looked at
  std::int64_t from_ = 0, until_ = 0;  // which these are
  std::map<std::int64_t, std::int64_t> seen_;
  std::vector<TimeCount> ladder_;  // the same; counts are of all up to there
  std::optional<double> value_;
};

/// What a pooled number is worth, when its replications have been gone through once more.
template <class Pooled>
class Jackknife {
 public:
  explicit Jackknife(const Pooled& pooled) : pooled_(&pooled) {}

  void add(const typename Pooled::Row& one) {
    if (pooled_->value() && pooled_->telling() > 1 && Pooled::tells(one))
      deviations_.add(pooled_->off(one));
  }
  [[nodiscard]] std::optional<Estimate> estimate(double confidence) const;

 private:
  const Pooled* pooled_;
  Deviations deviations_;
};

/// The same of the difference of two, by replications that are paired.
template <class Pooled>
class JackknifeDifference {
 public:
  JackknifeDifference(const Pooled& first, const Pooled& second)
      : first_(&first), second_(&second) {}

  void add(const typename Pooled::Row& first, const typename Pooled::Row& second) {
    if (!(first == second)) ++differed_;
    if (!first_->value() || !second_->value()) return;
    const auto before = first_->off(first), after = second_->off(second);
    deviations_.add(before && after ? std::optional(*after - *before) : std::nullopt);
  }
  [[nodiscard]] std::optional<Estimate> estimate(double confidence) const;

 private:
  const Pooled* first_;
  const Pooled* second_;
  Deviations deviations_;
  int differed_ = 0;
};

/// The sum of all sums over that of all counts; the telling replications are those that counted
/// any. Nothing where none did. Requires: nothing negative.
[[nodiscard]] std::optional<Estimate> mean_of(std::span<const Total> replications,
                                              double confidence = .95);

/// The shortest time that at least this share of all times does not exceed, in microseconds (J1).
/// Nothing where there are no times, or the share falls among the unresolved. Requires: share in
/// (0, 1]. Cost: looking at all times three times.
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
