// Why the engine said no, in words.
#pragma once

#include <string>

#include "report/speaker.hpp"
#include "sim/replayer.hpp"

namespace juchu {

struct RefusalText {
  std::string reason;
  std::string reference;  // to the rule that says so, or what scenarios call such a refusal
  /// In which statuses or with which days it would do, where no rule says it better.
  std::string possible;
};

/// Requires: `step` was refused.
[[nodiscard]] RefusalText refusal_text(const Scenario& scenario, const StoryStep& step,
                                       const Speaker& speaker);

}  // namespace juchu
