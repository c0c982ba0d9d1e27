// One order that shares nothing, from the event that creates it on: what a study's habits and the
// rulebook's days do to it, one happening after the other, with every random choice left open.
//
// The same process as in the simulation (sim/load/simulation.hpp, S1 to S3), told a second time:
// here without staff, carts or a shop that changes, and with clocks that ring at hours that are
// known. The two are tests of each other.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "model/engine/days.hpp"
#include "sim/load/event_maker.hpp"
#include "sim/load/exact/branches.hpp"
#include "sim/study/study.hpp"

namespace juchu {

/// All on which the rest of the order's life depends, and what has been seen of it.
struct LoneOrder {
  struct Clock {
    enum class State : std::uint8_t { Off, Running, Resting };
    State state = State::Off;
    Instant rings = kNever;
    Instant asked = 0;
    bool operator==(const Clock&) const = default;
  };
  Situation situation;
  Day day = 0;                // the last that has begun
  std::vector<Clock> clocks;  // by Study::habits
  std::uint64_t seen = 0;     // bits by the rates of the study
  int numbers = 0;            // fresh ones that it was given
  bool ended = false;         // it is closed, or it is the limit
  bool operator==(const LoneOrder&) const = default;
};

class LoneOrders {
 public:
  /// The study outlives this; it has at most 64 rates.
  explicit LoneOrders(const Study& study);

  /// The order that a row of arrivals makes at `at`; nothing when the rules refuse it.
  [[nodiscard]] std::optional<LoneOrder> arrive(std::size_t arrivals, Instant at,
                                                Branches& branches);
  /// What it is after the next thing that happens to it. Requires: it has not ended.
  [[nodiscard]] LoneOrder next(const LoneOrder& order, Branches& branches);

  /// Whether an event has changed what orders share, so that no order is alone.
  [[nodiscard]] bool shared() const { return shared_; }

 private:
  void pass_to(LoneOrder& order, Day day) const;
  void begin_day(LoneOrder& order, Day day);
  void ring(LoneOrder& order, std::size_t habit, Branches& branches);
  bool ask(LoneOrder& order, EventMaker::Putter putter, Branches& branches);
  void look(LoneOrder& order, Instant now, Branches& branches);
  void start(LoneOrder::Clock& clock, const Habit& habit, Instant now, Branches& branches) const;
  static void forget_when_asked(LoneOrder& order);
  [[nodiscard]] std::optional<std::size_t> first_to_ring(const LoneOrder& order) const;
  [[nodiscard]] Day next_day_of(const LoneOrder& order) const;
  void see(LoneOrder& order, const Situation& situation, Day today, bool at_end) const;

  const Study& study_;
  const CompiledRulebook& rules_;
  EventMaker events_;
  bool by_days_ = false;    // some condition of the study changes by the passing of days alone
  std::vector<int> rates_;  // measures
  bool shared_ = false;
};

}  // namespace juchu
