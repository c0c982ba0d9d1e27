// The most obvious search for what several orders can do: a set of tuples and a queue.
#pragma once

#include <optional>
#include <set>

#include "properties/composition/composed_search.hpp"

namespace juchu {

using PlainTuple = std::vector<SituationId>;

struct PlainAnswer {
  std::set<PlainTuple> states;
  std::uint64_t transitions = 0;
  std::uint64_t depth = 0;
  std::uint64_t distance = 0;  // to the nearest target
  bool found = false;
};

/// All moves from `tuple`, each as often as it can be taken.
[[nodiscard]] std::vector<PlainTuple> plain_moves(const OrderTables& tables,
                                                  const PlainTuple& tuple);

/// Everything reachable, whether or not a target is; `sorted` keeps ascending tuples only.
[[nodiscard]] PlainAnswer plain_search(const OrderTables& tables, int orders, bool sorted,
                                       const std::function<bool(const PlainTuple&)>& target);

/// Where `path` ends; nothing when a move of it is not in the tables or is told wrongly.
[[nodiscard]] std::optional<PlainTuple> plain_end(const OrderTables& tables, int orders,
                                                  const CompositionPath& path);

}  // namespace juchu
