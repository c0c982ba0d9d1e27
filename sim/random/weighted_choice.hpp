// One of several outcomes, by weight.
#pragma once

#include <cstddef>
#include <vector>

#include "sim/random/stream.hpp"

namespace juchu {

class WeightedChoice {
 public:
  /// Requires: no weight is negative or infinite, their sum is positive.
  explicit WeightedChoice(const std::vector<double>& weights);

  [[nodiscard]] std::size_t outcomes() const { return up_to_.size(); }
  /// How likely an outcome is.
  [[nodiscard]] double share(std::size_t outcome) const;
  /// An outcome, from 0; one of weight 0 never. By inversion (Devroye, Non-Uniform Random Variate
  /// Generation, 1986, III.2): a larger draw chooses no earlier outcome. Cost: one draw, and the
  /// logarithm of their number.
  [[nodiscard]] std::size_t draw(Stream& stream) const;

 private:
  std::vector<double> up_to_;  // the share of this outcome and those before it
};

}  // namespace juchu
