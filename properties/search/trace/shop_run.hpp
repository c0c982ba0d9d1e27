// Some orders of one shop while the steps of a trace happen to them, and all that is found.
//
// It does what the replayer does, without a script, times or a story, and as often as somebody who
// tries thousands of traces wants.
//
// Invariants
//   P1  A run finds what the replayer finds in the same trace.
#pragma once

#include <cstdint>
#include <functional>
#include <utility>
#include <vector>

#include "properties/search/trace/trace.hpp"
#include "sim/shop.hpp"

namespace juchu {

/// What has come of a run: bits by the rulebook's tables.
struct Found {
  std::uint64_t hazards = 0;     // entered
  std::uint64_t properties = 0;  // *never* and *never_step*, broken
  std::uint64_t breached = 0;    // norms, promises included
  bool operator==(const Found&) const = default;
};

class ShopRun : private ShopListener {
 public:
  /// The rules outlive the run. `start` and `carts` as in a Trace.
  ShopRun(const CompiledRulebook& rules, const Situation& start, std::vector<int> carts, Day today);
  ShopRun(const ShopRun&) = delete;  // the shop asks it for its calendar
  ShopRun& operator=(const ShopRun&) = delete;

  /// What `event` would do to `order` (-1: the shop); marks its numbers that are used elsewhere.
  [[nodiscard]] Decision ask(int order, Event& event) const;
  /// Does it. `decision` is the answer, and accepted.
  void happen(int order, const Event& event, const Decision& decision);
  using StepSink = std::function<void(const Situation& before, const Event&, const Decision&)>;
  /// Lets `sink` hear of all that happens to an order from now on, events, deadlines and days.
  void tell_steps_to(StepSink sink) { sink_ = std::move(sink); }
  /// Begins the next day, unless that would breach one of `held_back_by`.
  bool next_day(bool working, std::uint64_t held_back_by);

  /// Lets all of `steps` happen, which the rules accept, whatever promise that breaks.
  void live_through(const std::vector<TraceStep>& steps);

  [[nodiscard]] Day today() const { return today_; }
  [[nodiscard]] int orders() const { return shop_.orders(); }
  [[nodiscard]] bool exists(int order) const { return shop_.exists(order); }
  [[nodiscard]] Situation situation_of(int order) const {
    return shop_.situation_of(order, today_);
  }
  /// Everything found so far.
  [[nodiscard]] const Found& found() const { return found_; }

 private:
  void decided(int order, const Situation& before, const Decision& decision,
               RememberedAnswers::Form) override;
  void stands(int order) override;
  void note(const Situation& before, const Event& event, const Decision& decision);

  const CompiledRulebook& rules_;
  Day first_;
  Day today_;
  std::vector<bool> working_;  // the days after the first
  RememberedAnswers answers_;
  Shop shop_;
  Found found_;
  StepSink sink_;
};

}  // namespace juchu
