// The stories that a check has to tell: of each property, hazard and norm the shortest, with what
// it is called.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "properties/check/check.hpp"
#include "properties/trace/scenario_of_trace.hpp"

namespace juchu {

struct CheckStory {
  std::string id;  // of the property, hazard or norm; a file's name without its ending
  Text title;
  const Trace* trace = nullptr;
  bool finding = false;  // it is not as it should be
};

/// In the sequence of the report, which outlives them. Of a hazard the norm-keeping story where
/// there is one.
[[nodiscard]] std::vector<CheckStory> stories_of(
    const std::shared_ptr<const CompiledRulebook>& rules, const CheckReport& report);

}  // namespace juchu
