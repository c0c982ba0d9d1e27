// The status graph of a rulebook as one JSON document for programs: `juchu graph --json`.
//
//   {"schema_version": 1, "rulebook", "version", "regions": [
//     {"id", "label", "statuses": [{"id", "label", "final"}],
//      "transitions": [{"from", "to", "rule", "event"}],
//      "unreachable": [], "stuck": [], "cycles": [[]], "always_before": {status: []}}]}
//
// `from` is null for an order just created, `event` is null for a deadline.
#pragma once

#include <ostream>

#include "model/rulebook/rulebook.hpp"

namespace juchu {

/// Labels are written in `language`.
void print_graph_json(const Rulebook& rulebook, Language language, std::ostream& out);

}  // namespace juchu
