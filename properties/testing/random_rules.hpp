// A random rulebook, read and compiled.
#pragma once

#include "model/engine/compiled_rulebook.hpp"
#include "properties/rulebook_generator.hpp"

namespace juchu {

/// The rules of `random_rulebook(plan)`. Aborts with its problems when it cannot be loaded: that is
/// a bug of the generator or of the reader.
[[nodiscard]] CompiledRulebook random_rules(const RulebookPlan& plan);

}  // namespace juchu
