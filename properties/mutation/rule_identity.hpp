// What a rule does, written so that two rules that say the same in other words are written alike.
#pragma once

#include <string>

#include "properties/mutation/mutation.hpp"

namespace juchu {

/// Equal for two rows only if they do the same in every situation. A rule that never applies is
/// written like none at all; a status that an order has already, like no change.
[[nodiscard]] std::string identity_of(const Mutation::Row& row, const Rulebook& rulebook);

}  // namespace juchu
