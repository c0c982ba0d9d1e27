// Random traces, as a RapidCheck generator: for spaces too large to exhaust, and for the tests of
// whoever has a property to check that a rulebook cannot express.
//
// A trace tells only what the rules allow: each step is chosen among the events that are accepted
// at that moment, with parameters on the edges of what is offered. Days pass in jumps of 1, c - 1,
// c and c + 1 for each number c of days that the rulebook speaks of; single days hardly ever reach
// such an edge. A promise of the environment holds back the day.
//
// Invariants
//   G1  Every step of a trace is accepted, in sequence, and no promise is broken.
//   G2  Where norms are to be kept, none is breached.
#pragma once

#include <memory>

#include <rapidcheck.h>

#include "model/engine/compiled_rulebook.hpp"
#include "properties/search/trace/trace.hpp"

namespace juchu {

struct TracePlan {
  int orders = 1;             // at most; at least one
  int moves = 40;             // events and jumps over days, at most
  bool norm_keeping = false;  // nobody does what breaches a norm, nor lets a day do so
  bool operator==(const TracePlan&) const = default;
};

/// Traces under `rules`. The same `rc::Random` gives the same trace on every machine, whatever the
/// size. RapidCheck does not shrink them: `shrink` in trace_shrinker.hpp does, and better.
[[nodiscard]] rc::Gen<Trace> random_traces(const std::shared_ptr<const CompiledRulebook>& rules,
                                           const TracePlan& plan);

}  // namespace juchu
