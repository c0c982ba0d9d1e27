// The rulebooks that are part of the program, so that it works without any file of its own.
//
// The definition is written by the build from scenarios/rulebooks/*.json; nothing here parses or
// judges the text.
#pragma once

#include <span>

#include "model/text/shipped_file.hpp"

namespace juchu {

/// All shipped rulebooks, in the sequence of their file names. They live as long as the program.
[[nodiscard]] std::span<const ShippedFile> shipped_rulebooks();

}  // namespace juchu
