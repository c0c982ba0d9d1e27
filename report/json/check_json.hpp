// What a check found as one JSON document for programs: `juchu check --json`.
//
//   {"schema_version": 1, "rulebook", "version",
//    "verdict": "holds" | "violated" | "inconclusive", "complete",
//    "budget": null | "situations" | "memory" | "time" | "calendar" | "interrupted" |
//      "missing",
//    "explored": {"states", "transitions", "depth"},
//    "properties": [{"id", "pattern", "all": "holds" | "violated" | "undecided", "norm_keeping",
//      "vacuous", "not_needed": [part], "explored", "counterexample"?: [step],
//      "norm_keeping_counterexample"?: [step], "witness"?: [step]}],
//    "hazards": [{"id", "all": "reachable" | "unreachable" | "undecided", "norm_keeping",
//      "verdict": "gap" | "prevented" | "unreachable" | "undecided", "expect", "as_expected",
//      "prevented_by": [norm], "vacuous", "not_needed", "explored", "counterexample"?,
//      "norm_keeping_counterexample"?}],
//    "norms": [{"id", "kept": "possible" | "impossible" | "undecided", "breached",
//      "always_keepable"}],
//    "norm_conflicts": [{"norms": [id], "hazard", "steps"}],
//    "overlaps": [{"event", "permits": [id, id], "steps"}],
//    "unused": {"permits": [id], "forbids", "deadlines", "undecided"},
//    "readings": [{"values": {id: bool}, "verdicts": {id: verdict}}],
//    "depends": [{"id", "on": [reading]}], "elsewhere": [{"id", "reading"}],
//    "timing"?: {"milliseconds", "bytes"}}
//
// Steps are those of `juchu replay --json`. *always_reachable* is not asked of norm-keeping
// behaviours: null. `hazard` of a conflict is null where it is a norm's own. Of `readings`,
// `verdicts` are those of what `depends`; `elsewhere` tells what happens under the reading of that
// index alone.
#pragma once

#include <ostream>

#include "properties/check/readings.hpp"
#include "report/check_story.hpp"
#include "report/text/check_text.hpp"

namespace juchu {

/// With `readings`, the report is the united one. Notes of stories are in `language`.
void print_check_json(const Checked& checked, const ReadingsReport* readings,
                      const CheckTiming* timing, Language language, std::ostream& out);

}  // namespace juchu
