// juchu merge: puts together what the shards of a run found, and answers as one process would have.
#pragma once

#include <string>
#include <vector>

#include "cli/console.hpp"

namespace juchu {

struct MergeRequest {
  std::vector<std::string> parts;
  bool partial = false;  // answer although something is missing
  bool json = false;
  bool csv = false;
  bool ascii = false;
};

/// The code of the `juchu simulate` whose parts these are; `Inconclusive` for an answer that is
/// `partial`, `BadInput` where the parts do not belong together or something is missing.
[[nodiscard]] ExitCode merge_parts(const MergeRequest& request, Console& console);

}  // namespace juchu
