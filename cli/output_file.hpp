// Files that appear whole or not at all.
#pragma once

#include <string>
#include <string_view>

#include "model/text/diagnostics.hpp"
#include "sim/scenario/scenario.hpp"

namespace juchu {

/// Makes the folder at `path`, and those above it, unless they are there; false after complaining.
[[nodiscard]] bool make_folder(const std::string& path, Diagnostics& diagnostics);

/// Writes `text` to the file at `path`: to another one beside it first, which takes its place when
/// all is written. Only a regular file is replaced. False after complaining; nothing has changed
/// then.
[[nodiscard]] bool write_whole_file(const std::string& path, const std::string& text,
                                    Diagnostics& diagnostics);

/// The scenario so to its file.
[[nodiscard]] bool write_scenario_file(const Scenario& scenario, Diagnostics& diagnostics);

/// Writes all of `text`, in pieces between which the work may be left (`go_on`). False, and errno says
/// why, when it cannot.
[[nodiscard]] bool write_all(int descriptor, std::string_view text);

}  // namespace juchu
