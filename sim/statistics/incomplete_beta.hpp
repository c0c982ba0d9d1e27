// The regularized incomplete beta function, on which Student's and the binomial distribution stand.
#pragma once

namespace juchu {

/// I_x(a, b) by its continued fraction (DLMF 8.17.22) in Lentz's way, with the same bits everywhere.
/// `y` is 1 - x, given apart because near 0 it would lose its digits; within a relative 1e-11 for a
/// and b up to 1000, and 1e-9 up to a million. Requires: a, b positive; x, y in [0, 1]. Cost: the
/// square root of the larger of a and b.
[[nodiscard]] double incomplete_beta(double a, double b, double x, double y);

}  // namespace juchu
