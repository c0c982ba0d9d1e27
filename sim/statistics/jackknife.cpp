#include "sim/statistics/jackknife.hpp"

#include <algorithm>
#include <bit>
#include <cassert>
#include <cmath>
#include <iterator>
#include <limits>

#include "sim/statistics/number.hpp"

namespace juchu {
namespace {

std::int64_t count_of(const Times& times) {
  std::int64_t count = times.unresolved;
  for (const TimeCount& step : times.ended) count += step.count;
  return count;
}

// --- the histogram: 2^10 buckets for each power of two ---

constexpr int kBits = 10;

std::size_t bucket_of(std::int64_t time) {
  const auto bits = static_cast<std::uint64_t>(time);
  const int shift = std::max(0, static_cast<int>(std::bit_width(bits)) - kBits - 1);
  return (static_cast<std::size_t>(shift) << kBits) + (bits >> shift);
}

/// The shortest time in a bucket.
std::int64_t first_in(std::size_t bucket) {
  const std::size_t shift = std::max<std::size_t>(1, bucket >> kBits) - 1;
  return static_cast<std::int64_t>((bucket - (shift << kBits)) << shift);
}

// --- quantiles ---

/// How many of a replication's times there are up to each.
std::vector<TimeCount> summed_up(std::vector<TimeCount> times) {
  std::int64_t sum = 0;
  for (TimeCount& step : times) step.count = sum += step.count;
  return times;
}

/// How many of them are at most `time`.
std::int64_t up_to(const std::vector<TimeCount>& ladder, std::int64_t time) {
  const auto after = std::ranges::upper_bound(ladder, time, {}, &TimeCount::time);
  return after == ladder.begin() ? 0 : std::prev(after)->count;
}

/// The place of a quantile among `count` times in sequence, from 1.
std::int64_t rank_of(double share, std::int64_t count) {
  const double exact = share * number(count);
  auto rank = static_cast<std::int64_t>(exact);
  if (exact - number(rank) > 1e-9 * exact) ++rank;  // .07 of 100 is the seventh
  return std::clamp<std::int64_t>(rank, 1, std::max<std::int64_t>(1, count));
}

PooledMean pooled(std::span<const Total> replications) {
  PooledMean mean;
  for (const Total& one : replications) mean.add(one);
  return mean;
}

PooledQuantile pooled(std::span<const Times> replications, double share) {
  TimesHistogram histogram;
  for (const Times& one : replications) histogram.add(one);
  PooledQuantile quantile(histogram, share);
  for (const Times& one : replications) quantile.look(one);
  quantile.looked();
  return quantile;
}

template <class Pooled>
std::optional<Estimate> estimate(const Pooled& of, std::span<const typename Pooled::Row> rows,
                                 double confidence) {
  Jackknife<Pooled> jackknife(of);
  for (const auto& row : rows) jackknife.add(row);
  return jackknife.estimate(confidence);
}

template <class Pooled>
std::optional<Estimate> difference(const Pooled& first, const Pooled& second,
                                   std::span<const typename Pooled::Row> first_rows,
                                   std::span<const typename Pooled::Row> second_rows,
                                   double confidence) {
  assert(first_rows.size() == second_rows.size());
  JackknifeDifference<Pooled> jackknife(first, second);
  for (std::size_t i = 0; i < first_rows.size(); ++i) jackknife.add(first_rows[i], second_rows[i]);
  return jackknife.estimate(confidence);
}

}  // namespace

// --- deviations ---

void Deviations::add(const std::optional<double>& off) {
  known_ = known_ && off.has_value();
  if (!off) return;
  ++count_;
  sum_ += *off;
  squares_ += *off * *off;
}

double Deviations::standard_error() const {
  const double count = count_;
  const double about_mean = std::max(0., squares_ - sum_ * sum_ / count);
  return std::sqrt((count - 1) / count * about_mean);
}

template <class Pooled>
std::optional<Estimate> Jackknife<Pooled>::estimate(double confidence) const {
  if (!pooled_->value()) return std::nullopt;
  const Estimate told_by = {
      .replications = pooled_->replications(),
      .telling = Telling::Happened,
      .telling_replications = pooled_->telling(),
  };
  const bool known = deviations_.known();
  Estimate estimate = estimate_of(*pooled_->value(), known ? deviations_.standard_error() : 0,
                                  told_by, {0, std::numeric_limits<double>::infinity()},
                                  confidence);
  if (!known) estimate.interval.reset();
  return estimate;
}

template <class Pooled>
std::optional<Estimate> JackknifeDifference<Pooled>::estimate(double confidence) const {
  if (!first_->value() || !second_->value()) return std::nullopt;
  const Estimate told_by = {
      .replications = first_->replications(),
      .telling = Telling::Differed,
      .telling_replications = differed_,
  };
  constexpr double kAny = std::numeric_limits<double>::infinity();
  const bool known = deviations_.known();
  Estimate estimate = estimate_of(*second_->value() - *first_->value(),
                                  known ? deviations_.standard_error() : 0, told_by, {-kAny, kAny},
                                  confidence);
  if (!known) estimate.interval.reset();
  return estimate;
}

template class Jackknife<PooledMean>;
template class Jackknife<PooledQuantile>;
template class JackknifeDifference<PooledMean>;
template class JackknifeDifference<PooledQuantile>;

// --- means ---

void PooledMean::add(const Total& one) {
  assert(one.sum >= 0 && one.count >= 0);
  sum_ += number(one.sum);
  count_ += one.count;
  ++replications_;
  if (tells(one)) ++telling_;
}

std::optional<double> PooledMean::value() const {
  return count_ == 0 ? std::nullopt : std::optional(sum_ / number(count_));
}

std::optional<double> PooledMean::off(const Total& one) const {
  if (count_ == one.count) return std::nullopt;
  return (*value() * number(one.count) - number(one.sum)) / number(count_ - one.count);
}

// --- quantiles ---

void TimesHistogram::add(const Times& one) {
  for (const TimeCount& each : one.ended) {
    const std::size_t bucket = bucket_of(each.time);
    if (bucket >= counts_.size()) counts_.resize(bucket + 1);
    counts_[bucket] += each.count;
  }
  const std::int64_t own = count_of(one);
  count_ += own;
  most_ = std::max(most_, own);
  ++replications_;
  if (own > 0) ++telling_;
}

/// Without a replication of at most `most_` times, the quantile's place among all of them is at most
/// so many places away.
PooledQuantile::PooledQuantile(const TimesHistogram& histogram, double share)
    : share_(share),
      count_(histogram.count_),
      replications_(histogram.replications_),
      telling_(histogram.telling_) {
  assert(share > 0 && share <= 1);
  const std::int64_t lowest = rank_of(share, count_ - histogram.most_);
  const std::int64_t highest = rank_of(share, count_) + histogram.most_;
  std::int64_t sum = 0;
  bool begun = false;
  for (std::size_t bucket = 0; bucket < histogram.counts_.size(); ++bucket) {
    if (!begun && sum + histogram.counts_[bucket] >= lowest) {
      begun = true;
      before_ = sum;
      from_ = first_in(bucket);
    }
    sum += histogram.counts_[bucket];
    until_ = first_in(bucket + 1);
    if (sum >= highest) break;
  }
  if (!begun) until_ = from_;  // it lies among those that never ended
}

void PooledQuantile::look(const Times& one) {
  auto each = std::ranges::lower_bound(one.ended, from_, {}, &TimeCount::time);
  for (; each != one.ended.end() && each->time < until_; ++each) seen_[each->time] += each->count;
}

void PooledQuantile::looked() {
  std::int64_t sum = before_;
  for (const auto& [time, count] : seen_) ladder_.push_back({time, sum += count});
  seen_.clear();
  if (count_ == 0) return;
  if (const auto found = quantile({}, count_)) value_ = number(*found);
}

bool PooledQuantile::tells(const Times& one) { return count_of(one) > 0; }

std::optional<double> PooledQuantile::off(const Times& one) const {
  const std::int64_t left = count_ - count_of(one);
  const auto without = left == 0 ? std::nullopt : quantile(one, left);
  return without ? std::optional(number(*without) - *value_) : std::nullopt;
}

/// The quantile of what is not in `left_out`, `count` times in all.
std::optional<std::int64_t> PooledQuantile::quantile(const Times& left_out,
                                                     std::int64_t count) const {
  const std::int64_t rank = rank_of(share_, count);
  const std::vector<TimeCount> out = summed_up(left_out.ended);
  const auto found = std::ranges::partition_point(
      ladder_, [&](const TimeCount& step) { return step.count - up_to(out, step.time) < rank; });
  return found == ladder_.end() ? std::nullopt : std::optional(found->time);
}

// --- all at once ---

std::optional<Estimate> mean_of(std::span<const Total> replications, double confidence) {
  return estimate(pooled(replications), replications, confidence);
}

std::optional<Estimate> quantile_of(std::span<const Times> replications, double share,
                                    double confidence) {
  return estimate(pooled(replications, share), replications, confidence);
}

std::optional<Estimate> difference_of(std::span<const Total> first, std::span<const Total> second,
                                      double confidence) {
  return difference(pooled(first), pooled(second), first, second, confidence);
}

std::optional<Estimate> difference_of_quantiles(std::span<const Times> first,
                                                std::span<const Times> second, double share,
                                                double confidence) {
  return difference(pooled(first, share), pooled(second, share), first, second, confidence);
}

}  // namespace juchu
