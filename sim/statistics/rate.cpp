#include "sim/statistics/rate.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <compare>

#include "sim/random/elementary.hpp"
#include "sim/statistics/number.hpp"

namespace juchu {
namespace {

double rate(const Counts& counts) { return number(counts.happened) / number(counts.orders); }

/// How far a replication is off the rate of all, as a share of the orders of a mean one.
double residual(const Counts& one, const RateSums& sums) {
  const double mean_orders = number(sums.all.orders) / sums.replications;
  return (number(one.happened) - rate(sums.all) * number(one.orders)) / mean_orders;
}

RateSums sums_of(std::span<const Counts> replications) {
  RateSums sums;
  for (const Counts& one : replications) sums.add(one);
  return sums;
}

/// The standard error of a mean whose residuals have this sum of squares; 0 of a single one.
double standard_error(double squares, int replications) {
  const double count = replications;
  return replications < 2 ? 0 : std::sqrt(squares / (count * (count - 1)));
}

/// The same reach to each side of a rate on the scale of log-odds, where no end needs to be cut.
ConfidenceInterval in_log_odds(double rate, double reach) {
  const double odds = rate / (1 - rate), factor = exp_of(reach / (rate * (1 - rate)));
  return {1 / (1 + factor / odds), 1 / (1 + 1 / (factor * odds))};
}

/// Whose own rate is higher; without orders it is 0.
std::strong_ordering compare_rates(const Counts& a, const Counts& b) {
  const std::int64_t most = std::int64_t{1} << 31;
  assert(a.orders < most && b.orders < most);
  return a.happened * std::max<std::int64_t>(1, b.orders) <=>
         b.happened * std::max<std::int64_t>(1, a.orders);
}

}  // namespace

void RateSums::add(const Counts& one) {
  assert(0 <= one.happened && one.happened <= one.orders);
  all.happened += one.happened;
  all.orders += one.orders;
  ++replications;
  if (one.happened > 0) ++happened;
  if (one.happened < one.orders) ++escaped;
}

void RateSpread::add(const Counts& one) {
  const double off = residual(one, sums_);
  squares_ += off * off;
}

std::optional<Estimate> RateSpread::estimate(double confidence) const {
  if (sums_.all.orders == 0) return std::nullopt;
  const Estimate told_by = {
      .replications = sums_.replications,
      .telling = sums_.happened <= sums_.escaped ? Telling::Happened : Telling::Escaped,
      .telling_replications = std::min(sums_.happened, sums_.escaped),
  };
  const double error = standard_error(squares_, sums_.replications);
  Estimate estimate = estimate_of(rate(sums_.all), error, told_by, {0, 1}, confidence);
  if (estimate.interval) {
    const double reach = reach_of(error, estimate.telling_replications, confidence);
    const ConfidenceInterval odds = in_log_odds(estimate.value, reach);
    estimate.interval = {std::min(estimate.interval->low, odds.low),
                         std::max(estimate.interval->high, odds.high)};
  }
  return estimate;
}

void RateDifference::add(const Counts& first, const Counts& second) {
  const double off = residual(second, second_) - residual(first, first_);
  squares_ += off * off;
  if (compare_rates(first, second) != 0) ++differed_;
}

std::optional<Estimate> RateDifference::estimate(double confidence) const {
  if (first_.all.orders == 0 || second_.all.orders == 0) return std::nullopt;
  const Estimate told_by = {
      .replications = first_.replications,
      .telling = Telling::Differed,
      .telling_replications = differed_,
  };
  const double error = standard_error(squares_, first_.replications);
  return estimate_of(rate(second_.all) - rate(first_.all), error, told_by, {-1, 1}, confidence);
}

std::optional<Estimate> rate_of(std::span<const Counts> replications, double confidence) {
  RateSpread spread(sums_of(replications));
  for (const Counts& one : replications) spread.add(one);
  return spread.estimate(confidence);
}

std::optional<Estimate> difference_of(std::span<const Counts> first, std::span<const Counts> second,
                                      double confidence) {
  assert(first.size() == second.size());
  RateDifference difference(sums_of(first), sums_of(second));
  for (std::size_t i = 0; i < first.size(); ++i) difference.add(first[i], second[i]);
  return difference.estimate(confidence);
}

bool at_most(const Counts& first, const Counts& second) {
  return compare_rates(first, second) <= 0;
}

bool never_above(std::span<const Counts> first, std::span<const Counts> second) {
  return std::ranges::equal(first, second, at_most);
}

}  // namespace juchu
