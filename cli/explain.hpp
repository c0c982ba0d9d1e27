// juchu explain: what a rule says, when it applies, and in which shipped stories it decided.
#pragma once

#include <string>

#include "cli/console.hpp"

namespace juchu {

struct ExplainRequest {
  std::string rule;      // an id, as replays print it too, or what it says; empty: all are listed
  std::string rulebook;  // a shipped id or a file
  bool all = false;      // every story
  bool json = false;
};

/// The stories are those of the program, replayed under this rulebook where they name one of its id.
[[nodiscard]] ExitCode explain_rule(const ExplainRequest& request, Console& console);

}  // namespace juchu
