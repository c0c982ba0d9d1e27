#include "sim/random/weighted_choice.hpp"

#include <algorithm>
#include <cassert>
#include <numeric>

namespace juchu {

// The last outcome that has a weight ends at 1 exactly, whatever was rounded on the way.
WeightedChoice::WeightedChoice(const std::vector<double>& weights) {
  assert(std::ranges::all_of(weights, [](double weight) { return weight >= 0; }));
  const double sum = std::accumulate(weights.begin(), weights.end(), 0.);
  assert(sum > 0 && sum - sum == 0);
  double before = 0;
  for (const double weight : weights) up_to_.push_back((before += weight) / sum);
  const double end = up_to_.back();
  for (double& share : up_to_)
    if (share == end) share = 1;
}

double WeightedChoice::share(std::size_t outcome) const {
  return up_to_[outcome] - (outcome == 0 ? 0 : up_to_[outcome - 1]);
}

std::size_t WeightedChoice::draw(Stream& stream) const {
  const auto chosen = std::ranges::upper_bound(up_to_, stream.unit());
  return static_cast<std::size_t>(chosen - up_to_.begin());
}

}  // namespace juchu
