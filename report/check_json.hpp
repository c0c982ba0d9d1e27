// What checking a rulebook found, as one JSON document for programs: `juchu check --json`.
//
//   {"schema_version": 1, "rulebook", "verdict": "holds" | "violated" | "inconclusive",
//    "explored": {"states", "transitions", "depth"},
//    "properties": [{"id", "pattern", "all": "holds" | "violated" | "undecided", "norm_keeping",
//                    "vacuous", "not_needed": [], "states", "counterexample" | "witness":
//                    [steps]}],
//    "hazards": [{"id", "all": "reachable" | "unreachable" | "undecided", "norm_keeping",
//    "verdict",
//                 "expect", "prevented_by": [], "conflict", "states", "counterexample": [steps]}],
//    "norms": [{"id", "kept", "breached", "conflict"}], "norm_conflicts": [ids],
//    "overlaps": [{"permits": [], "event", "counterexample": [steps]}],
//    "unused": {"permits": [], "forbids": [], "deadlines": [], "decided"}, "readings": [...]}
//
// Steps are those of `juchu replay --json`. Of a hazard the norm-keeping story is told where there
// is one. A property's `norm_keeping` is null where only all behaviours are asked about.
#pragma once

#include <memory>
#include <ostream>
#include <string>

#include "properties/check/readings.hpp"
#include "report/sheet.hpp"

namespace juchu {

/// `readings` is empty unless they were asked for.
void print_check_json(const std::shared_ptr<const CompiledRulebook>& rules,
                      const CheckReport& report, const std::vector<ReadingResult>& readings,
                      Language language, std::ostream& out);

}  // namespace juchu
