// The same check under every way to read the guide.
//
// Readings are parameters that folding makes constants, so most questions look alike under most of
// them: what cannot happen is asked once.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "model/rulebook/rulebook_json.hpp"
#include "properties/check/check.hpp"

namespace juchu {

struct ReadingResult {
  std::vector<ParameterChoice> choices;  // a value for each reading
  std::vector<std::string> changed;   // properties and hazards whose verdict is not the default's
  std::vector<std::string> findings;  // properties that are violated under it
  bool complete = true;
};

struct ReadingsReport {
  std::vector<ReadingResult> readings;  // all combinations, the default values first
  struct Dependence {
    std::string id;                       // a property or hazard
    std::vector<std::string> parameters;  // its verdict changes when one of these alone does
  };
  std::vector<Dependence> dependences;
  // Seen under no reading: norms kept or breached, rules that decide something.
  std::vector<int> never_kept, never_breached;
  std::vector<int> unused_permits, unused_forbids, unused_deadlines;
  bool coverage_decided = true;
};

/// Opens the rulebook with these choices for its readings.
using OpenReading = std::function<std::shared_ptr<const CompiledRulebook>(
    const std::vector<ParameterChoice>&)>;

/// `base` is the report about `rules`, whose readings have their default values.
[[nodiscard]] ReadingsReport check_readings(const std::shared_ptr<const CompiledRulebook>& rules,
                                            const CheckReport& base, const OpenReading& open,
                                            const CheckOptions& options,
                                            const std::shared_ptr<KnownImpossible>& known);

}  // namespace juchu
