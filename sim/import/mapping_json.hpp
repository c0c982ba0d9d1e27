// Reads mappings.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "model/engine/rulebook_shelf.hpp"
#include "model/engine/token_table.hpp"
#include "sim/import/mapping.hpp"

namespace juchu {

/// The mapping in `text`, called `file` in complaints. `rulebook_override`, unless empty, replaces
/// the rulebook that it names. Every problem is reported; nothing if there was one.
[[nodiscard]] std::optional<Mapping> read_mapping(std::string_view text, const std::string& file,
                                                  const std::string& rulebook_override,
                                                  RulebookShelf& shelf, Diagnostics& diagnostics);

/// The same of the file at `path`, or the shipped one of that id.
[[nodiscard]] std::optional<Mapping> open_mapping(const std::string& path,
                                                  const std::string& rulebook_override,
                                                  RulebookShelf& shelf, Diagnostics& diagnostics);

}  // namespace juchu
