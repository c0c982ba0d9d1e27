// Values as people read them.
#pragma once

#include "model/engine/token_table.hpp"

namespace juchu {

/// `value` of `type`: a date as 2024-03-04, a method, status or named value by its label, a
/// tracking number as it was written.
[[nodiscard]] Text value_text(const Rulebook& rulebook, const TokenTable& tokens, const Type& type,
                              Value value);

}  // namespace juchu
