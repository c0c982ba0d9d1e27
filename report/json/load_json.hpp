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
//    "command"}
//
// What is not known is null: a mean of times while orders are unresolved, an interval where at most
// one replication tells. `n` are the replications. Days of `series` are means of all replications.
// `precise` is null unless a precision was asked for, `only` unless one replication was run alone.
//
// The same as rows for spreadsheets is `--csv`: a line for each figure, RFC 4180, and no cell that a
// spreadsheet would take for a formula.
#pragma once

#include <optional>
#include <ostream>

#include "report/text/study_text.hpp"

namespace juchu {

void print_study_json(const StudyView& view, Language language, std::ostream& out);

}  // namespace juchu
