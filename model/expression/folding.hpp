// Constant folding: what does not depend on the situation is decided when the rulebook is read.
//
// Readings and parameters are constants, so whole arms of a rule vanish here.
//
// Invariants
//   F1  Folding changes no value: it is the same in every environment.
//   F2  What remains keeps its place in the text. Its type may become narrower, never wider.
#pragma once

#include "model/expression/expression.hpp"

namespace juchu {

/// Folds `expression` in place. Cost: linear in its nodes.
void fold(Expression& expression);

}  // namespace juchu
