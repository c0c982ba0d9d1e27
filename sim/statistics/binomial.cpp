#include "sim/statistics/binomial.hpp"

#include <cassert>

#include "sim/statistics/incomplete_beta.hpp"

namespace juchu {

// At the bound, so few or fewer are seen with the probability 1 - confidence (DLMF 8.17.5).
double share_at_most(std::int64_t seen, std::int64_t trials, double confidence) {
  assert(0 <= seen && seen <= trials && trials > 0 && confidence > 0 && confidence < 1);
  if (seen == trials) return 1;
  const auto a = static_cast<double>(trials - seen), b = static_cast<double>(seen + 1);
  double low = 0, high = 1;
  for (;;) {
    const double middle = low + (high - low) / 2;
    if (middle <= low || middle >= high) return middle;
    (incomplete_beta(a, b, 1 - middle, middle) > 1 - confidence ? low : high) = middle;
  }
}

ConfidenceInterval share_interval(std::int64_t seen, std::int64_t trials, double confidence) {
  const double each = (1 + confidence) / 2;
  return {1 - share_at_most(trials - seen, trials, each), share_at_most(seen, trials, each)};
}

}  // namespace juchu
