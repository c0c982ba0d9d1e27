// The replications that parts have whole: counted of every study of the plan.
#pragma once

#include <functional>
#include <span>
#include <vector>

#include "cli/parts/merged_lines.hpp"
#include "cli/simulate_plan.hpp"

namespace juchu {

class WholeReplications {
 public:
  /// What it is given outlives this. `most`: the highest number that a replication may have.
  WholeReplications(const MergedLines& lines, const SimulatePlan& plan, int most);

  /// Gives `each` what was counted in a replication, by study, until it answers false; in
  /// replication order. False then, and after complaining of a line that is none of the plan's. May
  /// be called again.
  using Each = std::function<bool(std::span<const ReplicationCounts> by_study)>;
  [[nodiscard]] bool for_each(const Each& each, Diagnostics& diagnostics) const;

 private:
  const MergedLines& lines_;
  std::vector<LineReader> readers_;
  int most_;
};

}  // namespace juchu
