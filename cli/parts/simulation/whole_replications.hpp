// The replications that parts have whole: counted of every study of the plan.
#pragma once

#include <functional>
#include <span>
#include <vector>

#include "cli/parts/merged_lines.hpp"
#include "cli/simulate_plan.hpp"
#include "sim/load/counts_line.hpp"
#include "sim/statistics/rate.hpp"

namespace juchu {

class WholeReplications {
 public:
  /// What it is given outlives this. `most`: the highest number that a replication may have.
  WholeReplications(const MergedLines& lines, const SimulatePlan& plan, int most);

  /// Gives `each` the numbers of the whole replications, in sequence, until it answers false, with
  /// what was counted of the first study's first rate if that is `wanted`. False after complaining of
  /// a line that is none of the plan's.
  [[nodiscard]] bool look_through(bool wanted,
                                  const std::function<bool(int, const Counts& first_rate)>& each,
                                  Diagnostics& diagnostics) const;

  /// Gives `each` what was counted in the replications up to `last`, by study; without
  /// `days`, refusals and days are old ones. False after complaining of a line that cannot be read.
  /// May be called again.
  [[nodiscard]] bool for_each(
      int last, bool days,
      const std::function<void(std::span<const ReplicationCounts* const>)>& each,
      Diagnostics& diagnostics) const;

 private:
  const MergedLines& lines_;
  std::vector<LineReader> readers_;
  int most_;
};

}  // namespace juchu
