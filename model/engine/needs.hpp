// Without which bits of an order a condition cannot hold.
//
// Of most orders most fields are unset: no second parcel, no claim, no business days to count. A
// condition that needs one of them is known not to hold by a look at one word, without its program.
#pragma once

#include "model/engine/compiled_rulebook.hpp"

namespace juchu {

/// Fills `out.needs` when everything else of `out` is compiled.
void fill_needs(CompiledRulebook& out);

}  // namespace juchu
