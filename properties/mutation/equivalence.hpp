// Whether a small change of the rules changes anything that can happen: proved by searching the
// rulebook and its mutant together.
//
// Most mutants answer differently within a few steps. Of the others, most are proved equivalent by
// the one event that they change: if it is answered alike whatever happened before, nothing else
// can ever differ.
//
// Invariants
//   V1  `Different` comes with a story after which the two rulebooks answer differently.
//   V2  `Equivalent` is said only when every question that the change can touch was searched to its
//       end. Of a rule that speaks of what orders share it is said only where that is seen without
//       a search, of any situation: searches follow one order.
#pragma once

#include <optional>

#include "properties/diff/diff.hpp"
#include "properties/mutation/mutation.hpp"

namespace juchu {

enum class Equivalence : std::uint8_t { Equivalent, Different, Undecided };

struct EquivalenceOptions {
  std::uint64_t most_pairs = 200'000;  // of situations, for one question
  std::function<Budget(const Progress&)> watch;
};

struct EquivalenceAnswer {
  Equivalence verdict = Equivalence::Undecided;
  std::optional<Difference> difference;   // the first found, when different
  std::uint64_t pairs = 0;                // of situations that it took
  std::optional<WideParameter> too_wide;  // of the rulebook: what left it undecided, if that did
};

/// Compares `rules` with what `mutation`, one of `mutations_of(rules->rulebook())`, makes of it:
/// events, days, breaches, hazards and what properties forbid.
[[nodiscard]] EquivalenceAnswer equivalence(const Rules& rules, const Mutation& mutation,
                                            const EquivalenceOptions& options = {});

}  // namespace juchu
