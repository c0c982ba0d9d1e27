// juchu diff: what orders can do under new rules that they could not under the old, and the
// reverse.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "cli/console.hpp"
#include "cli/page_option.hpp"

namespace juchu {

struct DiffCommandOptions {
  std::string old_rulebook, new_rulebook;  // shipped ids or files
  std::vector<std::string> renamed;        // old=new
  std::vector<std::string> ignored;        // fields whose values are not compared
  std::uint64_t situations = 0;            // most pairs in one search; 0: the library's own
  std::uint64_t seconds = 0;               // 0: no limit
  std::uint64_t megabytes = 0;             // the same
  bool refusals = false;
  bool json = false;
  PageOptions page;
};

/// `Success` when both behave the same, `Findings` when not, `Inconclusive` when a budget was
/// reached.
[[nodiscard]] ExitCode print_diff(const DiffCommandOptions& options, Console& console);

}  // namespace juchu
