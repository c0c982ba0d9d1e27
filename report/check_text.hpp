// What checking a rulebook found, for people: a table of properties, hazards and norms with their
// verdicts, then the shortest story of everything that is not as it should be.
#pragma once

#include <memory>
#include <ostream>
#include <string>
#include <vector>

#include "properties/check/check.hpp"
#include "report/sheet.hpp"

namespace juchu {

/// Which stories are told besides those of the findings: of these ids.
struct CheckShow {
  std::vector<std::string> ids;
  bool all = false;  // of everything that can happen
};

void print_check_text(const std::shared_ptr<const CompiledRulebook>& rules,
                      const CheckReport& report, const CheckShow& show,
                      const ReportOptions& options, std::ostream& out);

}  // namespace juchu
