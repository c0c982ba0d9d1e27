// What an event or the next day does to one order under two rulebooks, and in what the answers
// differ.
//
// The rulebooks are met in slices with the same events. A step that both answer alike leads on;
// after one that they answer visibly differently there is no common story any more.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "model/analysis/canonical_form.hpp"
#include "model/engine/engine.hpp"
#include "properties/diff/joint_events.hpp"

namespace juchu {

/// In what two answers differ, as bits.
enum class Differs : std::uint16_t {
  Answer = 1,       // accepted, possible, or able to come, on one side only
  Statuses = 2,     // afterwards
  Mails = 4,        // sent
  Breaches = 8,     // of norms
  Hazards = 16,     // entered
  Properties = 32,  // of steps and situations, shown
  Refusal = 64,     // the refusing rule
  Values = 128,     // of fields, afterwards
  Actor = 256,      // who does what both accept
};
using Differences = std::uint16_t;
inline constexpr Differences kEveryDifference = 0x1ff;
constexpr Differences bit_of(Differs kind) { return static_cast<Differences>(kind); }
/// All kinds but this one.
constexpr Differences all_but(Differs kind) {
  return static_cast<Differences>(kEveryDifference & ~bit_of(kind));
}
/// After these there is no common story.
inline constexpr Differences kParting = bit_of(Differs::Answer) | bit_of(Differs::Statuses);

/// Rows of one kind as bits: by the old side's numbers, and those that only the new side has.
struct RowBits {
  std::uint64_t old_rows = 0, new_rows = 0;
  bool operator==(const RowBits&) const = default;
};
/// `bits` of `side` as both sides know them.
[[nodiscard]] RowBits row_bits(int side, std::uint64_t bits, const RowMatch& match);

/// What one side makes of a step.
struct SideAnswer {
  bool accepted = false;  // of a day: it can come
  RuleRef rule{};
  std::uint64_t sends = 0, breached = 0, entered = 0;  // bits of the side's rows
  std::uint64_t shown = 0;                             // properties
  std::vector<int> fired;                              // deadlines, as they fire when a day begins
};

struct PairStep {
  SidePair after;
  std::array<SideAnswer, 2> answers;
  bool changes = true;  // false: both are as before
  Differences differs = 0;
  std::vector<int> values;  // which of PairSteps::compared() it changes, so that they are unlike
  /// A value that it changes is further in the past than the slices tell apart: it may be unlike.
  bool uncertain = false;
  bool next_day = false;
  bool working = true;
  EventPair event;
};

class PairStepVisitor {
 public:
  virtual ~PairStepVisitor() = default;
  virtual void taken(const PairStep& step) = 0;
  /// Asked after every event that was tried; false: no more of them.
  virtual bool go_on() { return true; }
};

struct PairRules {
  const Slice* slice = nullptr;
  const CompiledRulebook* whole = nullptr;
};

class PairSteps {
 public:
  /// The arguments outlive this.
  PairSteps(const std::array<PairRules, 2>& rules, const JointEvents& events,
            const JointNames& names, const Matching& matching, bool refusals);

  /// Tells every step out of `pair`. A number that is in use nowhere has a serial number from
  /// `fresh_token` on; -1: after all in `pair`, which is canonical.
  void for_each(const SidePair& pair, Day today, PairStepVisitor& visitor,
                int fresh_token = -1) const;
  /// Tells one step, unless both sides refuse it or cannot let the day come.
  void take(const EventPair& event, const SidePair& pair, PairStepVisitor& visitor) const;
  void take_day(const SidePair& pair, Day today, bool working, PairStepVisitor& visitor) const;

  /// The fields whose values are compared, by their rows: what both slices are asked about.
  [[nodiscard]] const std::vector<std::array<int, 2>>& compared() const { return compared_; }

 private:
  void try_events(const SidePair& pair, Day today, const JointNames::InUse& names,
                  PairStepVisitor& visitor) const;
  void try_event(const EventPair& event, const std::array<Situation, 2>& before, bool shop,
                 const SidePair& pair, PairStepVisitor& visitor) const;
  [[nodiscard]] bool nobody_answers(int joint, const std::array<Situation, 2>& before) const;
  [[nodiscard]] bool statuses_differ(const std::array<Situation, 2>& before,
                                     const std::array<Situation, 2>& after,
                                     const std::array<RuleRef, 2>& rules) const;
  [[nodiscard]] Value status(int side, int region, const Situation& before, const Situation& after,
                             const RuleRef& rule) const;
  [[nodiscard]] std::uint64_t shown(int side, const Situation& before, const Decision& decision,
                                    Event event, bool step) const;

  /// What a day's beginning does on one side.
  struct DayOf {
    Situation after;
    SideAnswer answer;
    std::vector<int> mails;  // by their common number, as often as they are sent
  };
  [[nodiscard]] DayOf begin(int side, const Situation& before, Day today, bool working) const;

  void compare_values(const std::array<Situation, 2>& before, const std::array<Situation, 2>& after,
                      Day today) const;
  [[nodiscard]] bool same_value(const std::array<int, 2>& fields,
                                const std::array<Value, 2>& values) const;
  [[nodiscard]] bool too_long_ago(const std::array<int, 2>& fields,
                                  const std::array<Value, 2>& values, Day today) const;

  const CompiledRulebook& sliced(int side) const {
    return rules_[static_cast<std::size_t>(side)].slice->rules;
  }

  std::array<PairRules, 2> rules_;
  const JointEvents& events_;
  const JointNames& names_;
  const Matching& matching_;
  bool refusals_;
  bool counts_working_days_ = false;
  std::vector<std::array<int, 2>> compared_;
  std::vector<bool> other_actor_;  // by event of `events_`
  std::array<CanonicalForm, 2> dates_;
  /// Mails whose senders among the deadlines are all in the slice.
  std::array<std::uint64_t, 2> day_mails_{};
  mutable PairStep step_;
};

}  // namespace juchu
