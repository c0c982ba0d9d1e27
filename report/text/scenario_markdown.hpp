// What a scenario of a rulebook may write, as tables for a README: `juchu schema --format markdown`.
#pragma once

#include <ostream>

#include "model/rulebook/rulebook.hpp"

namespace juchu {

/// Events with the values and defaults of their parameters, statuses and methods; labels are written
/// in `language`.
void print_scenario_markdown(const Rulebook& book, Language language, std::ostream& out);

}  // namespace juchu
