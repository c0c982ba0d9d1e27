// The statuses of each region as a graph: which rule leads from which status to which, and what
// follows from that alone.
//
// A move is one that some order could make if every condition held, all regions taken together. So
// a graph may show a way that no order can take, but never misses one: "unreachable", "stuck" and
// "always before" are certain.
#pragma once

#include <compare>
#include <vector>

#include "model/rulebook/rulebook.hpp"

namespace juchu {

/// One allowed move. Statuses are values within the region.
struct Transition {
  static constexpr int kStart = -1;  // `from` of an order just created

  bool deadline = false;
  int rule = 0;  // a row of Rulebook::deadlines, or else of Rulebook::permits
  int from = kStart;
  int to = 0;
  auto operator<=>(const Transition&) const = default;
};

struct StatusGraph {
  int region = 0;
  std::vector<Transition> transitions;  // permits, then deadlines, in the rulebook's sequence
  std::vector<int> unreachable;         // no way leads here from the start
  std::vector<int> stuck;  // reachable, and no way leads to a final one, if there are any
  std::vector<std::vector<int>> cycles;  // statuses that lead to one another, two or more
  /// By status: what every way there passes, first to last.
  std::vector<std::vector<int>> always_before;
};

/// One for each region. Cost: the configurations that can be reached × the rules.
[[nodiscard]] std::vector<StatusGraph> status_graphs(const Rulebook& rulebook);

}  // namespace juchu
