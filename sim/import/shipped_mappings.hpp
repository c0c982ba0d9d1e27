// The mappings that are part of the program.
//
// The definition is written by the build from scenarios/mappings/*.json.
#pragma once

#include <span>

#include "model/text/shipped_file.hpp"

namespace juchu {

/// All shipped mappings, in the sequence of their file names. They live as long as the program.
[[nodiscard]] std::span<const ShippedFile> shipped_mappings();

}  // namespace juchu
