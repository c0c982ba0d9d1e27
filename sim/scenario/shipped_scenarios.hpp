// The trouble cases that are part of the program: what its rulebooks are tried with.
//
// The definition is written by the build from scenarios/trouble/*.json; nothing here parses or
// judges the text.
#pragma once

#include <span>
#include <string_view>

namespace juchu {

/// One scenario as its file was when the program was built.
struct ShippedScenario {
  std::string_view id;    // the file's name without .json
  std::string_view text;  // the whole file, byte for byte
};

/// All shipped scenarios, in the sequence of their file names. They live as long as the program.
[[nodiscard]] std::span<const ShippedScenario> shipped_scenarios();

}  // namespace juchu
