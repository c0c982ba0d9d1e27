// Files that are part of the program.
#pragma once

#include <string_view>

namespace juchu {

/// One file as it was when the program was built.
struct ShippedFile {
  std::string_view id;    // its name without .json
  std::string_view text;  // the whole file, byte for byte
};

}  // namespace juchu
