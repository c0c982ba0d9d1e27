#include "sim/statistics/jackknife.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <iterator>
#include <limits>
#include <utility>

namespace juchu {
namespace {

double number(std::int64_t count) { return static_cast<double>(count); }

/// The standard error of a number that would be `without` if one or other replication were missing.
double standard_error(const std::vector<double>& without) {
  const auto count = static_cast<double>(without.size());
  double sum = 0, squares = 0;
  for (const double value : without) sum += value;
  for (const double value : without) squares += (value - sum / count) * (value - sum / count);
  return std::sqrt((count - 1) / count * squares);
}

/// An estimate told by the replications that count anything; `without` has a number for each of
/// them, or is empty where one of these numbers is not known.
Estimate jackknifed(double value, const std::vector<double>& without, std::size_t replications,
                    int telling, double confidence) {
  const Estimate told_by = {
      .replications = static_cast<int>(replications),
      .telling = Telling::Happened,
      .telling_replications = telling,
  };
  const bool known = !without.empty();
  Estimate estimate = estimate_of(value, known ? standard_error(without) : 0, told_by,
                                  {0, std::numeric_limits<double>::infinity()}, confidence);
  if (!known) estimate.interval.reset();
  return estimate;
}

/// Times in sequence, with how many there are up to each.
class Ladder {
 public:
  explicit Ladder(std::vector<TimeCount> times) : steps_(std::move(times)) {
    std::int64_t up_to = 0;
    for (TimeCount& step : steps_) step.count = up_to += step.count;
  }

  [[nodiscard]] const std::vector<TimeCount>& steps() const { return steps_; }
  /// How many times are at most `time`.
  [[nodiscard]] std::int64_t up_to(std::int64_t time) const {
    const auto after = std::ranges::upper_bound(steps_, time, {}, &TimeCount::time);
    return after == steps_.begin() ? 0 : std::prev(after)->count;
  }

 private:
  std::vector<TimeCount> steps_;  // counts are of all up to here
};

Ladder ladder_of_all(std::span<const Times> replications) {
  std::vector<TimeCount> all;
  for (const Times& one : replications) all.insert(all.end(), one.ended.begin(), one.ended.end());
  std::ranges::sort(all, {}, &TimeCount::time);
  return Ladder(std::move(all));
}

std::int64_t count_of(const Times& times) {
  std::int64_t count = times.unresolved;
  for (const TimeCount& step : times.ended) count += step.count;
  return count;
}

/// The quantile of what is in `all` but not in `left_out`, `count` times in all.
std::optional<std::int64_t> quantile(const Ladder& all, const Ladder& left_out, std::int64_t count,
                                     double share) {
  const double exact = share * number(count);
  auto rank = static_cast<std::int64_t>(exact);
  if (exact - number(rank) > 1e-9 * exact) ++rank;  // .07 of 100 is the seventh
  rank = std::clamp<std::int64_t>(rank, 1, count);
  const auto found = std::ranges::partition_point(all.steps(), [&](const TimeCount& step) {
    return step.count - left_out.up_to(step.time) < rank;
  });
  if (found == all.steps().end()) return std::nullopt;
  return found->time;
}

/// A number of all replications, and what it is without each.
struct Pooled {
  std::optional<double> all;
  std::vector<std::optional<double>> without;
};

/// What all replications summed up: more microseconds than 64 bits count, where orders are many.
struct Sum {
  double sum = 0;
  std::int64_t count = 0;

  explicit Sum(std::span<const Total> replications) {
    for (const Total& one : replications) {
      sum += number(one.sum);
      count += one.count;
    }
  }
  [[nodiscard]] std::optional<double> mean() const {
    return count == 0 ? std::nullopt : std::optional(sum / number(count));
  }
  [[nodiscard]] std::optional<double> mean_without(const Total& one) const {
    if (count == one.count) return std::nullopt;
    return (sum - number(one.sum)) / number(count - one.count);
  }
};

Pooled pooled_mean(std::span<const Total> replications) {
  const Sum all(replications);
  Pooled pooled{all.mean(), {}};
  for (const Total& one : replications) pooled.without.push_back(all.mean_without(one));
  return pooled;
}

Pooled pooled_quantile(std::span<const Times> replications, double share) {
  const Ladder all = ladder_of_all(replications);
  std::int64_t count = 0;
  for (const Times& one : replications) count += count_of(one);
  const auto known = [&](const Ladder& left_out, std::int64_t left) -> std::optional<double> {
    const auto value = left == 0 ? std::nullopt : quantile(all, left_out, left, share);
    return value ? std::optional(number(*value)) : std::nullopt;
  };
  Pooled pooled{known(Ladder({}), count), {}};
  for (const Times& one : replications)
    pooled.without.push_back(known(Ladder(one.ended), count - count_of(one)));
  return pooled;
}

std::optional<Estimate> difference(const Pooled& first, const Pooled& second, int differed,
                                   double confidence) {
  if (!first.all || !second.all) return std::nullopt;
  std::vector<double> without;
  for (std::size_t i = 0; i < first.without.size(); ++i)
    if (first.without[i] && second.without[i])
      without.push_back(*second.without[i] - *first.without[i]);
  const Estimate told_by = {
      .replications = static_cast<int>(first.without.size()),
      .telling = Telling::Differed,
      .telling_replications = differed,
  };
  const bool known = without.size() == first.without.size();
  constexpr double kAny = std::numeric_limits<double>::infinity();
  Estimate estimate = estimate_of(*second.all - *first.all, known ? standard_error(without) : 0,
                                  told_by, {-kAny, kAny}, confidence);
  if (!known) estimate.interval.reset();
  return estimate;
}

template <class Row>
int differing(std::span<const Row> first, std::span<const Row> second) {
  assert(first.size() == second.size());
  int differed = 0;
  for (std::size_t i = 0; i < first.size(); ++i) differed += first[i] == second[i] ? 0 : 1;
  return differed;
}

}  // namespace

std::optional<Estimate> mean_of(std::span<const Total> replications, double confidence) {
  const Sum all(replications);
  int telling = 0;
  for (const Total& one : replications) {
    assert(one.sum >= 0 && one.count >= 0);
    if (one.count > 0) ++telling;
  }
  if (all.count == 0) return std::nullopt;
  std::vector<double> without;
  for (const Total& one : replications)
    if (one.count > 0 && telling > 1) without.push_back(*all.mean_without(one));
  return jackknifed(*all.mean(), without, replications.size(), telling, confidence);
}

std::optional<Estimate> quantile_of(std::span<const Times> replications, double share,
                                    double confidence) {
  assert(share > 0 && share <= 1);
  const Ladder all = ladder_of_all(replications);
  std::int64_t count = 0;
  int telling = 0;
  for (const Times& one : replications) {
    count += count_of(one);
    if (count_of(one) > 0) ++telling;
  }
  if (count == 0) return std::nullopt;
  const auto value = quantile(all, Ladder({}), count, share);
  if (!value) return std::nullopt;

  std::vector<double> without;
  for (const Times& one : replications) {
    const std::int64_t own = count_of(one);
    if (own == 0 || telling < 2) continue;
    const auto other = quantile(all, Ladder(one.ended), count - own, share);
    if (!other) {
      without.clear();
      break;
    }
    without.push_back(number(*other));
  }
  return jackknifed(number(*value), without, replications.size(), telling, confidence);
}

std::optional<Estimate> difference_of(std::span<const Total> first, std::span<const Total> second,
                                      double confidence) {
  return difference(pooled_mean(first), pooled_mean(second), differing(first, second), confidence);
}

std::optional<Estimate> difference_of_quantiles(std::span<const Times> first,
                                                std::span<const Times> second, double share,
                                                double confidence) {
  return difference(pooled_quantile(first, share), pooled_quantile(second, share),
                    differing(first, second), confidence);
}

}  // namespace juchu
