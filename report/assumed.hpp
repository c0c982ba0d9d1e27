// Which numbers that nobody stated a rule depends on.
#pragma once

#include <vector>

#include "model/engine/engine.hpp"
#include "model/rulebook/rulebook.hpp"

namespace juchu {

/// Whether neither the guide nor another source states its value, in whole or in part.
[[nodiscard]] bool assumed(const Parameter& parameter);

/// The parameters that these clauses read and that are assumed, in the rulebook's sequence.
[[nodiscard]] std::vector<const Parameter*> assumed_in(const Rulebook& book,
                                                       const std::vector<const Clause*>& clauses);

/// What the rule behind a decision about `event`, or behind a day's beginning, reads.
[[nodiscard]] std::vector<const Clause*> clauses_of(const Rulebook& book, const Decision& decision,
                                                    std::uint16_t event);

}  // namespace juchu
