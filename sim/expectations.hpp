// Compares a story with what its scenario and rulebook expect of it.
#pragma once

#include <vector>

#include "sim/replayer.hpp"

namespace juchu {

/// What `expect` of a scripted step says, or that it is accepted.
void check_step(const Scenario& scenario, const ScenarioStep& script, const StoryStep& told,
                std::vector<Failure>& failures);

/// What the scenario expects one order to have come to.
void check_outcome(const Scenario& scenario, const OrderExpectation& expect,
                   const OrderOutcome& outcome, std::vector<Failure>& failures);

/// The rulebook's properties: each that this step is the first to break is a failure, unless the
/// scenario says that it breaks it.
void check_properties(const Scenario& scenario, const StoryStep& told, Story& story);

/// The same for what must never be, where nothing but time has passed or another order acted. Days
/// that are skipped because no rule minds them are not looked at one by one; what time alone has
/// broken by then is found at the next.
void check_situation(const Scenario& scenario, int order, Moment at, const Situation& situation,
                     Story& story);

/// What must never be, asked of `order` as the story finds it: each property that it breaks is a
/// failure of its own, unless the scenario says that it breaks it.
void check_given(const Scenario& scenario, int order, const Situation& situation, Story& story);

/// Once all is told: each property that the scenario says it breaks, and does not, is a failure.
void check_unbroken(const Scenario& scenario, Story& story);

}  // namespace juchu
