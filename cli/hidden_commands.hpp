// Subcommands that help does not show: what packages are made with.
//
//   juchu completions bash|zsh|fish   a script for that shell
//   juchu manual                      the manual page, in the language of the console
#pragma once

#include <span>

#include "cli/commands.hpp"

namespace juchu {

[[nodiscard]] std::span<const Command> hidden_commands();

}  // namespace juchu
