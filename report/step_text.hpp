// One step of a story in words: who did what, the answer, and all that came of it.
//
// Decides what is said and in which sequence; where it stands on the screen is the timeline's matter.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "report/speaker.hpp"
#include "report/terminal.hpp"
#include "sim/replayer.hpp"

namespace juchu {

/// A sign of one column that tells kinds of lines apart where there is no colour.
struct Mark {
  std::string_view sign;
  Style style;
};

// clang-format off
inline constexpr Mark kAcceptedMark = {"✓", Style::Good};
inline constexpr Mark kRefusedMark  = {"✗", Style::Bad};
inline constexpr Mark kTimeMark     = {"◷", Style::Notice};
inline constexpr Mark kWorldMark    = {"▪", Style::Plain};
inline constexpr Mark kPlainMark    = {" ", Style::Plain};
inline constexpr Mark kStatusMark   = {" ", Style::Strong};
inline constexpr Mark kRuleMark     = {" ", Style::Faint};
inline constexpr Mark kMailMark     = {"✉", Style::Notice};
inline constexpr Mark kShownMark    = {"◉", Style::Notice};
inline constexpr Mark kHiddenMark   = {"◌", Style::Notice};
inline constexpr Mark kWarningMark  = {"!", Style::Caution};
inline constexpr Mark kBreachMark   = {"⚑", Style::Bad};
inline constexpr Mark kPromiseMark  = {"⚐", Style::Caution};
inline constexpr Mark kHazardMark   = {"⚠", Style::Bad};
inline constexpr Mark kNoteMark     = {"✎", Style::Faint};
// clang-format on

struct Remark {
  Mark mark;
  std::string text;
  std::string reference;  // the rule that says so; may be empty
};

struct StepText {
  Mark mark;                    // accepted, refused, brought by time or by the world
  std::string actor;            // empty: nobody
  std::string what;
  Style answer_style = Style::Strong;
  std::string answer;           // the main status if it changed, or that it was refused; often empty
  std::vector<Remark> remarks;  // parameters, the rule, and all that came of it
};

[[nodiscard]] StepText describe(const Scenario& scenario, const StoryStep& step, const Speaker& speaker);

/// The order's id, or words for the shop.
[[nodiscard]] std::string order_text(const Scenario& scenario, int order, const Speaker& speaker);

}  // namespace juchu
