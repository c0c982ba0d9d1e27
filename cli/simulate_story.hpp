// Orders of a study told one by one: a typical one of a rate, as a scenario or for a page.
#pragma once

#include <optional>
#include <string>

#include "cli/simulate.hpp"
#include "report/page/study_json.hpp"
#include "report/replayed_file.hpp"

namespace juchu {

/// Writes a typical order of the rate that the request names, as a scenario.
[[nodiscard]] ExitCode tell_story(const Study& study, const SimulateRequest& request,
                                  Console& console);

/// A typical order, replayed.
struct PageStory {
  ReplayedFile file;
  StoryOrder order;
};

/// Of the study's first rate, which happened in `replication`; nothing where the order's story depends
/// on others. Cost: runs that replication twice.
[[nodiscard]] std::optional<PageStory> story_for_page(const Study& study, SimulateRequest request,
                                                      int replication);

}  // namespace juchu
