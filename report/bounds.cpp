#include "report/bounds.hpp"

#include <vector>

namespace juchu {

std::string bounds_in_words(const Rulebook& rulebook, const Speaker& speaker) {
  std::vector<std::string> bounds;
  for (const TwoBounds& each : rulebook.two_bounds) {
    if (each.parameter) continue;  // what an order holds says as much
    const auto& [low, high] = rulebook.bounds == Bounds::Large ? each.large : each.small;
    bounds.push_back(speaker.say(kBoundsOf, speaker.label(each), low, high));
  }
  return bounds.empty() ? "" : speaker.say(kWithinBounds, speaker.list(bounds));
}

std::string within_bounds(const std::string& text, const Rulebook& rulebook,
                          const Speaker& speaker) {
  const std::string bounds = bounds_in_words(rulebook, speaker);
  return bounds.empty() ? text : speaker.say(kInParentheses, text, bounds);
}

}  // namespace juchu
