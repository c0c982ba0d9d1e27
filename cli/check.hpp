// juchu check: can a bad thing ever happen under a rulebook, does following the guide prevent it,
// and what is the shortest story of how it happens?
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "cli/console.hpp"
#include "cli/environment.hpp"
#include "cli/page_option.hpp"

namespace juchu {

inline constexpr int kMostOrdersAsked = 4;

struct CheckRequest {
  std::string rulebook;  // a shipped id or a file
  bool json = false;
  PageOptions page;
  int orders = 1;
  int threads = threads_by_default();
  std::uint64_t situations = 0;  // budgets; 0: none
  std::uint64_t megabytes = 0;
  std::uint64_t seconds = 0;
  bool no_reduction = false;
  bool readings = false;          // under every combination
  std::vector<std::string> only;  // ids to ask about; none: everything
  std::vector<std::string> show;  // ids whose stories are told
  bool show_all = false;          // the stories of all hazards that can happen
  std::string save;               // a folder for stories as scenarios; empty: none
  bool timing = false;
  std::string shard;   // "i/n" or "A..B": only this part of the combinations of readings
  std::string output;  // the file for it
  int random = 0;      // tell so many random stories instead
  std::uint64_t seed = 1;
};

/// `Findings` when something is not as the rulebook expects, `Inconclusive` when a budget was
/// reached before, `Interrupted` after telling what is known so far. Random stories that find
/// nothing unexpected prove nothing, and are a success.
[[nodiscard]] ExitCode check_rulebook(const CheckRequest& request, Console& console);

}  // namespace juchu
