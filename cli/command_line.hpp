// From the arguments of the process to the one subcommand that they name.
#pragma once

#include <string>
#include <vector>

#include "cli/commands.hpp"

namespace juchu {

/// Runs what `arguments` (without the program's name) ask for. `--lang` overrides the console's
/// language, in help texts too. A mistake in them is told on `err` with what was probably meant,
/// and answered `BadInput`.
[[nodiscard]] ExitCode run_command_line(const std::vector<std::string>& arguments,
                                        Console& console);

/// The language that `--lang` names, if any; another value is refused when the arguments are
/// parsed.
[[nodiscard]] Language language_of(const std::vector<std::string>& arguments, Language otherwise);

/// Makes an app's own words those of the console's language, and its help 80 columns wide.
void translate(CLI::App& app, const CommandLine& line);

}  // namespace juchu
