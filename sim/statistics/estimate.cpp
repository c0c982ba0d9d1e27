#include "sim/statistics/estimate.hpp"

#include <algorithm>

#include "sim/statistics/binomial.hpp"
#include "sim/statistics/student.hpp"

namespace juchu {

double reach_of(double standard_error, int telling, double confidence) {
  return student_quantile((1 + confidence) / 2, telling - 1) * standard_error;
}

Estimate estimate_of(double value, double standard_error, Estimate told_by, ConfidenceInterval most,
                     double confidence) {
  Estimate estimate = told_by;
  estimate.value = value;
  const int tell = told_by.telling_replications, all = told_by.replications;
  if (tell > 1) {
    const double reach = reach_of(standard_error, tell, confidence);
    estimate.interval = {std::max(most.low, value - reach), std::min(most.high, value + reach)};
  } else {
    estimate.share_at_most = share_at_most(tell, all, confidence);
  }
  if (tell < kEnoughTelling) {
    const std::int64_t one = std::max(1, tell);
    estimate.replications_needed = (std::int64_t{kEnoughTelling} * all + one - 1) / one;
  }
  return estimate;
}

}  // namespace juchu
