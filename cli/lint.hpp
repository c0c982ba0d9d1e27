// juchu lint: what is wrong with a rulebook although it can be read.
#pragma once

#include <cstdint>
#include <string>

#include "cli/console.hpp"
#include "cli/page_option.hpp"

namespace juchu {

struct LintOptions {
  std::string rulebook;                // a shipped id or a file
  std::string format = "text";         // text, json or sarif
  bool json = false;                   // the same as that format
  bool explore = false;                // look at what orders can come to, too
  std::uint64_t situations = 200'000;  // then: the most to see for one question
  std::uint64_t seconds = 0;           // the most time to take; 0: no limit
  std::uint64_t megabytes = 0;         // and memory
  PageOptions page;
};

/// `Findings` unless there are only notes; then `Inconclusive` when exploring met a budget.
[[nodiscard]] ExitCode print_lint(const LintOptions& options, Console& console);

}  // namespace juchu
