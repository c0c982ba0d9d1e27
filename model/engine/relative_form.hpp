// How an order looks from a day: its dates count from that day, and its tracking numbers are told
// apart by their classes and their equality alone.
//
// Invariant
//   E7  Rules answer alike about what looks alike. They compare dates with dates and numbers with
//       numbers, and know no date and no number by name (`holds_for`); a calendar is their callers'
//       alone.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "model/engine/compiled_rulebook.hpp"

namespace juchu {

/// Names for tracking numbers: as they appear, each keeping its class.
class NumberNames {
 public:
  explicit NumberNames(int classes) : classes_(classes) {}

  /// `number` is set.
  [[nodiscard]] Value name(Value number);
  [[nodiscard]] Value number(Value name) const {
    return seen_[static_cast<std::size_t>(name / classes_)];
  }

 private:
  /// A situation and an event have no room for more.
  static constexpr std::size_t kMost = 2 * Situation{}.words.size() + Event{}.words.size();

  Value classes_;
  std::size_t count_ = 0;
  std::array<Value, kMost> seen_;
};

class RelativeForm {
 public:
  /// The rules outlive this.
  explicit RelativeForm(const CompiledRulebook& rules);

  /// Whether E7 holds for `rules`: no expression names a date or a number.
  [[nodiscard]] static bool holds_for(const CompiledRulebook& rules);
  /// The same for a condition of somebody else's. Empty: it holds.
  [[nodiscard]] static bool holds_for(const Clause& clause);

  /// What today is in every form.
  static constexpr Day kToday = 40000;

  /// Turns `situation` into what it would be if today were `kToday`. Nobody can where a date is a
  /// century away: false, with something in between left behind.
  [[nodiscard]] bool make(Situation& situation, Day today, NumberNames& names) const;
  /// The same with the parameters of an event.
  [[nodiscard]] bool make(Event& event, NumberNames& names) const;

  /// Names the numbers of a situation, as `make` does.
  void name_numbers(Situation& situation, NumberNames& names) const;

  /// What is set in a form, to find it at once in all that have it.
  struct Shape {
    Situation ones;             // at the lowest bits of the dates
    Day first = 0, last = 0;    // how far from today those are
    std::uint32_t numbers = 0;  // bits of the fields that have one
  };
  [[nodiscard]] Shape shape_of(const Situation& form) const;
  /// Has `names` see the numbers of a situation of this shape.
  void see_numbers(const Situation& situation, const Shape& shape, NumberNames& names) const;
  /// Turns a form of this shape back. False where the calendar does not have one of its dates.
  [[nodiscard]] bool restore(Situation& form, const Shape& shape, Day today,
                             const NumberNames& names) const;

 private:
  std::vector<Slot> dates_, numbers_;
  std::vector<std::vector<Slot>> event_dates_, event_numbers_;  // by event
};

}  // namespace juchu
