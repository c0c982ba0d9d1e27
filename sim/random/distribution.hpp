// How long something takes: distributions of times.
//
// The standard leaves its distributions to each library, so these are our own, from a stream and
// the elementary functions beside this file. Every one is a plain value: what was stated about it,
// and what follows from that once for all draws.
//
// Invariants
//   T1  A time is a whole number of microseconds of 0..kLongestTime, rounded to the nearest.
//   T2  The same stream gives the same times everywhere.
//   T3  All but gamma take a fixed number of draws: one, Erlang as many as it has stages. They are
//       monotone in each (a table by its rows), so that variants under common random numbers stay
//       close to each other.
#pragma once

#include <cstdint>
#include <variant>
#include <vector>

#include "sim/random/stream.hpp"
#include "sim/random/weighted_choice.hpp"

namespace juchu {

/// A length of time in whole microseconds.
using Microseconds = std::int64_t;

/// 285 years, longer than the calendar. A double holds every whole number up to here.
inline constexpr Microseconds kLongestTime = Microseconds{1} << 53;

/// Always the same.
struct ConstantTime {
  Microseconds value;
};

/// Without memory, by inversion: -mean log u (Devroye, Non-Uniform Random Variate Generation, 1986,
/// II.2). Requires: mean >= 0.
struct ExponentialTime {
  Microseconds mean;
};

/// Its logarithm is normal, by inversion of the normal distribution. `cv` is the standard deviation
/// divided by the mean; the logarithm has the variance log(1 + cv²) (Johnson, Kotz and Balakrishnan,
/// Continuous Univariate Distributions 1, 1994, ch. 14). Requires: mean > 0, cv > 0.
struct LognormalTime {
  LognormalTime(Microseconds mean_time, double cv_of_time);
  Microseconds mean;
  double cv;
  double log_mean, log_deviation;  // of the logarithm
};

/// Marsaglia and Tsang, "A simple method for generating gamma variables", ACM TOMS 26 (2000); shape
/// 1/cv², below 1 by way of shape + 1. Requires: mean > 0, cv > 0.
struct GammaTime {
  GammaTime(Microseconds mean_time, double cv_of_time);
  Microseconds mean;
  double cv;
  double shape, scale;
};

/// The sum of `stages` exponential times of mean / stages each. Requires: stages > 0, mean >= 0.
struct ErlangTime {
  int stages;
  Microseconds mean;
};

/// By inversion: scale (-log u)^(1/shape) (Devroye, II.2). Requires: shape > 0, scale >= 0.
struct WeibullTime {
  double shape;
  Microseconds scale;
};

/// By inversion (Devroye, I.4). Requires: 0 <= low <= mode <= high.
struct TriangularTime {
  Microseconds low, mode, high;
};

/// Each whole microsecond of low..high alike. Requires: 0 <= low <= high.
struct UniformTime {
  Microseconds low, high;
};

/// One of the values, by weight. Requires: as many weights as values, fit for a `WeightedChoice`.
struct TableTime {
  TableTime(std::vector<Microseconds> values_of_rows, const std::vector<double>& weights);
  std::vector<Microseconds> values;
  WeightedChoice choice;
};

using Distribution = std::variant<ConstantTime, ExponentialTime, LognormalTime, GammaTime,
                                  ErlangTime, WeibullTime, TriangularTime, UniformTime, TableTime>;

/// A time (T1).
[[nodiscard]] Microseconds draw(const Distribution& distribution, Stream& stream);

/// The mean, in microseconds, of what is not yet rounded or cut at kLongestTime.
[[nodiscard]] double mean_of(const Distribution& distribution);

}  // namespace juchu
