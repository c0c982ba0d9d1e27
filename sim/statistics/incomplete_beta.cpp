#include "sim/statistics/incomplete_beta.hpp"

#include <cassert>

#include "sim/random/elementary.hpp"

namespace juchu {
namespace {

/// Keeps a divisor from being 0, as Lentz (1976) and Thompson and Barnett (1986) do.
double not_zero(double x) { return x > -1e-300 && x < 1e-300 ? 1e-300 : x; }

/// The fraction 1/(1 + d1/(1 + d2/(1 + ...))).
double continued_fraction(double a, double b, double x) {
  double c = 1, d = 1 / not_zero(1 - (a + b) * x / (a + 1));
  double fraction = d;
  const auto multiply_by = [&](double numerator) {
    d = 1 / not_zero(1 + numerator * d);
    c = not_zero(1 + numerator / c);
    fraction *= c * d;
    return c * d - 1;
  };
  for (int m = 1; m < 1'000'000; ++m) {
    const double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
    const double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
    multiply_by(even);
    const double change = multiply_by(odd);
    if (change < 1e-15 && change > -1e-15) return fraction;
  }
  assert(false && "the fraction converges");
  return fraction;
}

}  // namespace

double incomplete_beta(double a, double b, double x, double y) {
  assert(a > 0 && b > 0 && x >= 0 && y >= 0);
  if (x == 0 || y == 0) return x == 0 ? 0 : 1;
  if (x > (a + 1) / (a + b + 2)) return 1 - incomplete_beta(b, a, y, x);  // there it converges fast
  const double log_beta = log_gamma_of(a) + log_gamma_of(b) - log_gamma_of(a + b);
  return exp_of(a * log_of(x) + b * log_of(y) - log_beta) / a * continued_fraction(a, b, x);
}

}  // namespace juchu
