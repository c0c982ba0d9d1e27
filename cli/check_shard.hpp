// One shard of the combinations of a rulebook's readings: checks them and appends a line for each to a
// part, which `juchu merge` puts together with the others.
//
// The rulebook's own values are the first combination. Each shard checks them, since what is found
// out about them helps with the others; the first one alone writes them down.
#pragma once

#include "cli/budget_watch.hpp"
#include "cli/check.hpp"
#include "cli/progress_line.hpp"
#include "properties/check/readings.hpp"

namespace juchu {

/// How combinations are checked.
struct ReadingsPlan {
  CheckOptions options;
  const BudgetWatch& watch;
  ProgressLine& progress;
};

/// `Success` when the part has all of its combinations, `Interrupted` or `Inconclusive` when it has
/// some; the same request goes on then. A combination of which a budget of time or memory, or Ctrl-C,
/// left anything open is not written. Requires: a shard and an output file.
[[nodiscard]] ExitCode check_shard(const CheckRequest& request, const ReadingsPlan& plan,
                                   Console& console);

}  // namespace juchu
