// `juchu check`: can a bad thing ever happen under these rules, and does following the guide
// prevent it?
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "cli/console.hpp"

namespace juchu {

struct CheckCommandOptions {
  std::string rulebook;
  std::vector<std::string> only;  // ids
  std::vector<std::string> show;  // ids
  bool all = false;
  bool json = false;
  bool no_reduction = false;
  bool readings = false;
  int orders = 1;
  int threads = 2;
  std::uint64_t states = 3'000'000;
  std::uint64_t memory_mib = 4096;
  int seconds = 0;   // 0: no limit
  std::string save;  // a folder
  int random = 0;    // stories; 0: exhaustive
  std::uint64_t seed = 1;
};

[[nodiscard]] ExitCode check_rulebook(const CheckCommandOptions& options, Console& console);

}  // namespace juchu
