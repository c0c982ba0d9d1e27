// Studies of testing/rulebooks/queue.json and what happens in them, for tests of the simulation.
#pragma once

#include <string>
#include <vector>

#include "sim/load/run_study.hpp"
#include "sim/study/study_json.hpp"

namespace juchu {

/// A queue that is open, from Monday, 2026-09-07; `more` are the members that a test adds. Fails the
/// test when it has a problem.
[[nodiscard]] Study queue_study(const std::string& more, int days = 1, int follow_days = 2);

/// A line for each step of a replication, like "2026-09-07 13:00:00 order 1 serves", with " refused"
/// behind it where it was; deadlines and days are called "rules".
[[nodiscard]] std::vector<std::string> steps_of(const Study& study, int replication = 1);

/// Those of one order, without its number: "2026-09-07 13:00:00 serves".
[[nodiscard]] std::vector<std::string> steps_of_order(const Study& study, int order);

}  // namespace juchu
