// juchu replay: tells scenarios step by step and compares them with what is expected of them.
#pragma once

#include <string>
#include <vector>

#include "cli/console.hpp"
#include "cli/page_option.hpp"

namespace juchu {

struct ReplayOptions {
  std::vector<std::string> files;
  std::string rulebook;  // instead of the one that each scenario names; empty: that one
  std::string format = "text";
  bool json = false;
  bool what_if = false;  // try what would have avoided each trouble
  PageOptions page;
  bool quiet = false;  // only what is not as expected, and the summary
};

/// Replays all files, then reports. What is wrong with any file is told in full; the others are
/// told all the same.
[[nodiscard]] ExitCode replay_files(const ReplayOptions& options, Console& console);

}  // namespace juchu
