// A rulebook as pages need it: its names in both languages, and how its statuses follow one another.
#pragma once

#include <string>

#include "model/engine/compiled_rulebook.hpp"

namespace juchu {

/// A JSON document: the rows that stories speak of by their numbers (actors, events, fields, statuses
/// by region, hazards, topics), and of each region the ways between its statuses:
/// `{"label", "moves": [[from, to, [word, …]], …]}`, -1 for an order that does not exist yet; the words
/// say what moves it so, deadlines after events.
[[nodiscard]] std::string book_json(const CompiledRulebook& rules);

}  // namespace juchu
