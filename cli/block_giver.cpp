#include "cli/block_giver.hpp"

#include <algorithm>

namespace juchu {
namespace {

constexpr int kMostOfBlock = 64;

}  // namespace

BlockGiver::BlockGiver(int replications, int processes, const std::optional<Precision>& precision,
                       int most_rounds)
    : replications_(replications),
      processes_(processes),
      precision_(precision),
      rounds_left_(precision ? most_rounds : 1),
      asked_(replications) {
  --rounds_left_;
}

void BlockGiver::add(int replication, const Counts& first) {
  if (replication <= static_cast<int>(done_.size())) return;
  later_.emplace(replication, first);
  while (!later_.empty() && later_.begin()->first == static_cast<int>(done_.size()) + 1) {
    done_.push_back(later_.begin()->second);
    later_.erase(later_.begin());
    if (static_cast<int>(done_.size()) == asked_ && !ended_) end_round();
  }
}

std::optional<PartRange> BlockGiver::next() {
  const auto there = [this](int replication) {
    return replication <= static_cast<int>(done_.size()) || later_.contains(replication);
  };
  while (handed_out_ < asked_ && there(handed_out_ + 1)) ++handed_out_;
  if (ended_ || handed_out_ == asked_) return std::nullopt;
  const int share = std::clamp((asked_ - handed_out_) / (2 * processes_), 1, kMostOfBlock);
  PartRange block{handed_out_ + 1, handed_out_ + 1};
  while (block.size() < share && !there(block.last + 1)) ++block.last;
  handed_out_ = block.last;
  return block;
}

void BlockGiver::end_round() {
  const bool precise = precision_ && precise_enough(rate_of(done_, kConfidence), *precision_);
  ended_ = precise || rounds_left_ == 0;
  if (ended_) return;
  --rounds_left_;
  asked_ += replications_;
}

}  // namespace juchu
