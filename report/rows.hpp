// From packed answers back to rows of the rulebook.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/engine/compiled_rulebook.hpp"
#include "model/index.hpp"
#include "model/packed_rows.hpp"

namespace juchu {

/// Their ids.
template <class Row>
[[nodiscard]] std::vector<std::string> ids_in(std::uint64_t bits, const std::vector<Row>& rows) {
  std::vector<std::string> ids;
  for (const Row* row : rows_in(bits, rows)) ids.push_back(row->id);
  return ids;
}

/// The status of the order in `region`; null while the order does not exist.
[[nodiscard]] inline const Status* status_of(const CompiledRulebook& rules,
                                             const Situation& situation, std::size_t region) {
  if (!rules.exists(situation)) return nullptr;
  const int index = static_cast<int>(region);
  return &rules.rulebook().status(index, rules.field(index).get(situation.words.data()));
}

}  // namespace juchu
