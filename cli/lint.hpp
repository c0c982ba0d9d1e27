// juchu lint: what is wrong with a rulebook although it can be read.
#pragma once

#include <string>

#include "cli/console.hpp"

namespace juchu {

struct LintOptions {
  std::string rulebook;         // a shipped id or a file
  std::string format = "text";  // text, json or sarif
  bool json = false;            // the same as that format
};

/// `Findings` unless there are only notes.
[[nodiscard]] ExitCode print_lint(const LintOptions& options, Console& console);

}  // namespace juchu
