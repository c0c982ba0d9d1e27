#include "sim/random/elementary.hpp"

#include <array>
#include <bit>
#include <cassert>
#include <cfloat>
#include <cmath>
#include <cstdint>
#include <limits>

namespace juchu {
namespace {

static_assert(FLT_EVAL_METHOD == 0, "double arithmetic must not be wider than double");
static_assert(std::numeric_limits<double>::is_iec559);

// log 2 in two parts: the first has so few bits that its product with an exponent is exact.
constexpr double kLog2High = 0x1.62e42feep-1;
constexpr double kLog2Low = 0x1.a39ef35793c76p-33;
constexpr double kHalfLogOf2Pi = 0.91893853320467274178;

/// 2 to the power of a whole number of -1022..1023.
double power_of_two(std::int64_t exponent) {
  return std::bit_cast<double>(static_cast<std::uint64_t>(exponent + 1023) << 52);
}

/// The coefficients of a polynomial, from the constant on.
using Coefficients = std::array<double, 8>;

constexpr double polynomial(const Coefficients& c, double x) {
  double sum = 0;
  for (std::size_t i = c.size(); i-- > 0;) sum = sum * x + c[i];
  return sum;
}

// The coefficients of AS 241, in three parts: |p - 1/2| up to .425, then √(-log p) up to 5, and
// beyond.
// clang-format off
constexpr Coefficients kCentralUpper = {
    3.3871328727963666080e+0, 1.3314166789178437745e+2,
    1.9715909503065514427e+3, 1.3731693765509461125e+4,
    4.5921953931549871457e+4, 6.7265770927008700853e+4,
    3.3430575583588128105e+4, 2.5090809287301226727e+3};
constexpr Coefficients kCentralLower = {
    1.0, 4.2313330701600911252e+1,
    6.8718700749205790830e+2, 5.3941960214247511077e+3,
    2.1213794301586595867e+4, 3.9307895800092710610e+4,
    2.8729085735721942674e+4, 5.2264952788528545610e+3};
constexpr Coefficients kNearUpper = {
    1.42343711074968357734e+0, 4.63033784615654529590e+0,
    5.76949722146069140550e+0, 3.64784832476320460504e+0,
    1.27045825245236838258e+0, 2.41780725177450611770e-1,
    2.27238449892691845833e-2, 7.74545014278341407640e-4};
constexpr Coefficients kNearLower = {
    1.0, 2.05319162663775882187e+0,
    1.67638483018380384940e+0, 6.89767334985100004550e-1,
    1.48103976427480074590e-1, 1.51986665636164571966e-2,
    5.47593808499534494600e-4, 1.05075007164441684324e-9};
constexpr Coefficients kFarUpper = {
    6.65790464350110377720e+0, 5.46378491116411436990e+0,
    1.78482653991729133580e+0, 2.96560571828504891230e-1,
    2.65321895265761230930e-2, 1.24266094738807843860e-3,
    2.71155556874348757815e-5, 2.01033439929228813265e-7};
constexpr Coefficients kFarLower = {
    1.0, 5.99832206555887937690e-1,
    1.36929880922735805310e-1, 1.48753612908506148525e-2,
    7.86869131145613259100e-4, 1.84631831751005468180e-5,
    1.42151175831644588870e-7, 2.04426310338993978564e-15};
// clang-format on

}  // namespace

// x = 2^k m with m around 1; with s = (m-1) / (m+1), log m = 2 artanh s, whose Taylor series is cut
// where its terms are less than 2^-60 of the first. Its terms are added in pairs, so that a
// processor can work on several at once.
double log_of(double x) {
  assert(x > 0 && x <= DBL_MAX);
  constexpr std::uint64_t root_of_half = 0x3fe6a09e667f3bcd;
  const bool tiny = x < DBL_MIN;
  const auto bits = std::bit_cast<std::uint64_t>(tiny ? x * 0x1p54 : x);
  const std::int64_t exponent = static_cast<std::int64_t>(bits - root_of_half) >> 52;
  const double f = std::bit_cast<double>(bits - (static_cast<std::uint64_t>(exponent) << 52)) - 1;
  const double k = static_cast<double>(tiny ? exponent - 54 : exponent);

  const double s = f / (2 + f), z = s * s, z2 = z * z, z4 = z2 * z2;
  const double series = z * (((2. / 3 + z * (2. / 5)) + z2 * (2. / 7 + z * (2. / 9))) +
                             z4 * (((2. / 11 + z * (2. / 13)) + z2 * (2. / 15 + z * (2. / 17))) +
                                   z4 * (2. / 19 + z * (2. / 21))));
  const double half_square = .5 * f * f;
  return k * kLog2High - ((half_square - (s * (half_square + series) + k * kLog2Low)) - f);
}

// x = k log 2 + r with |r| up to half of log 2; exp r by its Taylor series.
double exp_of(double x) {
  if (x > 709.79) return std::numeric_limits<double>::infinity();
  if (x < -745.14) return 0;
  const auto k = static_cast<std::int64_t>(x * 1.4426950408889634 + (x < 0 ? -.5 : .5));
  const double high = x - static_cast<double>(k) * kLog2High;
  const double low = static_cast<double>(k) * kLog2Low;
  const double r = high - low, r2 = r * r, r4 = r2 * r2;
  const double series = ((1. / 2 + r * (1. / 6)) + r2 * (1. / 24 + r * (1. / 120))) +
                        r4 * (((1. / 720 + r * (1. / 5040)) +
                               r2 * (1. / 40320 + r * (1. / 362880))) +
                              r4 * ((1. / 3628800 + r * (1. / 39916800)) +
                                    r2 * (1. / 479001600 + r * (1. / 6227020800))));
  const double lost = (high - r) - low;  // what rounding took from r
  const double power = 1 + (r + (r2 * series + lost));
  return power * power_of_two(k / 2) * power_of_two(k - k / 2);
}

double power_of(double base, double exponent) {
  assert(base >= 0);
  if (exponent == 0 || base == 1) return 1;
  assert(base > 0 || exponent > 0);
  return base == 0 ? 0 : exp_of(exponent * log_of(base));
}

// The series is good from 10 on; before, gamma(x) = gamma(x+1) / x.
double log_gamma_of(double x) {
  assert(x > 0);
  double steps = 1;
  for (; x < 10; ++x) steps *= x;
  const double z = 1 / (x * x);
  constexpr Coefficients stirling = {1. / 12,   -1. / 360,       1. / 1260, -1. / 1680,
                                     1. / 1188, -691. / 360'360, 1. / 156,  -3617. / 122'400};
  const double correction = polynomial(stirling, z) / x;
  return ((x - .5) * log_of(x) - x) + kHalfLogOf2Pi + correction - log_of(steps);
}

double normal_quantile(double probability) {
  assert(probability > 0 && probability < 1);
  const double q = probability - .5;
  if (q >= -.425 && q <= .425) {
    const double r = .180625 - q * q;
    return q * polynomial(kCentralUpper, r) / polynomial(kCentralLower, r);
  }
  const double r = std::sqrt(-log_of(q < 0 ? probability : 1 - probability));
  const double size = r <= 5 ? polynomial(kNearUpper, r - 1.6) / polynomial(kNearLower, r - 1.6)
                             : polynomial(kFarUpper, r - 5) / polynomial(kFarLower, r - 5);
  return q < 0 ? -size : size;
}

}  // namespace juchu
