// The tables of one order under a rulebook whose orders share nothing that changes: what composing
// is measured on.
#pragma once

#include <string>

#include "model/engine/engine.hpp"
#include "model/rulebook/rulebook_json.hpp"
#include "properties/composition/order_tables.hpp"

namespace juchu::bench {

struct MeasuredOrder {
  OrderTables tables;
  std::vector<std::uint32_t> hazards;  // of each situation, as bits: what a question may observe
};

/// Breadth-first over `decide` and `begin_whole_day`, in canonical form. Aborts when the rulebook
/// has a problem, or a cart or shop field that changes.
[[nodiscard]] MeasuredOrder tables_of(const std::string& rulebook,
                                      const std::vector<ParameterChoice>& choices = {});

}  // namespace juchu::bench
