// Elementary functions that give the same bits everywhere.
//
// The C library's log, exp and pow differ from one version and processor to the next; a simulation
// must not. These use the four operations and the square root, which IEEE 754 rounds correctly, and
// shifts of bits. They are for arguments that occur here, not a replacement for <cmath>: no NaN, no
// signs of zero, no floating-point exceptions.
//
// Invariant
//   F1  Same argument, same bits, whatever the compiler, its options or the processor.
#pragma once

namespace juchu {

/// The natural logarithm, within 1 unit in the last place. Requires: x positive and finite.
[[nodiscard]] double log_of(double x);

/// e to the power of x, within 1 unit in the last place; 0 and infinity where that is out of range.
[[nodiscard]] double exp_of(double x);

/// `base` to the power of `exponent`, within a relative 2e-16 (1 + |exponent log(base)|). Requires:
/// base not negative; exponent positive where base is 0.
[[nodiscard]] double power_of(double base, double exponent);

/// The logarithm of the gamma function by Stirling's series (DLMF 5.11.1), within 1e-14 relative to
/// the larger of it and 1. Requires: x positive.
[[nodiscard]] double log_gamma_of(double x);

/// The number that a normal variable (mean 0, variance 1) falls short of with this probability,
/// within a relative 1e-15: Wichura, "Algorithm AS 241", Applied Statistics 37 (1988). Requires:
/// probability in (0, 1).
[[nodiscard]] double normal_quantile(double probability);

}  // namespace juchu
