// Hours of a week in words: when something is open, when something happens, when people work.
#pragma once

#include <string>
#include <vector>

#include "report/speaker.hpp"
#include "sim/events/staff.hpp"
#include "sim/study/week.hpp"

namespace juchu {

/// "Mon-Fri 10:00-12:00, 13:00-18:00; Sat 10:00-15:00", "daily 17:00". Requires: it is not always
/// open.
[[nodiscard]] std::string week_text(const Week& week, const Speaker& speaker);

/// A line for people who work alike: how many, when, how fast, whose work they do besides; `teams`
/// is what all teams are called.
[[nodiscard]] std::string crew_text(const Crew& crew, const std::vector<std::string>& teams,
                                    const Speaker& speaker);

/// The days of the week in `days`, bit 0 Monday: "Mon-Fri, Sun".
[[nodiscard]] std::string weekdays_text(unsigned days, const Speaker& speaker);

}  // namespace juchu
