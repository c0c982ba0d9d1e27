// A JSON Schema (draft-07) for the scenarios of one rulebook, so that an editor completes and
// checks them: `juchu schema`.
//
// It names the rulebook's events, parameters, statuses, rules and mails, with their labels as
// descriptions. What a schema cannot say (times that go back, orders that do not exist) only the
// reader finds.
#pragma once

#include <ostream>

#include "model/rulebook/rulebook.hpp"

namespace juchu {

/// Descriptions are written in `language`.
void print_scenario_schema(const Rulebook& rulebook, Language language, std::ostream& out);

}  // namespace juchu
