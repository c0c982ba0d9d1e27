// Times of a week: when something is open, and when something happens.
//
//   "7:00-24:00"                            every day
//   "Mon-Fri 10:00-12:00,13:00-18:00; Sat 10:00-15:00"
//   "Mon-Sat 17:00"                         a time of day
//   "Fri,Sat 22:00-6:00"                    until the next morning
//
// Invariants
//   W1  A window includes its beginning and not its end.
//   W2  What is closed on a day has no window that begins on it, and no time of day.
#pragma once

#include <array>
#include <optional>
#include <string_view>
#include <vector>

#include "sim/events/instant.hpp"

namespace juchu {

/// A window of a day, or a time of day (`from == to`), in microseconds since midnight.
struct DayWindow {
  Instant from = 0;
  Instant to = 0;
  bool operator==(const DayWindow&) const = default;
};

class Week {
 public:
  /// Always open; happens at no time.
  Week() = default;
  /// The text above, windows or times of day as its `times` says. Nothing where it is none of it.
  [[nodiscard]] static std::optional<Week> parse(std::string_view text, bool times);

  /// Closed on these days, too. Requires: sorted.
  void close_on(std::vector<Day> days);
  [[nodiscard]] bool always() const { return always_; }
  /// Whether there are dates on which it is closed whatever the weekday.
  [[nodiscard]] bool closes() const { return !closed_.empty(); }
  /// The windows that begin on a day of the week, 0 Monday .. 6 Sunday, earliest first.
  [[nodiscard]] const std::vector<DayWindow>& on(int weekday) const {
    return days_[static_cast<std::size_t>(weekday)];
  }

  /// When `length` of open time has passed since `from`; kNever when the week is never open for the
  /// next 400 days. Of length 0: `from` itself where it is open, else the next opening.
  [[nodiscard]] Instant after(Instant from, Instant length) const;
  /// The first time of day at or after `from`; kNever when there is none within 400 days.
  [[nodiscard]] Instant next_time(Instant from) const;

 private:
  [[nodiscard]] bool closed(Day day) const;

  bool always_ = true;
  std::array<std::vector<DayWindow>, 7> days_;
  std::vector<Day> closed_;
};

}  // namespace juchu
