// What rules speak of as JSON documents write it: by ids, never by labels.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "model/engine/compiled_rulebook.hpp"
#include "model/engine/token_table.hpp"

namespace juchu {

/// A value of `type` by the name that the rulebook gives it; a date as 2024-03-04, a tracking number
/// as it was written, or, without `tokens`, by a number of its own; null when it is unset.
[[nodiscard]] nlohmann::ordered_json value_json(const Rulebook& rulebook, const TokenTable* tokens,
                                                const Type& type, Value value);

/// The bounds that the rulebook states twice: `{"id", "small", "large"}`, each of them `[low, high]`.
[[nodiscard]] nlohmann::ordered_json bounds_json(const Rulebook& rulebook);

/// The order's statuses by region; null while it does not exist.
[[nodiscard]] nlohmann::ordered_json statuses_json(const CompiledRulebook& rules,
                                                   const Situation& situation);

}  // namespace juchu
