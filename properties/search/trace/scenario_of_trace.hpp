// From traces to scenarios: what an explorer found, as a file that people read and replay.
//
// Nothing is taken on trust: the trace is replayed by the replayer, which knows nothing of
// explorers, and what the scenario expects is what came of that.
//
// Invariants
//   T1  Replaying the scenario takes the trace's steps, in sequence, and all are accepted.
//   T2  The days between its first and last are business days exactly where the trace says so.
//   T3  The scenario holds: what the trace breaks or enters is what it expects.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "properties/search/trace/trace.hpp"
#include "sim/replayer.hpp"

namespace juchu {

/// What a scenario says of itself, and the parameters that its rules were compiled with.
struct ScenarioHeading {
  Text title = {"一つの履歴", "A trace"};
  Text says;
  std::string source;
  std::vector<ParameterChoice> choices;
};

struct ReplayedTrace {
  Scenario scenario;
  Story story;
  /// By the trace's: index into Scenario::orders; -1: nothing happens to it.
  std::vector<int> orders;
};

/// The scenario of `trace` with its story. Orders are named … in the sequence of their
/// first step, carts C-1, C-2 … where several orders lie in one; steps follow each other by ten
/// minutes from 09:00 on; parameters that have their default value are left out.
///
/// std::nullopt when a step of the trace is refused, cannot have happened, speaks of an order that
/// does not exist yet or of a number that none can be; `failed`, if given, then says which step.
[[nodiscard]] std::optional<ReplayedTrace> replay_trace(
    const std::shared_ptr<const CompiledRulebook>& rules, const Trace& trace,
    const ScenarioHeading& heading = {}, std::size_t* failed = nullptr);

/// Its scenario alone. Requires: every step of the trace is accepted (asserted).
[[nodiscard]] Scenario scenario_of(const std::shared_ptr<const CompiledRulebook>& rules,
                                   const Trace& trace, const ScenarioHeading& heading = {});

/// The day before the trace's first day change.
[[nodiscard]] Day first_day_of(const Trace& trace);

}  // namespace juchu
