#include "sim/statistics/rate.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <compare>

#include "sim/random/elementary.hpp"

namespace juchu {
namespace {

double number(std::int64_t count) { return static_cast<double>(count); }

Counts sum_of(std::span<const Counts> replications) {
  Counts sum;
  for (const Counts& one : replications) {
    assert(0 <= one.happened && one.happened <= one.orders);
    sum.happened += one.happened;
    sum.orders += one.orders;
  }
  return sum;
}

double rate(const Counts& counts) { return number(counts.happened) / number(counts.orders); }

/// How far a replication is off the rate of all, as a share of the orders of a mean one.
double residual(const Counts& one, const Counts& all, std::size_t replications) {
  const double mean_orders = number(all.orders) / static_cast<double>(replications);
  return (number(one.happened) - rate(all) * number(one.orders)) / mean_orders;
}

/// The standard error of a mean whose residuals have this sum of squares; 0 of a single one.
double standard_error(double squares, std::size_t replications) {
  const auto count = static_cast<double>(replications);
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

std::optional<Estimate> rate_of(std::span<const Counts> replications, double confidence) {
  const Counts all = sum_of(replications);
  if (all.orders == 0) return std::nullopt;
  double squares = 0;
  int happened = 0, escaped = 0;
  for (const Counts& one : replications) {
    const double off = residual(one, all, replications.size());
    squares += off * off;
    if (one.happened > 0) ++happened;
    if (one.happened < one.orders) ++escaped;
  }
  const Estimate told_by = {
      .replications = static_cast<int>(replications.size()),
      .telling = happened <= escaped ? Telling::Happened : Telling::Escaped,
      .telling_replications = std::min(happened, escaped),
  };
  const double error = standard_error(squares, replications.size());
  Estimate estimate = estimate_of(rate(all), error, told_by, {0, 1}, confidence);
  if (estimate.interval) {
    const double reach = reach_of(error, estimate.telling_replications, confidence);
    const ConfidenceInterval odds = in_log_odds(estimate.value, reach);
    estimate.interval = {std::min(estimate.interval->low, odds.low),
                         std::max(estimate.interval->high, odds.high)};
  }
  return estimate;
}

std::optional<Estimate> difference_of(std::span<const Counts> first, std::span<const Counts> second,
                                      double confidence) {
  assert(first.size() == second.size());
  const Counts all_first = sum_of(first), all_second = sum_of(second);
  if (all_first.orders == 0 || all_second.orders == 0) return std::nullopt;
  double squares = 0;
  int differed = 0;
  for (std::size_t i = 0; i < first.size(); ++i) {
    const double off = residual(second[i], all_second, second.size()) -
                       residual(first[i], all_first, first.size());
    squares += off * off;
    if (compare_rates(first[i], second[i]) != 0) ++differed;
  }
  const Estimate told_by = {
      .replications = static_cast<int>(first.size()),
      .telling = Telling::Differed,
      .telling_replications = differed,
  };
  const double error = standard_error(squares, first.size());
  return estimate_of(rate(all_second) - rate(all_first), error, told_by, {-1, 1}, confidence);
}

bool never_above(std::span<const Counts> first, std::span<const Counts> second) {
  return std::ranges::equal(
      first, second, [](const Counts& a, const Counts& b) { return compare_rates(a, b) <= 0; });
}

}  // namespace juchu
