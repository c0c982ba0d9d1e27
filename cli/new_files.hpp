// The files that `juchu new` writes: scenarios/new/*.json, as they were when the program was built.
#pragma once

#include <span>

#include "model/text/shipped_file.hpp"

namespace juchu {

/// One of each kind but mappings, which are shipped; its id is the kind. They live as long as the program.
[[nodiscard]] std::span<const ShippedFile> new_files();

}  // namespace juchu
