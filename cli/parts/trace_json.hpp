// Stories as parts hold them: packed as the rulebook packs them, so that they say nothing without it.
//
//   {"start": [word], "carts": [cart], "steps": [1 for a business day, 0 for another one,
//    or [order, type, word, …] for an event]}
#pragma once

#include <optional>

#include "cli/parts/checked_json.hpp"
#include "model/engine/compiled_rulebook.hpp"
#include "properties/search/steps/number_classes.hpp"
#include "properties/search/trace/trace.hpp"

namespace juchu {

[[nodiscard]] PartJson json_of(const Trace& trace);
/// Every event, value and order of it is one that `rules` have; whether they accept it is not seen.
[[nodiscard]] Trace read_trace(const PartJson& json, const CompiledRulebook& rules,
                               CheckedJson& reader);

/// null, or [event, parameter].
[[nodiscard]] PartJson json_of(const std::optional<WideParameter>& wide);
[[nodiscard]] std::optional<WideParameter> read_wide(const PartJson& json, const Rulebook& book,
                                                     CheckedJson& reader);

}  // namespace juchu
