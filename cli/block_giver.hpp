// Which replications are to be run next, when several processes run them and the slow ones shall
// not hold up the fast ones.
//
// Invariants
//   G1  No replication is handed out twice, nor one that was there before.
//   G2  Whether the answer is precise enough is looked at when a round is whole, and no block of the
//       next one is handed out before: who was fast makes no difference.
//   G3  Blocks shrink towards the end of a round, so that nobody waits long for the last of them.
#pragma once

#include <map>
#include <optional>
#include <vector>

#include "cli/parts/part_range.hpp"
#include "sim/load/answer.hpp"

namespace juchu {

class BlockGiver {
 public:
  /// `processes` share out rounds of so many replications: one round, or with a precision up to
  /// `most_rounds`.
  BlockGiver(int replications, int processes, const std::optional<Precision>& precision,
             int most_rounds);

  /// A replication is done, now or before; `first` is what it counted of the study's first rate.
  void add(int replication, const Counts& first);
  /// Those to run next; nothing while a round waits for blocks that are out, and at the end.
  [[nodiscard]] std::optional<PartRange> next();
  /// Whether all that was asked for is done.
  [[nodiscard]] bool ended() const { return ended_; }

 private:
  void end_round();

  const int replications_, processes_;
  const std::optional<Precision> precision_;
  int rounds_left_;
  int asked_;                    // replications, with those of the round that goes on
  int handed_out_ = 0;           // up to here, or done
  std::map<int, Counts> later_;  // done, but something before them is not
  std::vector<Counts> done_;     // from the first on without a gap
  bool ended_ = false;
};

}  // namespace juchu
