// juchu merge: puts together what the shards of a run found, and answers as one process would have.
#pragma once

#include <string>
#include <vector>

#include "cli/console.hpp"
#include "cli/page_option.hpp"

namespace juchu {

struct MergeRequest {
  std::vector<std::string> parts;
  bool partial = false;  // answer although something is missing
  bool json = false;
  bool csv = false;
  bool ascii = false;
  PageOptions page;               // of a simulation
  std::vector<std::string> show;  // of a check: ids whose stories are told
  bool show_all = false;          // and those of all hazards that can happen
  std::string save;  // of a check or of mutants: a folder for stories as scenarios; empty: none
};

/// The code of the command whose parts these are; `Inconclusive` for an answer that is
/// `partial`, `BadInput` where the parts do not belong together or something is missing.
[[nodiscard]] ExitCode merge_parts(const MergeRequest& request, Console& console);

}  // namespace juchu
