// (situation, event) pairs that really occur: what `decide` is measured on.
#pragma once

#include <vector>

#if __has_include("model/engine/days.hpp")
#include "model/engine/days.hpp"
#else  // an earlier commit, against which today's is measured
#include "model/engine/engine.hpp"
#endif

namespace juchu::bench {

struct Pair {
  Situation situation;
  Event event;
};

/// Every situation of one order reachable from every setting of the shop, breadth first until
/// `most` are found, with every event and a few values of each parameter. Impossible events are
/// left out.
[[nodiscard]] std::vector<Pair> reachable_pairs(const CompiledRulebook& rules, std::size_t most);

/// The shipped rulebook `id`, compiled; aborts when it has a problem.
[[nodiscard]] CompiledRulebook shipped(const char* id);

}  // namespace juchu::bench
