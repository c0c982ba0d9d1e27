// One step of a story in words: who did what, the answer, and all that came of it.
//
// Decides what is said and in which sequence; where it stands on the screen is the timeline's
// matter.
#pragma once

#include <string>
#include <vector>

#include "report/text/sheet.hpp"
#include "sim/replayer.hpp"

namespace juchu {

struct Remark {
  Mark mark;
  std::string text;
  std::string reference;  // the rule that says so; may be empty
  bool operator==(const Remark&) const = default;
};

struct StepText {
  Mark mark;          // accepted, refused, brought by time or by the world
  std::string actor;  // empty: nobody
  std::string what;
  Style answer_style = Style::Strong;
  std::string answer;  // the main status if it changed, or that it was refused; often empty
  std::vector<Remark> remarks;  // parameters, the rule, and all that came of it
};

[[nodiscard]] StepText describe(const Scenario& scenario, const StoryStep& step,
                                const Speaker& speaker);

/// The order's id, or words for the shop.
[[nodiscard]] std::string order_text(const Scenario& scenario, int order, const Speaker& speaker);

}  // namespace juchu
