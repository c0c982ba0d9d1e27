// A random rulebook, read and compiled.
#pragma once

#include "model/engine/compiled_rulebook.hpp"
#include "testing/generators/rulebook_generator.hpp"

namespace juchu {

/// The rules of `random_rulebook(plan)`. Aborts with its problems when it cannot be loaded: that is
/// a bug of the generator or of the reader.
[[nodiscard]] CompiledRulebook random_rules(const RulebookPlan& plan);

/// The same, but every date that is offered lies between today and the day after tomorrow, unless
/// its event says otherwise: what may happen has an end.
[[nodiscard]] CompiledRulebook bounded_rules(const RulebookPlan& plan);

/// The rules of a rulebook's text, or of a file. Aborts with its problems when it cannot be loaded.
[[nodiscard]] CompiledRulebook rules_of_text(const std::string& text);
[[nodiscard]] CompiledRulebook rules_of_file(const std::string& file);

}  // namespace juchu
