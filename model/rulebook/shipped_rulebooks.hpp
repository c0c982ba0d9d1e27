// The rulebooks that are part of the program, so that it works without any file of its own.
//
// The definition is written by the build from scenarios/rulebooks/*.json; nothing here parses or
// judges the text.
#pragma once

#include <span>
#include <string_view>

namespace juchu {

/// One rulebook as its file was when the program was built.
struct ShippedRulebook {
  std::string_view id;    // the file's name without .json
  std::string_view text;  // the whole file, byte for byte
};

/// All shipped rulebooks, in the sequence of their file names. They live as long as the program.
[[nodiscard]] std::span<const ShippedRulebook> shipped_rulebooks();

}  // namespace juchu
