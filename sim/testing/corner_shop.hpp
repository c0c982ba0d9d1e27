// Scenarios of a small shop, for tests.
#pragma once

#include <string>
#include <string_view>

#include "sim/replayer.hpp"
#include "sim/scenario/scenario_json.hpp"

namespace juchu {

/// A scenario file of the corner shop with these steps (JSON rows without the brackets) and further
/// members.
[[nodiscard]] std::string corner_shop_scenario(std::string_view steps, std::string_view more = "");

/// Reads `text`; fails the test when it has a problem.
[[nodiscard]] Scenario scenario_of(const std::string& text);

/// Reads and replays; fails the test when it has a problem.
[[nodiscard]] Story story_of(const std::string& text);

/// A line for each problem of reading and replaying `text`, in English; the file is called `s`.
[[nodiscard]] std::string problems_of_scenario(const std::string& text);

/// A line for each step of a story: `2024-03-01 10:00 A ordered open`, refusals with `!`.
[[nodiscard]] std::string lines_of(const Scenario& scenario, const Story& story);

}  // namespace juchu
