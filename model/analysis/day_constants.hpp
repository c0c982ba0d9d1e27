// The numbers of days that a rulebook speaks of: around them its rules change their minds.
#pragma once

#include <vector>

#include "model/engine/compiled_rulebook.hpp"

namespace juchu {

/// The whole numbers from 1 to before `limit` in the rulebook's expressions and in its method
/// table, with 1 and 2; ascending.
[[nodiscard]] std::vector<int> day_constants(const CompiledRulebook& rules, int limit = 40);

}  // namespace juchu
