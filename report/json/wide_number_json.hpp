// A number that has too many values to be tried one by one, as data.
#pragma once

#include "properties/search/steps/number_classes.hpp"

namespace juchu {

/// {"event": "place_order", "parameter": "use_points"}
template <class Json>
[[nodiscard]] Json too_wide_json(const Rulebook& book, const WideParameter& wide) {
  const EventType& event = book.events[static_cast<std::size_t>(wide.event)];
  return {{"event", event.id},
          {"parameter", event.parameters[static_cast<std::size_t>(wide.parameter)].id}};
}

}  // namespace juchu
