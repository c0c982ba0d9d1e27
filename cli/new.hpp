// juchu new: a small file of one's own to begin with, which works as it is written.
#pragma once

#include <string>

#include "cli/console.hpp"

namespace juchu {

struct NewOptions {
  std::string kind;        // a row of the kinds in new.cpp
  std::string output;      // a file; empty: it is printed
  bool overwrite = false;  // a file that is there already
};

/// Prints or writes the file, and tells what to do with it. `BadInput` when there is no such
/// kind, or the file is there already or cannot be written; nothing has changed then.
[[nodiscard]] ExitCode write_new_file(const NewOptions& options, Console& console);

}  // namespace juchu
