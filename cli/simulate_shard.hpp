// One shard of a simulation: runs its replications block by block and appends each to a part, which
// `juchu merge` puts together with the others.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "cli/parts/part_range.hpp"
#include "cli/simulate_plan.hpp"
#include "sim/load/counts_line.hpp"
#include "sim/statistics/rate.hpp"

namespace juchu {

/// `Success` when the part has all of its replications, `Interrupted` when it has some; the same
/// request goes on then. Requires: a shard and an output file.
[[nodiscard]] ExitCode simulate_shard(const SimulateRequest& request, const SimulatePlan& plan,
                                      const RulebookShelf& shelf, Console& console);

/// What running a block of replications of all studies of a plan came to.
struct Block {
  std::string lines;                // by replication, then study; whole replications alone
  int replications = 0;             // that are whole
  std::vector<Counts> first_rates;  // what each counted of the first study's first rate
  int endless = -1;                 // a habit that rings without end, of `study`
  std::size_t study = 0;
};

/// What a replication counted of its study's first rate; nothing happened where there is none.
[[nodiscard]] Counts first_rate_of(const ReplicationCounts& counts);

/// Lines before `from` are left out. `go_on` as for run_study.
[[nodiscard]] Block run_block(const std::vector<Study>& studies, PartRange range, LineKey from,
                              int threads, const std::function<bool(int)>& go_on);

}  // namespace juchu
