// juchu mutate: which small changes of a rulebook would nothing notice, neither its properties and
// hazards nor the scenarios?
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "cli/console.hpp"
#include "cli/environment.hpp"
#include "cli/page_option.hpp"

namespace juchu {

struct MutateRequest {
  std::string rulebook;                // a shipped id or a file
  std::vector<std::string> scenarios;  // files; none: those shipped with a shipped rulebook
  std::vector<std::string> only;       // ids of changes, or of rules; none: all
  int every = 1;
  int threads = threads_by_default();
  bool world = false;
  bool no_equivalence = false;
  std::uint64_t situations = 0;  // budgets; 0: none
  std::uint64_t megabytes = 0;
  std::uint64_t seconds = 0;
  std::string save;  // a folder for the stories of survivors as scenarios; empty: none
  bool json = false;
  PageOptions page;
  std::string shard;   // "i/n" or "A..B": only this part of the changes
  std::string output;  // the file for it
};

/// `Success` when every change that makes a difference is noticed, `Findings` when some are not,
/// `Inconclusive` when not all are decided, `Interrupted` after telling what is known so far.
[[nodiscard]] ExitCode mutate_rulebook(const MutateRequest& request, Console& console);

}  // namespace juchu
