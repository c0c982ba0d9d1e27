// How a rulebook's statuses follow one another, as pages draw it.
#pragma once

#include <string>

#include "model/rulebook/rulebook.hpp"

namespace juchu {

/// Of each region: `{"label", "moves": [[from, to, [word, …]], …]}`, statuses by their values, -1 for
/// an order that does not exist yet; the words say what moves it so, deadlines after events. A JSON
/// document.
[[nodiscard]] std::string ways_json(const Rulebook& rulebook);

}  // namespace juchu
