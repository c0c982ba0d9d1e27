// What differs between two rulebooks as one JSON document for programs: `juchu diff --json`.
//
//   {"schema_version": 1, "old", "new", "verdict": same|different|inconclusive, "same",
//    "explored": {"questions", "settled", "searches", "unfinished", "pairs", "transitions"},
//    "differences": [{"event", "before": {region: status} | null, "differs": [...],
//      "old": answer, "new": answer, "trace": [{"day", "event", "with": {parameter: value}}]}]}
//   answer: {"accepted", "rule", "after": {region: status} | null, "sends", "breached", "hazards",
//            "properties", "fired"}
//
// `event` is null for the next day; a step of the trace without one is the next day, with
// "working". Days count from 0. `event` and `before` are the old rulebook's names where it has
// them.
#pragma once

#include "report/text/diff_text.hpp"

namespace juchu {

/// One of the differences alone, for other documents that tell of them.
void write_difference_json(const Difference& difference, const BothRules& rules, std::ostream& out);

void print_diff_json(const DiffView& view, std::ostream& out);

}  // namespace juchu
