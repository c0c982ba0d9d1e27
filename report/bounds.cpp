#include "report/bounds.hpp"

#include <algorithm>
#include <vector>

namespace juchu {

std::string bounds_in_words(const Rulebook& rulebook, const Speaker& speaker) {
  const auto chosen = [&](const TwoBounds& each) {
    return rulebook.bounds == Bounds::Large ? each.large : each.small;
  };
  std::vector<std::string> bounds;
  for (const TwoBounds& each : rulebook.two_bounds) {
    // Most parameters are as wide as the field or the group that they are for.
    const bool told = each.parameter && std::ranges::any_of(rulebook.two_bounds, [&](auto& other) {
                        return !other.parameter && chosen(other) == chosen(each);
                      });
    if (told) continue;
    const auto& [low, high] = chosen(each);
    const std::string said = speaker.say(kBoundsOf, speaker.label(each), low, high);
    const auto event = std::ranges::find(rulebook.events, each.id.substr(0, each.id.find('.')),
                                         &EventType::id);
    bounds.push_back(each.parameter ? speaker.say(kColon, speaker.label(*event), said) : said);
  }
  return bounds.empty() ? "" : speaker.say(kWithinBounds, speaker.list(bounds));
}

std::string within_bounds(const std::string& text, const Rulebook& rulebook,
                          const Speaker& speaker) {
  const std::string bounds = bounds_in_words(rulebook, speaker);
  return bounds.empty() ? text : speaker.say(kInParentheses, text, bounds);
}

}  // namespace juchu
