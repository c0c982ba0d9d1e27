// The trouble cases that are part of the program: what its rulebooks are tried with.
//
// The definition is written by the build from scenarios/trouble/*.json; nothing here parses or
// judges the text.
#pragma once

#include <span>

#include "model/text/shipped_file.hpp"

namespace juchu {

/// All shipped scenarios, in the sequence of their file names. They live as long as the program.
[[nodiscard]] std::span<const ShippedFile> shipped_scenarios();

}  // namespace juchu
