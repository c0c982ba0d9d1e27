// The study of a small shop, and what reading its variants comes to, for tests.
#pragma once

#include <string>
#include <string_view>

#include "sim/study/study_json.hpp"

namespace juchu {

/// The text of scenarios/load/small.json.
[[nodiscard]] std::string small_shop_study();

/// The same with one place written otherwise.
[[nodiscard]] std::string small_shop_study_with(const std::string& place,
                                                const std::string& instead);

/// Reads `text`; fails the test when it has a problem.
[[nodiscard]] Study good_study(const std::string& text, const StudyVariant& variant = {},
                               const std::string& file = "s");

/// A line for each problem of reading `text`, in English.
[[nodiscard]] std::string problems_of_study(const std::string& text,
                                            const StudyVariant& variant = {},
                                            const std::string& file = "s");

/// The habit of that id. Requires: there is one.
[[nodiscard]] const Habit& habit_of(const Study& study, std::string_view id);

}  // namespace juchu
