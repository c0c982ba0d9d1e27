#include "sim/statistics/student.hpp"

#include <cassert>

#include "sim/statistics/incomplete_beta.hpp"

namespace juchu {
namespace {

/// The probability of more than t (DLMF 8.17; Abramowitz and Stegun 26.7.1). Requires: t >= 0.
double upper_tail(double t, int degrees) {
  const double square = t * t, sum = degrees + square;
  return incomplete_beta(degrees / 2., .5, degrees / sum, square / sum) / 2;
}

}  // namespace

// Halves the interval in which t lies until no number is left between its ends.
double student_quantile(double probability, int degrees) {
  assert(probability > 0 && probability < 1 && degrees > 0);
  if (probability < .5) return -student_quantile(1 - probability, degrees);
  const double tail = 1 - probability;
  double low = 0, high = 1;
  while (upper_tail(high, degrees) > tail) {
    low = high;
    high *= 2;
  }
  for (;;) {
    const double middle = low + (high - low) / 2;
    if (middle <= low || middle >= high) return middle;
    (upper_tail(middle, degrees) > tail ? low : high) = middle;
  }
}

double confidence_of_each(double confidence, int comparisons) {
  assert(comparisons > 0);
  return 1 - (1 - confidence) / comparisons;
}

}  // namespace juchu
