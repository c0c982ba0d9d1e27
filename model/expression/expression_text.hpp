// From an expression back to text, for explanations.
//
// Invariant
//   X1  Read in the scope and with the type it was read with, the text has the same value in every
//       environment. (A group stays written out, so its text can be longer than
//       kLongestExpression.)
#pragma once

#include <string>

#include "model/expression/scope.hpp"

namespace juchu {

/// `expression` in the words of `scope`, with as few parentheses as the grammar allows.
[[nodiscard]] std::string to_text(const Expression& expression, const Scope& scope);

}  // namespace juchu
