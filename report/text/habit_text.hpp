// What people do in a study, in words: how long it takes, what events are given, a habit as a whole.
#pragma once

#include <string>
#include <vector>

#include "report/speaker.hpp"
#include "sim/study/study.hpp"

namespace juchu {

/// "20 h on average (exponential)", "5 min to 1 h (uniform)", "2 min".
[[nodiscard]] std::string time_text(const Distribution& time, const Speaker& speaker);

/// What an event is given: "payment: card (80 %), konbini (20 %)"; empty where nothing is stated.
[[nodiscard]] std::string given_text(const Study& study, int event,
                                     const std::vector<ParameterValue>& with,
                                     const Speaker& speaker);
/// The parameters that are not stated, with what the rulebook says for them; empty where there are
/// none.
[[nodiscard]] std::string defaults_text(const Study& study, int event,
                                        const std::vector<ParameterValue>& with,
                                        const Speaker& speaker);

/// What a row is called: what it says, or its id.
template <class Row>
[[nodiscard]] std::string name_of_row(const Row& row, const Speaker& speaker) {
  return row.says.empty() ? Speaker::plain(row.id) : speaker.text(row.says);
}

/// When somebody does what.
[[nodiscard]] std::string habit_text(const Study& study, const Habit& habit,
                                     const Speaker& speaker);
/// What else there is to a habit, a line each: which hours count, in which sequence work is taken,
/// what the event is given, marks, where the numbers are from.
[[nodiscard]] std::vector<std::string> habit_details(const Study& study, const Habit& habit,
                                                     const Speaker& speaker);

}  // namespace juchu
