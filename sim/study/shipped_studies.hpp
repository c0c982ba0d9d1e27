// The studies that are part of the program.
//
// The definition is written by the build from scenarios/load/*.json; nothing here parses or judges
// the text.
#pragma once

#include <span>

#include "model/text/shipped_file.hpp"

namespace juchu {

/// All shipped studies, in the sequence of their file names. They live as long as the program.
[[nodiscard]] std::span<const ShippedFile> shipped_studies();

}  // namespace juchu
