// Some orders of one shop while things happen to them: the engine with the bookkeeping that callers
// owe it (what a cart and the shop share, which numbers are used elsewhere), and all that is found.
//
// It does what the replayer does, without a script, times or a story, and as often as somebody who
// tries thousands of traces wants.
//
// Invariants
//   P1  A run finds what the replayer finds in the same trace.
//   P2  A day that is held back changes nothing.
#pragma once

#include <cstdint>
#include <functional>
#include <utility>
#include <vector>

#include "model/engine/engine.hpp"
#include "properties/trace/trace.hpp"

namespace juchu {

/// What has come of a run: bits by the rulebook's tables.
struct Found {
  std::uint64_t hazards = 0;     // entered
  std::uint64_t properties = 0;  // *never* and *never_step*, broken
  std::uint64_t breached = 0;    // norms, promises included
  bool operator==(const Found&) const = default;
};

class ShopRun {
 public:
  /// The rules outlive the run. `start` and `carts` as in a Trace.
  ShopRun(const CompiledRulebook& rules, const Situation& start, std::vector<int> carts, Day today);

  /// What `event` would do to `order` (-1: the shop); marks its numbers that are used elsewhere.
  [[nodiscard]] Decision ask(int order, Event& event) const;
  /// Does it. `decision` is the answer, and accepted.
  void happen(int order, const Event& event, const Decision& decision);
  /// Lets `sink` hear of every rule that decides from now on.
  void tell_rules_to(std::function<void(const RuleRef&)> sink) { rule_sink_ = std::move(sink); }
  /// Begins the next day, unless that would breach one of `held_back_by`.
  bool next_day(bool working, std::uint64_t held_back_by);

  /// Lets all of `steps` happen, which the rules accept, whatever promise that breaks.
  void live_through(const std::vector<TraceStep>& steps);

  [[nodiscard]] Day today() const { return today_; }
  [[nodiscard]] int orders() const { return static_cast<int>(carts_.size()); }
  [[nodiscard]] bool exists(int order) const;
  [[nodiscard]] Situation situation_of(int order) const;
  /// Everything found so far.
  [[nodiscard]] const Found& found() const { return state_.found; }

 private:
  struct State {
    Situation shop;                          // its shop words are the shop's
    std::vector<Situation> orders, baskets;  // their order and cart words
    std::vector<Day> due;                    // the next day that matters, by order
    Found found;
  };

  void begin(int order, bool working);
  void note(const Situation& before, const Event& event, const Decision& decision);
  void keep(int order, const Situation& before, const Situation& after);
  void tell_others(int order, const Situation& before);
  void look_at_all();
  void appoint(int order);
  [[nodiscard]] bool used_elsewhere(int order, Value number) const;

  const CompiledRulebook& rules_;
  std::vector<int> carts_;
  std::vector<Slot> numbers_;     // where orders keep tracking numbers
  bool asks_situations_ = false;  // a property says in which situations no order must be
  Day today_;
  int begun_;  // orders before this one have begun today
  State state_, yesterday_;
  std::function<void(const RuleRef&)> rule_sink_;
};

}  // namespace juchu
