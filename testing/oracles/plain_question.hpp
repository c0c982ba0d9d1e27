// One question about a rulebook, asked in the most obvious way: what it remembers of an order, and
// what in a step, a situation or the passing of a day answers it with yes.
//
// For tests: what faster ways of asking must agree with. It shares no code with them but the
// evaluation of conditions.
#pragma once

#include <string>

#include "model/engine/engine.hpp"

namespace juchu {

class PlainQuestion {
 public:
  /// `id` is one of a hazard, norm or property; empty: nothing is asked. The rules outlive this.
  PlainQuestion(const CompiledRulebook& rules, const std::string& id);

  /// What properties over time remember of an order; 0 at first.
  using Memory = Word;

  /// Whether an order's being in `situation` on `today` answers yes. Brings `memory` up to it.
  [[nodiscard]] bool asks(const Situation& situation, Day today, Memory& memory) const;
  /// Whether an event or a deadline does, by itself.
  [[nodiscard]] bool asks_step(const Situation& before, const Event& event,
                               const Decision& decision) const;
  /// Whether a decision breaches what is asked for.
  [[nodiscard]] bool asks_breach(const Decision& decision) const;
  /// Whether the change to the next day does, before its deadlines.
  [[nodiscard]] bool asks_day(Memory& memory) const;

  /// The answer depends on all that can follow: it is asked of the whole graph, of one order.
  [[nodiscard]] bool of_graph() const;
  /// *always_reachable*: whether it should always be possible to come to `situation`.
  [[nodiscard]] bool is_goal(const Situation& situation, Day today) const;
  [[nodiscard]] bool always_reachable() const { return is(Pattern::AlwaysReachable); }
  [[nodiscard]] static bool owes(Memory memory) { return memory != 0; }

 private:
  [[nodiscard]] bool is(Pattern pattern) const;
  [[nodiscard]] bool holds(const Program& program, const Situation& situation, Day today) const;

  const CompiledRulebook& rules_;
  int hazard_ = -1, norm_ = -1, property_ = -1;  // rows
  Program clause_, goal_;
  Value within_ = -1;
};

}  // namespace juchu
