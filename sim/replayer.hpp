// Replays a scenario: scripted events and the rulebook's deadlines in one deterministic sequence.
//
// The replayer knows no rule. It keeps the orders, carts and shop, asks the engine, and writes down
// every answer.
//
// Invariants
//   R1  The same scenario gives the same story.
//   R2  A day's deadlines precede all its scripted steps, 00:00 included; among themselves they go
//       order by order (as first named), then by rank.
//   R3  Steps at equal times keep the file's sequence.
//   R4  Orders that are given stand so from the beginning. Nothing that came before is told: no
//       step, no mail, no breach. A deadline that is due already fires as the next day starts.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/engine/engine.hpp"
#include "sim/scenario/scenario.hpp"

namespace juchu {

/// One line of a story: something happened, or was refused.
struct StoryStep {
  Moment at = 0;
  int order = -1;   // index into Scenario::orders; -1: the shop
  int script = -1;  // index into Scenario::steps; -1: a deadline or a day change
  Event event;      // of a scripted step, with every parameter; otherwise only the day
  Situation before;
  Decision decision;
};

/// An expectation that did not hold.
struct Failure {
  Position position;  // in the scenario file
  std::string what;   // "A-1001: status"
  Text expected;
  Text actual;
  std::string instead;  // what to write in the step if that answer is right; may be empty
};

/// What became of one order.
struct OrderOutcome {
  Situation situation;        // at the end; an order never created does not exist in it
  std::uint64_t hazards = 0;  // entered at any time, or there from the beginning
  std::uint64_t hazards_now = 0;
  std::uint64_t breached = 0;
};

struct Story {
  std::vector<StoryStep> steps;
  std::vector<OrderOutcome> orders;  // by Scenario::orders
  std::vector<Failure> failures;
  /// Bits by Rulebook::properties; each is also a failure unless the scenario expects it.
  std::uint64_t broken_properties = 0;
  [[nodiscard]] bool holds() const { return failures.empty(); }
  /// Bits of the norms, promises included, that were breached for any order.
  [[nodiscard]] std::uint64_t breached() const;
  /// Bits of the hazards that any order entered or is in at the end.
  [[nodiscard]] std::uint64_t hazards() const;
};

/// Replays `scenario`. A step that cannot physically happen, or whose parameters have no value to
/// default to, is bad input: it is complained about at its place, and the answer is std::nullopt.
/// So it is, without a complaint, as soon as `interrupted` says so.
[[nodiscard]] std::optional<Story> replay(
    const Scenario& scenario, Diagnostics& diagnostics,
    bool (*interrupted)() = [] { return false; });

}  // namespace juchu
