// What came of changing the rules a little, as one JSON document for programs: `juchu mutate
// --json`.
//
//   {"schema_version": 1, "rulebook", "version", "file",
//    "verdict": noticed|survivors|inconclusive, "complete", "compared",
//    "mutations", "tried", "noticed", "equivalent", "survived", "undecided", "untried", "score",
//    "scenarios": [...],
//    "mutants": [{"id", "what": permit|forbid|deadline|event|world, "kind", "line", "column",
//      "says", "before", "after", "fate": noticed|equivalent|survived|undecided,
//      "noticed_by": {"property" | "hazard" | "scenario": id} | null, "difference"}]}
//
// `mutations` is how many the rulebook has, `tried` those asked about, `untried` those that a
// budget left out. `score` is the part of those that make a difference which is noticed; null where
// there are none. `difference` is as in `juchu diff --json`, or null.
#pragma once

#include "report/text/mutation_text.hpp"

namespace juchu {

void print_mutation_json(const MutationView& view, Language language, std::ostream& out);

}  // namespace juchu
