#include "sim/load/exact/branches.hpp"

#include <algorithm>

namespace juchu {
namespace {

/// The first outcome from `from` on that may be; their number when there is none.
std::size_t possible_from(const std::vector<double>& shares, std::size_t from) {
  const auto begin = shares.begin() + static_cast<std::ptrdiff_t>(from);
  const auto found = std::find_if(begin, shares.end(), [](double share) { return share > 0; });
  return static_cast<std::size_t>(found - shares.begin());
}

}  // namespace

double Branches::probability() const {
  double product = 1;
  for (const Taken& taken : taken_) product *= taken.shares[taken.outcome];
  return product;
}

void Branches::next() {
  asked_ = 0;
  while (!taken_.empty()) {
    Taken& last = taken_.back();
    last.outcome = possible_from(last.shares, last.outcome + 1);
    if (last.outcome < last.shares.size()) return;
    taken_.pop_back();
  }
  more_ = false;
}

std::size_t Branches::choose(const WeightedChoice& among) {
  std::vector<double> shares(among.outcomes());
  for (std::size_t outcome = 0; outcome < shares.size(); ++outcome)
    shares[outcome] = among.share(outcome);
  return take(shares);
}

bool Branches::happens(double probability) { return take({probability, 1 - probability}) == 0; }

std::size_t Branches::take(const std::vector<double>& shares) {
  if (asked_ == taken_.size()) taken_.push_back({shares, possible_from(shares, 0)});
  return taken_[asked_++].outcome;
}

}  // namespace juchu
