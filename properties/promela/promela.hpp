// Writes a rulebook as a Promela model, for a second opinion by SPIN.
//
// The model says in SPIN's language what `decide`, `begin_day`, `fire` and `observe` do to K orders
// and what CanonicalForm makes of it. It is written from the rulebook as it was read; all it takes
// from the engine are the table of methods, where counters and clocks end, which spells a rule can
// end, and how far back a date matters. It does not call for SPIN: the comment at its head says how
// to run it.
//
// What happens, and when a question is asked:
//   - An event of an order, with any parameters, or of the shop. Tracking numbers: those that the
//     order knows and, of each class asked for, one that is nowhere. A refused event is no move.
//   - The next day, for all orders in turn: its start, then each deadline. A promise of the
//     environment that would be broken holds the day back.
//   - A hazard is asked after every event, day change and deadline; `never` after every event and
//     deadline and when the day has begun for all orders; `never_step` of every event and deadline.
//     An event asks hazards and `never` of other orders too when it writes their cart or shop.
//
// Invariants
//   M1  SPIN stores one state for each distinct canonical situation, and its own before the start.
//   M2  SPIN finds an assertion violated exactly when the property or hazard asked for can be.
#pragma once

#include <ostream>
#include <string>
#include <vector>

#include "model/engine/compiled_rulebook.hpp"

namespace juchu {

struct PromelaOptions {
  std::vector<int> carts = {0};    // by order: the cart it lies in
  std::vector<int> token_classes;  // of these a number may come: see `possible_token_classes`
  bool norm_keeping = false;       // a step or day that breaches a norm is no move
  std::string question;            // id of a property or hazard; empty: none
  int most_written_out = 256;      // moves of one event; beyond, SPIN chooses its parameters first
};

/// True when the rulebook can be written with these options. Complains about everything that
/// prevents it: a date parameter that no number of days bounds, a number beyond 31 bits, more
/// choices than SPIN can be given, a question that nobody knows.
[[nodiscard]] bool can_write_promela(const CompiledRulebook& rules, const PromelaOptions& options,
                                     Diagnostics& diagnostics);

/// Writes the model. Requires `can_write_promela`.
void write_promela(const CompiledRulebook& rules, const PromelaOptions& options, std::ostream& out);

}  // namespace juchu
