// The trace of a random story: what was accepted in it, and its days.
#pragma once

#include <vector>

#include "properties/search/trace/trace.hpp"
#include "testing/stories/story_generator.hpp"

namespace juchu {

struct TracedStory {
  Trace trace;
  std::vector<StoryCall> accepted;  // by the trace's steps that are no day changes
};

/// Tells the story that `plan` plans under `rules`.
[[nodiscard]] TracedStory traced_story(const CompiledRulebook& rules, const StoryPlan& plan);

}  // namespace juchu
