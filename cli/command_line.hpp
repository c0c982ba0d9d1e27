// From the arguments of the process to the one subcommand that they name.
#pragma once

#include <string>
#include <vector>

#include "cli/console.hpp"

namespace juchu {

/// Runs what `arguments` (without the program's name) ask for. `--lang` overrides the console's
/// language, in help texts too. A mistake in them is told on `err` with what was probably meant,
/// and answered `BadInput`.
[[nodiscard]] ExitCode run_command_line(const std::vector<std::string>& arguments,
                                        Console& console);

}  // namespace juchu
