// Reads scenario files.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "model/engine/rulebook_shelf.hpp"
#include "sim/scenario/scenario.hpp"

namespace juchu {

/// Reads the scenario in `text`, called `file` in complaints. `rulebook_override`, unless empty,
/// replaces the rulebook that it names. Every problem is reported; std::nullopt if there was one.
[[nodiscard]] std::optional<Scenario> read_scenario(std::string_view text, const std::string& file,
                                                    const std::string& rulebook_override,
                                                    RulebookShelf& shelf, Diagnostics& diagnostics);

/// The same for the file at `path`.
[[nodiscard]] std::optional<Scenario> open_scenario(const std::string& path,
                                                    const std::string& rulebook_override,
                                                    RulebookShelf& shelf, Diagnostics& diagnostics);

}  // namespace juchu
