// Output files that appear whole or not at all.
#pragma once

#include <string>

#include "cli/console.hpp"

namespace juchu {

/// Writes `text` to `path` by way of a temporary file beside it, over a regular file or nothing.
/// The folder must exist. Complains and answers `BadInput` when that fails; the old file then
/// stays.
[[nodiscard]] ExitCode write_whole_file(const std::string& path, const std::string& text,
                                        const Console& console);

}  // namespace juchu
