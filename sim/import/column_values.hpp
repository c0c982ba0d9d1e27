// What the rulebook itself calls the values of a column: ids and labels.
#pragma once

#include "sim/import/mapping.hpp"

namespace juchu {

/// Whether the values of the column have names: a status, a choice, a method, a truth value.
[[nodiscard]] bool has_named_values(const ColumnRule& rule, const Rulebook& rulebook);

/// By id and by label. A label that two values have is none.
[[nodiscard]] std::map<std::string, Value, std::less<>> values_called_so(const ColumnRule& rule,
                                                                         const Rulebook& rulebook);

}  // namespace juchu
