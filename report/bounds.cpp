#include "report/bounds.hpp"

#include <algorithm>
#include <vector>

namespace juchu {

std::string bounds_in_words(const Rulebook& rulebook, const Speaker& speaker) {
  std::vector<std::string> bounds;
  for (const TwoBounds& each : rulebook.two_bounds) {
    const auto& [low, high] = rulebook.bounds == Bounds::Large ? each.large : each.small;
    std::string said = speaker.say(kBoundsOf, speaker.label(each), low, high);
    if (std::ranges::find(bounds, said) == bounds.end()) bounds.push_back(std::move(said));
  }
  return bounds.empty() ? "" : speaker.say(kWithinBounds, speaker.list(bounds));
}

std::string within_bounds(const std::string& text, const Rulebook& rulebook,
                          const Speaker& speaker) {
  const std::string bounds = bounds_in_words(rulebook, speaker);
  return bounds.empty() ? text : speaker.say(kInParentheses, text, bounds);
}

}  // namespace juchu
