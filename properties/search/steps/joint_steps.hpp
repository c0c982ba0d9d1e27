// Everything that may happen next to the orders of one shop: each event with its parameters, and
// the next day.
//
// Deliberately without memory: whoever asks decides where to go on. What is impossible, refused, or
// held back by a promise of the environment is no step. Where it is asked which rules decide,
// refusals are steps that change nothing.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "properties/search/joint_situation.hpp"
#include "properties/search/shown.hpp"
#include "properties/search/steps/event_choices.hpp"
#include "properties/search/steps/over_time.hpp"

namespace juchu {

/// A step that was taken, on the way of the next day or with the event of an order (-1: the shop).
struct Step {
  JointSituation after;
  bool changes = true;  // false: `after` is as before
  Shown shown;
  bool next_day = false;
  bool working = true;
  int order = 0;
  Event event;
  RuleRef rule;                    // that let the event happen, or refused it
  std::vector<RuleRef> deadlines;  // that fired when the day began
  /// By order: between two deadlines of the day it was where the slice's first property says that
  /// it should come (*leads to*, *always reachable*).
  std::uint64_t on_the_way = 0;
};

class StepVisitor {
 public:
  virtual ~StepVisitor() = default;
  virtual void taken(const Step& step) = 0;
  /// Asked between two events: false ends the telling.
  virtual bool goes_on() { return true; }
};

struct StepOptions {
  bool exchange = true;    // leave out what equal orders would repeat
  bool refusals = false;   // are told, too
  std::uint64_t kept = 0;  // norms of which keeping is shown
};

class JointSteps {
 public:
  /// The arguments outlive this.
  JointSteps(const Slice& slice, const JointForm& form, const EventChoices& choices,
             const StepOptions& options);

  /// Tells every step out of `joint` on `today`. A number that is in use nowhere has serial number
  /// `fresh_token`; -1: the one after all in `joint`, which is canonical.
  void for_each(const JointSituation& joint, Day today, StepVisitor& visitor,
                int fresh_token = -1) const;

  /// Properties over time that are not watched, as bits of the slice's.
  [[nodiscard]] std::uint64_t unwatched() const { return over_time_.unwatched(); }

  /// Whether it matters that a day is a business day.
  [[nodiscard]] bool counts_working_days() const { return counts_working_days_; }

 private:
  [[nodiscard]] bool decides(const Decision& decision) const {
    return slice_.interest.decides == decision.rule;
  }
  void try_events(const JointSituation& joint, int order, const std::vector<int>& events, Day today,
                  StepVisitor& visitor) const;
  bool try_event(const JointSituation& joint, int order, const Situation& situation,
                 const Event& event, StepVisitor& visitor) const;
  void look_over_time(std::size_t order, Day today) const;
  void try_day(const JointSituation& joint, Day today, bool working, StepVisitor& visitor) const;
  [[nodiscard]] bool change_day(std::size_t order, Day today) const;
  void fire_deadlines(std::size_t order, int deadline, Day today, StepVisitor& visitor) const;
  void fire_deadline(std::size_t order, const Decision& fired, Day today) const;
  [[nodiscard]] bool reached(const Situation& order, Day today) const;
  void copy(const JointSituation& joint) const;
  /// Adds what `decision` shows; `step`: it is one, not the mere coming of a day.
  void observe_decision(const Situation& before, const Decision& decision, Event event,
                        bool step) const;
  void observe_norms(const Situation& before, const Decision& decision, const Event& event) const;
  void end_day_start(std::size_t order, Day today) const;
  void see(std::size_t order, const Stood& stood, Day today) const;
  void observe_properties(const Situation& before, const Decision& decision, Event event,
                          bool step) const;
  void share(int writer, const Situation& written, Day today) const;

  const Slice& slice_;
  const CompiledRulebook& rules_;
  const JointForm& form_;
  const EventChoices& choices_;
  StepOptions options_;
  OverTime over_time_;
  std::vector<int> order_events_, shop_events_;
  bool counts_working_days_ = false;
  int answered_event_ = -1;
  mutable Step step_;  // being taken; kept to spare copying
  /// While a day begins: the last situation of each order.
  mutable std::array<Stood, kMostOrders> stood_;
  mutable NamesInUse names_;  // in the situation at hand
};

}  // namespace juchu
