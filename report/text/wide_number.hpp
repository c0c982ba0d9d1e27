// The name of a number that has too many values to be tried one by one.
#pragma once

#include <string>

#include "properties/search/steps/number_classes.hpp"
#include "report/speaker.hpp"

namespace juchu {

/// "too many values to try each of them: Place the order (points used)"
[[nodiscard]] inline std::string too_wide_text(const Rulebook& book, const WideParameter& wide,
                                               const Speaker& speaker) {
  const EventType& event = book.events[static_cast<std::size_t>(wide.event)];
  const auto& parameter = event.parameters[static_cast<std::size_t>(wide.parameter)];
  return speaker.say(kTooWide,
                     speaker.say(kInParentheses, speaker.label(event), speaker.label(parameter)));
}

}  // namespace juchu
