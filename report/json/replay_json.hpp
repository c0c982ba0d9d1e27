// Replayed scenarios as one JSON document for programs: `juchu replay --json`.
//
//   {"schema_version": 1, "scenarios": [
//     {"file", "title", "rulebook", "holds",
//      "steps": [{"at", "order", "event", "parameters", "accepted", "rule", "source", "before",
//      "after",
//                 "sends", "breached", "outside", "hazards", "warns", "note"}],
//      "given": {"as_of", "orders": {id: status}},
//      "orders": {id: {"status", "hazards", "hazards_now", "breached", "outside"}},
//      "advice": [{"id", "advice", "source"}],
//      "failures": [{"what", "expected", "actual", "line", "column", "instead"}],
//      "what_if": as in what_if_json.hpp, "all_tried"}],
//    "unreadable": [{"file", "problems": [{"file", "line", "column", "pointer", "problem", "hint"}]}],
//    "complete": true}
//
// `before`, `after` and `status` give the status of each region, or null while the order does not
// exist. What the rulebook's deadlines bring has no event, what happens to the shop has no order:
// null. `advice` is what would have avoided each breach and hazard. `outside` are promises that
// were broken. `instead` is what to write in a step that was refused, if that is right; `what_if`, where
// it was asked for, what would have avoided each trouble. `unreadable` are the files without a story, as something is wrong with them or with
// their rulebook. `given` is how the story found orders, where its scenario says so. `complete` is false when there are such, or an interruption left scenarios out.
#pragma once

#include <ostream>
#include <span>

#include "model/text/text.hpp"
#include "report/replayed_file.hpp"

namespace juchu {

/// Titles, failures and problems are written in `language`. `all`: no file was left out.
void print_replay_json(std::span<const ReplayedFile> files, bool all, Language language,
                       std::ostream& out);

/// The steps alone, as a list, for other documents that tell stories.
void write_steps_json(const Scenario& scenario, const Story& story, Language language,
                      std::ostream& out);

}  // namespace juchu
