// Rules for programs: `juchu explain --json`.
//
//   {"schema_version": 1, "rulebook", "version", "rules": [
//     {"kind", "id", "says", "source", "advice", "line",
//      "facts": {"by": ["buyer"], "on": ["cancel"], "from": [status ids], "when": [expression], …},
//      "words": {name: what it is called},
//      "parameters": [{"id", "value", "says", "source", "reading", "assumed"}],
//      "used_by": [{"kind", "id"}],
//      "stories": [{"id", "title", "times", "at", "order"}]}],
//    "unread": 0}
//
// Keys of `facts` are those of the rulebook's language. A story's `at` is null where it has no one
// time. `unread` counts shipped stories that cannot be replayed under this rulebook.
#pragma once

#include <ostream>
#include <span>

#include "report/explain/explanation.hpp"

namespace juchu {

/// Sentences and labels are written in `language`.
void print_explanations_json(const Rulebook& book, std::span<const Explanation> all,
                             std::size_t unread, Language language, std::ostream& out);

}  // namespace juchu
