// The holidays that a scenario or a study states, those of Japan or dates; a scenario's calendar.
#pragma once

#include "model/json/json_cursor.hpp"
#include "sim/scenario/scenario.hpp"

namespace juchu {

/// The days about which a file may ask whether they are holidays.
struct DaysAsked {
  Day first = 0;
  Day last = 0;    // about which it does ask
  Day beyond = 0;  // about which something might: as far as there is an answer
};

/// Puts what stands at `at` into `calendar`: "jp", or a list of dates. Complains where "jp" cannot
/// be answered until `days.last`: what is not known is no working day. Nothing there: no holidays.
void read_holidays(const JsonCursor& at, const DaysAsked& days, Calendar& calendar);

/// The calendar that stands at `at`, of a story that asks about the days from `first` to `last`.
[[nodiscard]] Calendar read_calendar(const JsonCursor& at, Day first, Day last);

}  // namespace juchu
