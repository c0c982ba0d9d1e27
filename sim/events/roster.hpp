// When people work: how many of a kind, by weekly shifts, their breaks and the dates they are off.
//
// Who they are and what they work on, staff.hpp knows. Shifts that lie next to each other are one:
// what counts is how many people there are, before and after.
//
// Invariants
//   R1  A shift includes its beginning and not its end; a break likewise.
//   R2  The count is the sum of the shifts that hold at an instant and are not in a break.
//   R3  A shift past midnight belongs to the day it begins on: that day's weekday, off or not.
#pragma once

#include <cstdint>
#include <vector>

#include "sim/events/instant.hpp"

namespace juchu {

/// A part of a shift in which nobody works; times as the shift's.
struct Break {
  Instant from = 0, to = 0;
};

struct Shift {
  std::uint8_t weekdays = 0x7F;      // the days it begins on: bit 0 is Monday, bit 6 Sunday
  Instant from = 0, to = kWholeDay;  // since midnight; at most two days, that is past midnight
  int count = 1;
  std::vector<Break> breaks{};
};

class Roster {
 public:
  /// Always so many.
  Roster(int count = 1) : always_(count) {}
  /// By shifts, but none that begins on one of the dates `off`.
  explicit Roster(std::vector<Shift> shifts, std::vector<Day> off = {});

  /// The shifts as they were given; none: always `always()` people.
  [[nodiscard]] const std::vector<Shift>& shifts() const { return shifts_; }
  [[nodiscard]] int always() const { return always_; }
  /// Whether there are dates on which no shift begins.
  [[nodiscard]] bool has_days_off() const { return !off_.empty(); }
  /// How many people work at `at`, which is not before 1970.
  [[nodiscard]] int count_at(Instant at) const;
  /// When that next is another number; kNever when it stays. Cost: the shifts, squared, for each
  /// day until then.
  [[nodiscard]] Instant next_change(Instant after) const;

 private:
  [[nodiscard]] bool begins_on(const Shift& shift, Day day) const;
  [[nodiscard]] Instant first_change_of(Day day, Instant after) const;

  int always_ = 0;
  std::vector<Shift> shifts_;
  std::vector<Day> off_;  // sorted
};

}  // namespace juchu
