// A path over a quotient, told as what it stands for: a path of the original tables.
#pragma once

#include "properties/composition/composed_search.hpp"
#include "properties/composition/quotient.hpp"

namespace juchu {

/// A path of `original` that passes through the blocks of `path`, move by move. It ends in
/// situations of the same colours. Requires: `quotient` is that of `original`.
[[nodiscard]] CompositionPath lifted(const CompositionPath& path, const OrderTables& original,
                                     const Quotient& quotient);

}  // namespace juchu
