// Reads the orders that a scenario begins with.
#pragma once

#include <functional>

#include "sim/scenario/scenario.hpp"
#include "sim/scenario/scenario_names.hpp"

namespace juchu {

/// Puts what stands at `at` into `scenario`, whose rules are open: its day, its orders and their
/// carts. What days have counted by then is not in it yet (`settle_given`). False when some order
/// could not be read, after complaining. `line_of` answers on which line of its file a row stands.
bool read_given(
    const JsonCursor& at, const ScenarioNames& names, Scenario& scenario,
    const std::function<int(const JsonCursor&)>& line_of = [](const JsonCursor& row) {
      return row.position().line;
    });

}  // namespace juchu
