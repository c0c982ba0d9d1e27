// What would have avoided the troubles of a story, as changes of it.
#pragma once

#include <ostream>

#include "report/text/sheet.hpp"
#include "sim/what_if/what_if.hpp"

namespace juchu {

void print_what_if(const Scenario& scenario, const WhatIfs& what_if, const ReportOptions& options,
                   std::ostream& out);

}  // namespace juchu
