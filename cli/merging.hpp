// Merging the parts of a run, whichever kind it is of: what is missing, and the commands that make it.
#pragma once

#include <string>
#include <vector>

#include "cli/merge.hpp"
#include "cli/parts/merged_lines.hpp"
#include "model/text/problems.hpp"

namespace juchu {

/// What is asked for, and the parts that were opened for it.
struct Merging {
  const MergeRequest& request;
  const MergedLines& lines;
  Console& console;
};

/// What of a run is not there. `command` makes a part of it, once a shard and a file are named.
struct Lack {
  std::vector<PartRange> missing;
  std::string command;
  int asked = 0, kept = 0;
};

/// Tells what is missing, if anything is; false when there is to be no answer without it.
[[nodiscard]] bool may_answer(const Merging& merging, const Lack& lack);

/// The units from 1 to `of` that are not among `there`, which rise.
[[nodiscard]] std::vector<PartRange> ranges_without(const std::vector<int>& there, int of);

/// Complains of the parts as a whole.
[[nodiscard]] ExitCode refuse_parts(const Merging& merging, const Complaint& complaint);

// One for each kind; the exit code is that of `merge_parts`.
[[nodiscard]] ExitCode merge_simulation(const Merging& merging);
[[nodiscard]] ExitCode merge_mutation(const Merging& merging);
[[nodiscard]] ExitCode merge_readings(const Merging& merging);

}  // namespace juchu
