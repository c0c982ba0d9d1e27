// What one replication of a study counted: whole numbers only, so that the same study gives the same
// bytes everywhere, and parts can be put together later.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/engine/engine.hpp"
#include "sim/events/staff.hpp"
#include "sim/statistics/jackknife.hpp"
#include "sim/study/study.hpp"

namespace juchu {

/// A share of orders that is counted: those for which something happened.
struct RateRow {
  enum class Of : std::uint8_t {
    Measure,  // Study::measures
    Hazard,   // Rulebook::hazards: ever entered
    Norm,     // Rulebook::norms: ever breached
    Mail,     // Rulebook::mails: ever sent
    Status,   // Rulebook::statuses: ever come to
  };
  Of of = Of::Measure;
  int row = 0;
};

/// All rates of a study, its own measures first.
[[nodiscard]] std::vector<RateRow> rates_of(const Study& study);
/// The measures of a kind: rows of Study::measures.
[[nodiscard]] std::vector<int> measures_of(const Study& study, Measure::Kind kind);

/// Words that hold so many bits.
[[nodiscard]] constexpr std::size_t words_for(std::size_t bits) { return (bits + 63) / 64; }

/// A rule that refused something that a habit or an arrival asked for: of an order of the cohort, or
/// of the shop.
struct RefusingRule {
  RuleRef rule;
  int event = 0;
  bool operator==(const RefusingRule&) const = default;
};

struct RefusalCount {
  RefusingRule by;
  std::int64_t times = 0;
};

/// How many orders satisfied an expression: over time, and at most.
struct NumberCount {
  Total over_time;  // orders times milliseconds, over milliseconds, from the warm-up's end to the
                    // horizon
  std::int64_t highest = 0;
};

/// How long it took the orders that came on a day, in microseconds: the time that half of them do
/// not exceed, then the one that 95 % do not. One that falls among orders that never came to it is
/// left off, as both are where there are none.
using DayTimes = std::vector<std::int64_t>;

/// A day of the study.
struct DayCount {
  std::int64_t arrived = 0;            // orders made
  std::int64_t happened = 0;           // of those: for which the study's first rate happened
  std::vector<std::int64_t> standing;  // orders by main status as the day ended
  std::vector<std::int64_t> numbers;   // by measures_of(Number): the most at any time of the day
  std::vector<Total> staff;            // by Study::staff: the time at work, of that in shifts
  std::vector<DayTimes> times;         // by measures_of(Time)
};

struct ReplicationCounts {
  int replication = 0;  // from 1
  int endless = -1;     // a habit that rings without end at one instant: nothing is counted then
  std::int64_t orders = 0;       // of the cohort
  std::int64_t turned_away = 0;  // creations that were refused, in the cohort's days
  std::int64_t unresolved = 0;   // of the cohort, not closed at the limit
  std::int64_t events = 0;       // decisions of the engine, refusals included, and deadlines
  std::vector<std::int64_t> rate_orders;  // by rates_of: of how many orders
  std::vector<std::int64_t> happened;     // by rates_of: for how many
  std::vector<Times> times;               // by measures_of(Time)
  std::vector<NumberCount> numbers;       // by measures_of(Number)
  std::vector<Account> staff;             // by Study::staff, until the horizon
  std::vector<RefusalCount> refusals;     // sorted
  std::vector<DayCount> days;             // from the first day to the limit
  /// By order of the study's backlog, then by rates_of: bits in words_for(rates) words for each.
  std::vector<std::uint64_t> backlog;
};

}  // namespace juchu
