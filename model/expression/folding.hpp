// Constant folding: what does not depend on the situation is decided when the rulebook is read.
//
// Readings and parameters are constants, so whole arms of a rule vanish here.
//
// Invariants
//   F1  Folding changes no value: it is the same in every environment.
//   F2  Folding changes no type but the bounds of numbers, and no span of what remains.
#pragma once

#include "model/expression/expression.hpp"

namespace juchu {

/// Folds `expression` in place. Cost: linear in its nodes.
void fold(Expression& expression);

}  // namespace juchu
