// What random checking found: the same two ways, for people and for programs.
//
//   {"schema_version": 1, "rulebook", "version", "verdict": "violated" | "inconclusive",
//   "complete",
//    "random": {"seed", "stories", "events", "days", "repeat"},
//    "findings": [{"id", "kind": "hazard" | "property", "norm_keeping", "expected", "steps"}]}
//
// The verdict is never "holds": what was not found may be there.
#pragma once

#include <ostream>
#include <string>

#include "properties/random/random_check.hpp"
#include "report/text/sheet.hpp"

namespace juchu {

struct RandomlyChecked {
  std::shared_ptr<const CompiledRulebook> rules;
  const RandomCheckPlan& plan;
  const RandomReport& report;
  std::string repeat;  // the command that finds the same
};

/// A hazard that its authors expect is none.
[[nodiscard]] bool unexpected(const Rulebook& rulebook, const RandomFinding& finding);

/// The property or hazard that it is about.
[[nodiscard]] const RuleHead& rule_of(const Rulebook& rulebook, const RandomFinding& finding);

void print_random_text(const RandomlyChecked& checked, const ReportOptions& options,
                       std::ostream& out);
/// Notes of stories are in `language`.
void print_random_json(const RandomlyChecked& checked, Language language, std::ostream& out);

}  // namespace juchu
