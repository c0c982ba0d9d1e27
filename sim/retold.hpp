// Scenarios that were made, not written: what they need not say, and what they should expect.
#pragma once

#include "sim/replayer.hpp"
#include "sim/scenario/scenario.hpp"

namespace juchu {

/// Takes back what is stated and would be so anyway. `story` is what came of the scenario, whose
/// steps state every parameter.
void leave_out_defaults(Scenario& scenario, const Story& story);

/// Expects of every order what became of it in `story`, and of the story the properties that it
/// broke.
void expect_outcomes(Scenario& scenario, const Story& story);

}  // namespace juchu
