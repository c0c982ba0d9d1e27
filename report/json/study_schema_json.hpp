// A JSON Schema (draft-07) for the studies of one rulebook, so that an editor completes and checks
// them: `juchu schema --study`.
//
// It knows the keys of every part of a study, and the rulebook's events with what each is given. A
// study that is `like` another one may say of each row only what it changes. What a schema cannot
// say (expressions, names of the study's own rows, weights of nothing) only the reader finds.
#pragma once

#include <ostream>

#include "model/rulebook/rulebook.hpp"

namespace juchu {

/// Descriptions are written in `language`.
void print_study_schema(const Rulebook& rulebook, Language language, std::ostream& out);

}  // namespace juchu
