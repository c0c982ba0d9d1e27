// Why the engine said no, in terms that can be shown to people. Slow path: allocates, and evaluates
// the rules' expressions directly.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/engine/engine.hpp"

namespace juchu {

/// The id of what decided: a rule's id, an event's id for a world event, or one of `not-listed`,
/// `not-offered`, `overflow`, `overlap`, `impossible`, `day-begins`, `observed`.
[[nodiscard]] std::string_view rule_id(const Rulebook& rulebook, RuleRef rule);

/// The row of the rulebook that decided; null where no rule did.
[[nodiscard]] const RuleHead* rule_head(const Rulebook& rulebook, RuleRef rule);

struct Refusal {
  /// The conditions that do not hold, as written (GuardFailed, Impossible).
  std::vector<std::string> failed;
  /// Other statuses in which it would be accepted, all else being equal.
  std::vector<int> permitted_from;
  std::vector<int> regions;  // those that decide about it: the main one, and what its permits name
};

/// Explains a refused or impossible `decision` about `event` in `situation`.
[[nodiscard]] Refusal explain(const CompiledRulebook& rules, const Situation& situation,
                              const Event& event, const Decision& decision);

}  // namespace juchu
