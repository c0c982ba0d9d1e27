// juchu schema: the JSON Schema of a rulebook's scenarios.
#pragma once

#include <string>

#include "cli/console.hpp"

namespace juchu {

/// `rulebook` is a shipped id or a file.
[[nodiscard]] ExitCode print_schema(const std::string& rulebook, Console& console);

}  // namespace juchu
