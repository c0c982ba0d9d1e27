// Every outcome of a few random choices, one after the other, each with its probability.
#pragma once

#include <cstddef>
#include <vector>

#include "sim/random/weighted_choice.hpp"

namespace juchu {

/// For a computation that is repeated as long as there is `more`, and asks the same questions as
/// long as it gets the same answers: each repetition takes another branch.
class Branches {
 public:
  [[nodiscard]] bool more() const { return more_; }
  /// Of the branch that has been taken.
  [[nodiscard]] double probability() const;
  /// Begins the next branch.
  void next();

  /// One of the outcomes that have a weight.
  std::size_t choose(const WeightedChoice& among);
  /// Whether something of this probability happens.
  bool happens(double probability);

 private:
  struct Taken {
    std::vector<double> shares;
    std::size_t outcome = 0;
  };
  std::size_t take(const std::vector<double>& shares);

  std::vector<Taken> taken_;
  std::size_t asked_ = 0;
  bool more_ = true;
};

}  // namespace juchu
