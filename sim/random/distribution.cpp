#include "sim/random/distribution.hpp"

#include <cassert>
#include <cmath>
#include <utility>

#include "sim/random/elementary.hpp"
#include "sim/statistics/number.hpp"

namespace juchu {
namespace {

/// The nearest time there is (T1).
Microseconds rounded(double microseconds) {
  if (microseconds >= number(kLongestTime)) return kLongestTime;
  return microseconds > 0 ? static_cast<Microseconds>(microseconds + .5) : 0;
}

/// An exponential number of mean 1.
double unit_exponential(Stream& stream) { return -log_of(stream.unit()); }

/// A gamma number of scale 1. Requires: shape >= 1.
double unit_gamma(double shape, Stream& stream) {
  const double d = shape - 1. / 3, c = 1 / std::sqrt(9 * d);
  for (;;) {
    const double x = normal_quantile(stream.unit()), u = stream.unit();
    const double root = 1 + c * x, v = root * root * root, square = x * x;
    if (v <= 0) continue;
    if (u < 1 - .0331 * square * square) return d * v;  // most of the time, without a logarithm
    if (log_of(u) < .5 * square + d * (1 - v + log_of(v))) return d * v;
  }
}

double drawn(const ConstantTime& time, Stream&) { return number(time.value); }

double drawn(const ExponentialTime& time, Stream& stream) {
  return number(time.mean) * unit_exponential(stream);
}

double drawn(const LognormalTime& time, Stream& stream) {
  return exp_of(time.log_mean + time.log_deviation * normal_quantile(stream.unit()));
}

double drawn(const GammaTime& time, Stream& stream) {
  if (time.shape >= 1) return time.scale * unit_gamma(time.shape, stream);
  const double larger = unit_gamma(time.shape + 1, stream);
  return time.scale * larger * power_of(stream.unit(), 1 / time.shape);
}

// A logarithm of a product costs less than a sum of logarithms; 16 draws are at least 2^-864.
double drawn(const ErlangTime& time, Stream& stream) {
  double sum = 0;
  for (int stage = 0; stage < time.stages;) {
    double product = 1;
    for (int i = 0; i < 16 && stage < time.stages; ++i, ++stage) product *= stream.unit();
    sum -= log_of(product);
  }
  return number(time.mean) / time.stages * sum;
}

double drawn(const WeibullTime& time, Stream& stream) {
  return number(time.scale) * power_of(unit_exponential(stream), 1 / time.shape);
}

double drawn(const TriangularTime& time, Stream& stream) {
  const double low = number(time.low), mode = number(time.mode), high = number(time.high);
  const double u = stream.unit(), width = high - low;
  return u * width < mode - low ? low + std::sqrt(u * width * (mode - low))
                                : high - std::sqrt((1 - u) * width * (high - mode));
}

double drawn(const UniformTime& time, Stream& stream) {
  const auto count = static_cast<std::uint64_t>(time.high - time.low) + 1;
  return number(time.low + static_cast<Microseconds>(stream.below(count)));
}

double drawn(const TableTime& time, Stream& stream) {
  return number(time.values[time.choice.draw(stream)]);
}

double mean(const ConstantTime& time) { return number(time.value); }
double mean(const ExponentialTime& time) { return number(time.mean); }
double mean(const LognormalTime& time) { return number(time.mean); }
double mean(const GammaTime& time) { return number(time.mean); }
double mean(const ErlangTime& time) { return number(time.mean); }
double mean(const WeibullTime& time) {
  return number(time.scale) * exp_of(log_gamma_of(1 + 1 / time.shape));
}
double mean(const TriangularTime& time) {
  return (number(time.low) + number(time.mode) + number(time.high)) / 3;
}
double mean(const UniformTime& time) { return (number(time.low) + number(time.high)) / 2; }
double mean(const TableTime& time) {
  double sum = 0;
  for (std::size_t i = 0; i < time.values.size(); ++i)
    sum += number(time.values[i]) * time.choice.share(i);
  return sum;
}

}  // namespace

LognormalTime::LognormalTime(Microseconds mean_time, double cv_of_time)
    : mean(mean_time), cv(cv_of_time) {
  assert(mean > 0 && cv > 0);
  const double variance = log_of(1 + cv * cv);
  log_mean = log_of(number(mean)) - variance / 2;
  log_deviation = std::sqrt(variance);
}

GammaTime::GammaTime(Microseconds mean_time, double cv_of_time)
    : mean(mean_time), cv(cv_of_time), shape(1 / (cv * cv)), scale(number(mean) * cv * cv) {
  assert(mean > 0 && cv > 0);
}

TableTime::TableTime(std::vector<Microseconds> values_of_rows, const std::vector<double>& weights)
    : values(std::move(values_of_rows)), choice(weights) {
  assert(values.size() == weights.size());
}

Microseconds draw(const Distribution& distribution, Stream& stream) {
  return rounded(std::visit([&](const auto& time) { return drawn(time, stream); }, distribution));
}

double mean_of(const Distribution& distribution) {
  return std::visit([](const auto& time) { return mean(time); }, distribution);
}

}  // namespace juchu
