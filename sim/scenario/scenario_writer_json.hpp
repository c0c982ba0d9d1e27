// Writes scenario files, in the layout of those that people write: one step a line.
//
// Invariants
//   W1  What is written reads back as the same scenario, but for positions in the file.
#pragma once

#include <ostream>
#include <string>

#include "sim/scenario/scenario.hpp"

namespace juchu {

/// Writes `scenario` as the file `scenario.file`. It names a shipped rulebook by its id and any
/// other by its path from where that file lies. Orders must stand in the sequence of their first
/// step, as read_scenario leaves them.
void write_scenario(const Scenario& scenario, std::ostream& out);

/// The name by which that file finds its rulebook.
[[nodiscard]] std::string rulebook_name(const Scenario& scenario);

}  // namespace juchu
