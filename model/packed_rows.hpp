// From packed answers back to rows: one bit each.
#pragma once

#include <cstdint>
#include <vector>

namespace juchu {

/// The rows whose bit is set, in the rulebook's sequence.
template <class Row>
[[nodiscard]] std::vector<const Row*> rows_in(std::uint64_t bits, const std::vector<Row>& rows) {
  std::vector<const Row*> found;
  for (std::size_t i = 0; i < rows.size(); ++i)
    if ((bits >> i & 1) != 0) found.push_back(&rows[i]);
  return found;
}

}  // namespace juchu
