// One shard of the changes of a rulebook: tries them and appends a line for each to a part, which
// `juchu merge` puts together with the others.
#pragma once

#include <memory>
#include <vector>

#include "cli/budget_watch.hpp"
#include "cli/mutate.hpp"
#include "cli/progress_line.hpp"
#include "model/engine/rulebook_shelf.hpp"
#include "properties/mutation/mutation_run.hpp"

namespace juchu {

/// What is tried, and how.
struct MutationPlan {
  std::shared_ptr<const CompiledRulebook> rules;
  std::vector<Scenario> scenarios;
  MutationOptions options;
  const BudgetWatch& watch;
  ProgressLine& progress;
};

/// `Success` when the part has all of its changes, `Interrupted` or `Inconclusive` when it has some;
/// the same request goes on then. A change that a budget of time or memory, or Ctrl-C, left
/// undecided is not written. Requires: a shard and an output file.
[[nodiscard]] ExitCode mutate_shard(const MutateRequest& request, MutationPlan plan,
                                    const RulebookShelf& shelf, Console& console);

}  // namespace juchu
