// Stories of one rulebook, lived through under another that is like it: another reading, a mutant.
#pragma once

#include <cstdint>

#include "model/engine/compiled_rulebook.hpp"
#include "properties/search/shown.hpp"
#include "properties/search/trace/trace.hpp"

namespace juchu {

/// Whether `rules` accept every step of `trace`, break no promise, breach no norm of `keeping`, and
/// show something of `wanted`. False where that is not seen: of hazards, and of properties that
/// speak of steps or situations, all is seen but steps of deadlines that *sometimes_step* asks for.
[[nodiscard]] bool retells(const CompiledRulebook& rules, const Trace& trace, const Shown& wanted,
                           std::uint64_t keeping);

}  // namespace juchu
