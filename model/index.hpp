// Numbers of rows as indices.
#pragma once

#include <cstddef>

namespace juchu {

/// The number of a row, which is never negative, as the index of a vector.
[[nodiscard]] constexpr std::size_t at(int row) { return static_cast<std::size_t>(row); }

}  // namespace juchu
