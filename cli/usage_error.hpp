// What is wrong with a command line, in both languages, with what was probably meant.
#pragma once

#include <string>
#include <vector>

#include <CLI/App.hpp>

#include "cli/console.hpp"
#include "model/text/problems.hpp"

namespace juchu {

/// The first word of `arguments` that should name a subcommand and names none; empty when there is
/// none.
[[nodiscard]] std::string unknown_command(const std::vector<std::string>& arguments);

/// Tells that there is no such subcommand; answers `BadInput`.
[[nodiscard]] ExitCode refuse_command(const std::string& typed, const Console& console);

/// Tells what the parser found wrong, or how to begin when no subcommand is named; answers
/// `BadInput`.
[[nodiscard]] ExitCode refuse_usage(const CLI::App& app, const CLI::ParseError& error,
                                    const Console& console);

/// Tells what is wrong with an argument of `command` that the parser could not judge; answers
/// `BadInput`.
[[nodiscard]] ExitCode refuse_argument(const Complaint& complaint, const std::string& command,
                                       const Console& console);

}  // namespace juchu
