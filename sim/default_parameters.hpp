// What a parameter of an event is when nobody chooses it.
#pragma once

#include "model/engine/compiled_rulebook.hpp"

namespace juchu {

/// The value of parameter `index` of `event` in `situation`: its default where that is offered;
/// otherwise unset where that may be, the first date that is offered, or the lowest value.
[[nodiscard]] Value value_by_default(const CompiledRulebook& rules, const Situation& situation,
                                     const Event& event, std::size_t index);

}  // namespace juchu
