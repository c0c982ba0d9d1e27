// Concrete tracking numbers for the tokens of traces, so that a trace can be written as a scenario.
//
// Invariants
//   N1  The number of a token belongs to the token's class.
//   N2  Different tokens have different numbers.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/engine/compiled_rulebook.hpp"

namespace juchu {

/// The number that `token` stands for: a method's own example for serial number 0 where one is of
/// that class, otherwise zeros that count up. std::nullopt where no number can be of that class
/// (two check digits right at once), or where all of them are taken.
[[nodiscard]] std::optional<std::string> number_of(const CompiledRulebook& rules, Value token);

/// The classes, ascending, to which some number belongs.
[[nodiscard]] std::vector<int> possible_token_classes(const CompiledRulebook& rules);

}  // namespace juchu
