// All small changes of a rulebook, each asked whether the suite notices it.
//
// Invariants
//   V1  The same rulebook, scenarios and options give the same report for any number of threads,
//   unless
//       it was stopped.
#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "properties/mutation/mutation.hpp"
#include "properties/mutation/noticing.hpp"

namespace juchu {

struct MutationOptions {
  int threads = 1;
  bool world = false;  // change what the world does, too
  int every = 1;       // only every so-manieth change, by its place in the list
  std::uint64_t most_situations = 200'000;  // of one question about one mutant
  std::function<Budget()> stop = [] { return Budget::None; };
  /// Hears of each mutant that is done: how many are, of how many.
  std::function<void(std::size_t done, std::size_t of)> progress;
};

struct MutantResult {
  Mutation mutation;
  Notice notice;
};

struct MutationReport {
  std::vector<MutantResult> mutants;  // in the sequence of `mutations_of`
  Budget budget = Budget::None;
  [[nodiscard]] std::size_t count(Noticed noticed) const;
};

/// `baseline` is what checking `rules` reported.
[[nodiscard]] MutationReport mutate(const std::shared_ptr<const CompiledRulebook>& rules,
                                    CheckReport baseline, std::vector<Scenario> scenarios,
                                    const MutationOptions& options);

}  // namespace juchu
