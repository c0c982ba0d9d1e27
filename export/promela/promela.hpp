// Writes a rulebook as a Promela model, for a second opinion by SPIN.
//
// The model says in SPIN's language what `decide`, `begin_day`, `fire` and `observe` do to K orders
// and what CanonicalForm makes of it. It is written from the rulebook as it was read; all it takes
// from the engine are the table of methods, where counters and clocks end, which spells a rule can
// end, and how far back a date matters. It does not call for SPIN: the comment at its head says how
// to run it.
//
// What happens, and when a question is asked:
//   - An event of an order, with any parameters, or of the shop. Tracking numbers: those that are
//     known and, of each class asked for, one that is nowhere. A refused event is no move.
//   - The next day: it changes for all orders in turn, obligations being tested; then come each
//     order's deadlines in turn. A promise of the environment that would be broken holds it back.
//   - A situation of an order is what stands after each of its events and deadlines, when the day
//     has begun for all orders, and after another order's event that writes what they share.
//     Hazards, `never`, `sometimes` and the memory of `precedes` and `leads_to … within` know these
//     moments alone; `never_step` and `sometimes_step` know every event and deadline. What is owed
//     too long is broken as the day changes.
//
// An assertion speaks of one run. `always_reachable`, and `leads_to` without a bound, speak of what
// can or need never follow: they are refused.
//
// Invariants
//   M1  SPIN stores one state for each distinct canonical situation, and its own before the start.
//   M2  SPIN finds an assertion violated exactly when the hazard asked for can be reached, the
//       property broken, the norm breached, or what *sometimes* speaks of seen.
//       Localized, it finds none where that cannot be; where it finds one, that may not be either.
//   M3  Sliced, its states are the situations that `check --no-reduction` would see for the same
//       question if it did not end at its first sighting.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/analysis/slice.hpp"
#include "model/engine/compiled_rulebook.hpp"

namespace juchu {

struct PromelaOptions {
  std::vector<int> carts = {0};    // by order: the cart it lies in
  std::vector<int> token_classes;  // of these a number may come: see `possible_token_classes`
  bool norm_keeping = false;       // a step or day that breaches a norm is no move
  std::string question;            // id of a property, hazard or norm; empty: none
  bool sliced = false;             // only what the question depends on; requires one
  /// Sliced, and knowing only these fields and counters, within these promises: conditions on
  /// anything else may hold or not, so that what cannot happen then cannot happen at all.
  std::optional<Interest> localized = std::nullopt;
  int most_written_out = 256;  // moves of one event; beyond, SPIN chooses its parameters first
};

/// True when the rulebook can be written with these options. Complains about everything that
/// prevents it: a date parameter that no number of days bounds, a date that matters however far
/// back it lies, a number beyond 28 bits, a question that nobody knows or that no assertion can
/// ask.
[[nodiscard]] bool can_write_promela(const CompiledRulebook& rules, const PromelaOptions& options,
                                     Diagnostics& diagnostics);

/// The model's text. Requires `can_write_promela`.
[[nodiscard]] std::string promela_of(const CompiledRulebook& rules, const PromelaOptions& options);

}  // namespace juchu
