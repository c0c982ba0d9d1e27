// Backwards from some situations of an exploration to all that lead to them.
#pragma once

#include <limits>
#include <utility>
#include <vector>

#include "properties/search/explorer.hpp"

namespace juchu {

inline constexpr int kFar = std::numeric_limits<int>::max();

/// By situation: how many ways that `counts` lead from it to one of `there`; kFar: none do.
/// `explorer` has kept its transitions. Cost: linear in them.
template <class Counts>
[[nodiscard]] std::vector<int> steps_to(const Explorer& explorer, std::vector<SituationId> there,
                                        Counts counts) {
  std::vector<std::vector<SituationId>> sources(explorer.size());
  for (SituationId id = 0; id < explorer.visited(); ++id)
    for (const Explorer::Transition& way : explorer.transitions(id))
      if (way.to != kNoSituation && counts(way)) sources[way.to].push_back(id);
  std::vector<int> steps(explorer.size(), kFar);
  for (const SituationId id : there) steps[id] = 0;
  for (std::size_t i = 0; i < there.size(); ++i) {
    for (const SituationId source : sources[there[i]]) {
      if (steps[source] != kFar) continue;
      steps[source] = steps[there[i]] + 1;
      there.push_back(source);
    }
  }
  return steps;
}

/// By situation: whether it is in `can`, or ways that `counts` lead on to one that is.
template <class Counts>
[[nodiscard]] std::vector<bool> leading_to(const Explorer& explorer, std::vector<bool> can,
                                           Counts counts) {
  std::vector<SituationId> there;
  for (SituationId id = 0; id < explorer.size(); ++id)
    if (can[id]) there.push_back(id);
  const std::vector<int> steps = steps_to(explorer, std::move(there), counts);
  for (SituationId id = 0; id < explorer.size(); ++id) can[id] = steps[id] != kFar;
  return can;
}

}  // namespace juchu
