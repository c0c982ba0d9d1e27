// juchu graph: the status graph of a rulebook.
#pragma once

#include <string>

#include "cli/console.hpp"

namespace juchu {

struct GraphOptions {
  std::string rulebook;  // a shipped id or a file
  std::string format;    // one of graph_formats()
  bool json = false;     // for programs, instead
};

[[nodiscard]] ExitCode print_graph(const GraphOptions& options, Console& console);

}  // namespace juchu
