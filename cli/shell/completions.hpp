// Scripts by which shells complete the words of juchu's command line.
//
// Deliberately written out, not asked of juchu at each key: a shell with them starts no process.
#pragma once

#include <ostream>
#include <span>

#include "cli/shell/verb_table.hpp"

namespace juchu {

/// Prints a script. `top` is the program itself.
using Completions = void(const Verb& top, std::span<const Verb> verbs, std::ostream& out);

Completions print_bash_completions;
Completions print_zsh_completions;
Completions print_fish_completions;

}  // namespace juchu
