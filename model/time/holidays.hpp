// The holidays of Japan, by the Act on National Holidays (国民の祝日に関する法律) and the special acts
// beside it.
//
// What the law fixes is here as rows of civil dates. The two equinoxes are not fixed by it: each
// February the Cabinet's gazette names those of the next year, as the observatory has calculated
// them. Later ones are here as astronomers predict them, and any law may change before then.
//
// Invariants
//   H1  Outside of the years of the table there is no answer, rather than "no holiday".
//   H2  The calendar is a constant: no data of the machine is read.
#pragma once

#include <optional>
#include <vector>

#include "model/text/text.hpp"
#include "model/time/day.hpp"

namespace juchu {

/// The first day about which there is an answer: 1970-01-01.
[[nodiscard]] Day holidays_known_from();
/// The last day whose holidays have been announced.
[[nodiscard]] Day holidays_known_until();
/// The last day about which there is an answer at all; between these two it is a prediction.
[[nodiscard]] Day holidays_predicted_until();

/// Whether the law makes a holiday of the day; Sundays alone are none. Nothing outside of the years
/// of the table (H1).
[[nodiscard]] std::optional<bool> is_japanese_holiday(Day day);

/// The holidays of `first..last`, as far as the table knows.
[[nodiscard]] std::vector<Day> japanese_holidays(Day first, Day last);

/// What the holiday is called; empty on other days and outside of the years of the table.
[[nodiscard]] Text japanese_holiday_name(Day day);

}  // namespace juchu
