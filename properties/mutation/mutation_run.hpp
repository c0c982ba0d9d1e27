// All small changes of a rulebook, each asked whether the suite notices it, and if nothing does,
// whether it changes anything that can happen.
//
// Invariants
//   V1  The same rulebook, scenarios and options give the same report for any number of threads,
//       unless it was stopped.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "properties/mutation/equivalence.hpp"
#include "properties/mutation/mutation.hpp"
#include "properties/mutation/noticing.hpp"

namespace juchu {

/// What became of a mutant.
enum class Fate : std::uint8_t { Noticed, Equivalent, Survived, Undecided };

struct MutantResult {
  Mutation mutation;
  Notice notice = {};
  EquivalenceAnswer equivalence = {};  // of one that no story notices
  bool compared = false;               // whether that was asked

  [[nodiscard]] Fate fate() const;
};

struct MutationOptions {
  int threads = 1;
  bool world = false;             // change what the world does, too
  bool equivalence = true;        // ask whether what nothing notices changes anything
  int every = 1;                  // only every so-manieth change, by its place in the list
  std::vector<std::string> only;  // ids of changes, or of rules; none: all
  /// Of the changes that these choose only some, by their places there, in this sequence. The report
  /// has the others untried.
  std::optional<std::vector<std::size_t>> places = std::nullopt;
  std::uint64_t most_situations = ~std::uint64_t{0};  // of one question about one mutant
  std::function<Budget()> stop = [] { return Budget::None; };
  /// Hears how a question about the rulebook itself is getting on; from any thread.
  std::function<void(const std::string& question, const Progress&)> questions;
  /// Hears of each mutant that is done: how many are, of how many; one at a time.
  std::function<void(std::size_t done, std::size_t of)> mutants;
  /// Hears what became of the mutant at a place, unless `stop`, or a lack of memory, left something
  /// of it open; one at a time. With it, nothing is tried where the rulebook's own answers are open.
  std::function<void(std::size_t place, const MutantResult& result)> settled;
};

struct MutationReport {
  std::vector<MutantResult> mutants;  // in the sequence of `mutations_of`
  std::size_t mutations = 0;          // of the rulebook, with those that were not asked about
  bool compared = true;               // with the rulebook, where nothing notices them
  std::size_t untried = 0;            // that a budget left out; they are not among `mutants`
  Budget budget = Budget::None;

  [[nodiscard]] std::size_t count(Noticed noticed) const;
  [[nodiscard]] std::size_t count(Fate fate) const;
};

/// Whether `mutation` is called `id`, or its rule is.
[[nodiscard]] bool named(const Mutation& mutation, const std::string& id);

/// The changes that `options` choose, whatever `places` say, nothing known of them yet.
[[nodiscard]] std::vector<MutantResult> chosen_mutants(const Rulebook& rulebook,
                                                       const MutationOptions& options);

/// `scenarios` as for a Suite.
[[nodiscard]] MutationReport mutate(const std::shared_ptr<const CompiledRulebook>& rules,
                                    std::vector<Scenario> scenarios,
                                    const MutationOptions& options);

}  // namespace juchu
