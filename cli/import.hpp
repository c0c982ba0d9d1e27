// juchu import: the orders of an export as a scenario that begins with them.
#pragma once

#include <string>

#include "cli/console.hpp"

namespace juchu {

struct ImportOptions {
  std::string file;
  std::string mapping;   // a file or the id of a shipped one
  std::string rulebook;  // instead of the one that the mapping names; empty: that one
  std::string as_of;     // a day; empty: today in Japan
  std::string encoding;  // utf-8 or cp932; empty: told from the bytes
  std::string output;    // a file; empty: the scenario is printed
};

/// Reads the file, writes the scenario, and tells what was read. `BadInput` after every complaint
/// about the file, and nothing is written then.
[[nodiscard]] ExitCode import_file(const ImportOptions& options, Console& console);

}  // namespace juchu
