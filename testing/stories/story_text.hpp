// A story's calls as people read them, one line each.
#pragma once

#include <string>

#include "testing/stories/story_generator.hpp"

namespace juchu {

/// `2024-03-01 order 1: do_2(day=2024-03-04, number=012) -> accepted by permit-3`.
[[nodiscard]] std::string call_text(const CompiledRulebook& rules, const TokenTable& numbers,
                                    const StoryCall& call);

/// A field's value as the rulebook writes it; a date as 2024-03-01.
[[nodiscard]] std::string plain_value_text(const CompiledRulebook& rules, const TokenTable& numbers,
                                           const Type& type, Value value);

}  // namespace juchu
