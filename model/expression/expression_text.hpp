// From an expression back to text, for explanations.
//
// Invariant
//   X1  The text of what was read but not folded, read again, has the same value in every
//       situation. (Folding can leave the names of values on both sides of `==`, where nothing
//       tells their type.)
#pragma once

#include <string>

#include "model/expression/scope.hpp"

namespace juchu {

/// `expression` in the words of `scope`, with as few parentheses as the grammar allows.
[[nodiscard]] std::string to_text(const Expression& expression, const Scope& scope);

}  // namespace juchu
