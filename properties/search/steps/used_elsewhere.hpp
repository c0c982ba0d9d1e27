// Which numbers of an event are used for orders of other carts: what callers owe the engine.
#pragma once

#include <vector>

#include "model/engine/compiled_rulebook.hpp"
#include "properties/search/joint_situation.hpp"

namespace juchu {

/// Tells `event`, which happens to `order` of `joint`, what of that it is to know.
void mark_used_elsewhere(const CompiledRulebook& rules, const std::vector<int>& carts,
                         const JointSituation& joint, int order, Event& event);

}  // namespace juchu
