// Rows by their numbers.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace juchu {

/// The number of a row, which is never negative, as the index of a vector.
[[nodiscard]] constexpr std::size_t at(int row) { return static_cast<std::size_t>(row); }

/// Requires: the index is one of a row, of whatever type.
template <class Row>
[[nodiscard]] const Row& row_at(const std::vector<Row>& rows, std::int64_t index) {
  return rows[static_cast<std::size_t>(index)];
}

}  // namespace juchu
