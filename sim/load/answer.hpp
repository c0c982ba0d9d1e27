// What the replications of a study come to: rates, times and numbers with how sure they are, the
// use of staff, what was refused, and how each target stands.
//
// Nothing is judged by orders alone: every interval is one over replications (sim/statistics/).
//
// Invariants
//   N1  Orders that are unresolved are counted in every rate and time, and told.
//   N2  A target is met or missed only where the whole interval lies on one side of it.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sim/load/counts.hpp"
#include "sim/statistics/estimate.hpp"
#include "sim/statistics/rate.hpp"

namespace juchu {

/// Of an interval that stands alone.
inline constexpr double kConfidence = .95;

enum class Standing : std::uint8_t { NoTarget, Met, Missed, Undecided };

struct RateAnswer {
  RateRow row;
  std::int64_t happened = 0;
  std::int64_t orders = 0;
  int replications_with = 0;  // any order for which it happened
  std::optional<Estimate> estimate;
  Standing standing = Standing::NoTarget;
};

/// In microseconds. A target speaks of the time that 95 % of orders do not exceed.
struct TimeAnswer {
  int measure = 0;
  std::int64_t ended = 0;
  std::int64_t unresolved = 0;  // began and never ended
  std::optional<Estimate> p50, p90, p95;
  std::optional<Estimate> mean;  // none while any is unresolved
  Standing standing = Standing::NoTarget;
};

/// A target speaks of the mean.
struct NumberAnswer {
  int measure = 0;
  std::optional<Estimate> mean;  // over time
  std::int64_t highest = 0;      // in any replication
  Standing standing = Standing::NoTarget;
};

struct StaffAnswer {
  Account sum;                  // of all replications
  std::optional<Estimate> use;  // busy / available
};

struct RefusalAnswer {
  RefusingRule by;
  std::int64_t times = 0;
  double per_thousand = 0;  // orders of the cohort
};

/// A day of the study, averaged over replications.
struct DayAnswer {
  Day day = 0;
  double arrived = 0;
  std::optional<double> rate;    // the study's first rate of the orders that arrived
  std::vector<double> standing;  // by statuses of the main region
};

/// What became of the orders that were there when the study began, each by itself. One order's
/// replications do not depend on each other, so that how often something happened is binomial.
struct BacklogAnswer {
  static constexpr std::int32_t kBefore = -1;  // it had happened before the study began
  static constexpr std::int32_t kClosed = -2;  // a measure, and the order was final before

  std::size_t rates = 0;
  std::vector<std::int32_t> happened;  // by order, then by rates_of: in how many replications
  std::vector<std::int64_t> open;      // by rates_of: orders to which it may happen
  std::vector<std::optional<Estimate>> shares;  // by rates_of: of these, how many it happened to

  [[nodiscard]] std::int32_t times(std::size_t order, std::size_t rate) const {
    return happened[order * rates + rate];
  }
};

/// Whether a rate is asked of orders that were there: not where it is of certain arrivals.
[[nodiscard]] bool asked_of_backlog(const Study& study, RateRow row);
/// Whether it is a measure of the study's own besides: these are told of every such order.
[[nodiscard]] bool told_of_backlog(const Study& study, RateRow row);

struct StudyAnswer {
  int replications = 0;
  bool complete = true;  // as many replications as were asked for
  std::int64_t orders = 0, turned_away = 0, unresolved = 0, events = 0;
  std::vector<RateAnswer> rates;        // by rates_of
  std::vector<TimeAnswer> times;        // by measures_of(Time)
  std::vector<NumberAnswer> numbers;    // by measures_of(Number)
  std::vector<StaffAnswer> staff;       // by Study::staff
  std::vector<RefusalAnswer> refusals;  // the most frequent first
  std::vector<DayAnswer> days;
  BacklogAnswer backlog;

  /// Whether a target is missed with confidence.
  [[nodiscard]] bool misses_a_target() const;
};

/// How often the replications of a study are gone through: without times, twice will do.
[[nodiscard]] int passes_for(const Study& study);

/// Makes the answer of a study while its replications are gone through, in sequence and several
/// times, so that memory does not grow with them.
class Answering {
 public:
  /// The study outlives this.
  explicit Answering(const Study& study);
  Answering(const Answering&) = delete;
  Answering& operator=(const Answering&) = delete;
  ~Answering();

  /// A replication of the study, of this pass.
  void add(const ReplicationCounts& one);
  /// All were added; those of the next pass are the same ones.
  void end_pass();
  /// After the last pass. `asked`: how many replications there should be.
  [[nodiscard]] StudyAnswer answer(int asked) const;

  /// What the differences between variants stand on: known after the first pass, quantiles after the
  /// second. Rows as in StudyAnswer; the quantile is the one that 95 % do not exceed.
  [[nodiscard]] const RateSums& rate(std::size_t row) const;
  [[nodiscard]] const PooledQuantile& time(std::size_t row) const;
  [[nodiscard]] const PooledMean& number(std::size_t row) const;
  [[nodiscard]] const PooledMean& staff(std::size_t row) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// The same of counts that are at hand. Requires: the counts are the study's.
[[nodiscard]] StudyAnswer answer_of(const Study& study, std::span<const ReplicationCounts> counts,
                                    int asked);

/// Where a rate lies: its interval, or what the bound on replications tells, since no larger share
/// of orders can be concerned than lies in such replications (of like size).
[[nodiscard]] ConfidenceInterval bounds_of_rate(const Estimate& estimate);
[[nodiscard]] Standing standing_of(const Target& target, const ConfidenceInterval& bounds);
/// The same of any other number: nothing is decided without an interval.
[[nodiscard]] Standing standing_of(const std::optional<Target>& target,
                                   const std::optional<Estimate>& estimate);

/// The id of the row that a rate is of, and the word for such rows in documents: "measure",
/// "hazard", "norm", "mail", "status".
[[nodiscard]] const std::string& id_of(const Study& study, RateRow row);
[[nodiscard]] std::string_view kind_of(RateRow row);
/// The target of a measure; none of other rates.
[[nodiscard]] const std::optional<Target>& target_of(const Study& study, RateRow row);
/// What a replication counted of one rate, and of one number or team: the busy time of a team over
/// the time that it was there.
[[nodiscard]] Counts counts_of_rate(const ReplicationCounts& counts, std::size_t rate);
[[nodiscard]] const Total& total_of_number(const ReplicationCounts& counts, std::size_t number);
[[nodiscard]] Total total_of_staff(const ReplicationCounts& counts, std::size_t team);

/// How sure a run is asked to be: half its interval at most this, of the value or of all.
struct Precision {
  double value = 0;
  bool relative = false;  // "5%"; else "0.001"
};

/// Whether the first rate of a study is known so precisely, by no fewer than kEnoughTelling
/// replications that tell.
[[nodiscard]] bool precise_enough(const StudyAnswer& answer, const Precision& asked);
[[nodiscard]] bool precise_enough(const std::optional<Estimate>& rate, const Precision& asked);

}  // namespace juchu
