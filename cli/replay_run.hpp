// Reads and replays the files that a command names, one after the other.
#pragma once

#include <string>
#include <vector>

#include "cli/console.hpp"
#include "report/replayed_file.hpp"

namespace juchu {

/// What became of each of `files`, one of which may be `-`, the standard input; fewer after an
/// interruption. `rulebook`, unless empty, replaces those that the scenarios name. A file that cannot
/// be replayed does not silence the others.
[[nodiscard]] std::vector<ReplayedFile> replay_each(const std::vector<std::string>& files,
                                                    const std::string& rulebook,
                                                    const Console& console);

/// Everything that is wrong with any of `files`, each problem once.
[[nodiscard]] Diagnostics problems_of(const std::vector<ReplayedFile>& files);

}  // namespace juchu
