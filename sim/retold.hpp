// Scenarios that were made, not written: what they need not say, and what they should expect.
#pragma once

#include <vector>

#include "sim/replayer.hpp"
#include "sim/scenario/scenario.hpp"

namespace juchu {

/// The fields of the shop that a scenario under `rules` must state to begin with the shop of `start`,
/// which is packed as `packed` has it: the same fields, or more.
[[nodiscard]] std::vector<FieldExpectation> shop_of(const CompiledRulebook& rules,
                                                    const CompiledRulebook& packed,
                                                    const Situation& start);

/// Takes back what is stated and would be so anyway. `story` is what came of the scenario, whose
/// steps state every parameter.
void leave_out_defaults(Scenario& scenario, const Story& story);

/// Expects of every order what became of it in `story`, and of the story the properties that it
/// broke.
void expect_outcomes(Scenario& scenario, const Story& story);

}  // namespace juchu
