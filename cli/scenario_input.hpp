// Scenarios from files, or from the standard input where a command line says `-`.
#pragma once

#include <optional>
#include <string>

#include "cli/console.hpp"
#include "sim/scenario/scenario_json.hpp"

namespace juchu {

/// What stands for the standard input on a command line; a file of that name is `./-`.
inline constexpr const char* kStandardInput = "-";

/// What complaints and reports call `file`.
[[nodiscard]] std::string shown_file(const std::string& file);

/// The scenario in `file`, which may be `-`; a rulebook of its own is then looked for from the
/// working directory. std::nullopt after complaining; without a complaint when reading the standard
/// input was interrupted.
[[nodiscard]] std::optional<Scenario> scenario_of(const std::string& file,
                                                  const std::string& rulebook_override,
                                                  RulebookShelf& shelf, const Console& console,
                                                  Diagnostics& diagnostics);

}  // namespace juchu
