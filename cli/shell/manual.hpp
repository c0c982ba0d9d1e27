// The manual page juchu(1), in the language of roff's man macros.
#pragma once

#include <ostream>
#include <span>

#include "cli/shell/verb_table.hpp"
#include "model/text/text.hpp"

namespace juchu {

/// `top` is the program itself; both are in `language` already.
void print_manual(const Verb& top, std::span<const Verb> verbs, Language language,
                  std::ostream& out);

}  // namespace juchu
