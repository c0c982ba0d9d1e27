// The studies that are part of the program.
//
// The definition is written by the build from scenarios/load/*.json; nothing here parses or judges
// the text.
#pragma once

#include <span>
#include <string_view>

namespace juchu {

/// One study as its file was when the program was built.
struct ShippedStudy {
  std::string_view id;    // the file's name without .json
  std::string_view text;  // the whole file, byte for byte
};

/// All shipped studies, in the sequence of their file names. They live as long as the program.
[[nodiscard]] std::span<const ShippedStudy> shipped_studies();

}  // namespace juchu
