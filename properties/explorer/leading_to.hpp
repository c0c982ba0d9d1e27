// Backwards from some situations of an exploration to all that lead to them.
#pragma once

#include <utility>
#include <vector>

#include "properties/explorer/explorer.hpp"

namespace juchu {

/// By situation: whether it is in `can`, or ways that `counts` lead on to one that is.
/// `explorer` has kept its transitions. Cost: linear in them.
template <class Counts>
[[nodiscard]] std::vector<bool> leading_to(const Explorer& explorer, std::vector<bool> can,
                                           Counts counts) {
  std::vector<std::vector<SituationId>> sources(explorer.size());
  std::vector<SituationId> reached;
  for (SituationId id = 0; id < explorer.size(); ++id) {
    if (can[id]) reached.push_back(id);
    if (id >= explorer.visited()) continue;
    for (const Explorer::Transition& way : explorer.transitions(id))
      if (way.to != kNoSituation && counts(way)) sources[way.to].push_back(id);
  }
  while (!reached.empty()) {
    const SituationId id = reached.back();
    reached.pop_back();
    for (const SituationId source : sources[id]) {
      if (can[source]) continue;
      can[source] = true;
      reached.push_back(source);
    }
  }
  return can;
}

}  // namespace juchu
