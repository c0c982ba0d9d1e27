// The answer of a study as one JSON document for programs: `juchu simulate --json`.
//
//   {"schema_version": 1, "study", "title", "rulebook", "version", "seed", "replications", "asked",
//    "complete", "only", "precise", "confidence", "orders", "events", "turned_away", "unresolved",
//    "from", "counted_from", "horizon", "limit",
//    "measures": {id: {"kind": "rate" | "time" | "number", "unit": "share" | "seconds" | "orders",
//      "mean", "low", "high", "confidence", "n", "telling", "share_at_most", "replications_needed",
//      "happened"?, "orders"?, "replications_with"?,
//      "ended"?, "unresolved"?, "p50"?: {"value", "low", "high"}, "p90"?, "p95"?, "highest"?,
//      "target": null | {"text", "value"}, "standing": null | "met" | "missed" | "undecided"}},
//    "hazards": {id: a rate}, "norms", "mails", "statuses",
//    "staff": {id: {"busy", "low", "high", "available_seconds", "busy_seconds",
//      "overtime_seconds", "wasted_seconds"}},
//    "refusals": [{"rule", "event", "times", "per_thousand_orders"}],
//    "series": {"days": [date], "arrived": [number], "rate": [share], "standing": {status: [number]}},
//    "command",
//    "comparison"?: {"replications", "shortfall_before", "shortfall_after",
//      "measures": [{"id", "kind", "before", "after", "difference", "low", "high",
//        "drift": "same" | "better" | "worse" | "unclear"}], "others": the same, "staff"}}
//
// What is not known is null: a mean of times while orders are unresolved, an interval where at most
// one replication tells. `n` are the replications. Days of `series` are means of all replications.
// `precise` is null unless a precision was asked for, `only` unless one replication was run alone.
//
// The same as rows for spreadsheets is `--csv`: a line for each figure, RFC 4180, and no cell that a
// spreadsheet would take for a formula.
#pragma once

#include <ostream>

#include "report/text/compare_text.hpp"
#include "report/text/study_text.hpp"

namespace juchu {

/// With `comparison`, what is different from the study `before`.
void print_study_json(const StudyView& view, const Study* before, const Comparison* comparison,
                      Language language, std::ostream& out);

/// {"schema_version": 1, "study", "seed", "replications", "complete", "path",
///  "points": [{"value", "mean", "low", "high", "inherited", "standing"}],
///  "first_that_meets": value or null, "command"}
void print_sweep_json(const SweepView& view, std::ostream& out);

/// {"schema_version": 1, "study", "seed", "replications", "complete",
///  "levers": [{"lever", and what `comparison` has}], the most helpful first, "command"}
void print_help_json(const HelpView& view, std::ostream& out);

}  // namespace juchu
