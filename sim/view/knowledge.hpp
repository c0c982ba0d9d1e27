// Who knows what of an order: the truth, what the seller's screens show, what people take to be so.
#pragma once

#include <optional>
#include <vector>

#include "model/engine/compiled_rulebook.hpp"

namespace juchu {

/// Of a topic of the rulebook.
struct Views {
  Value truth = 0;
  std::optional<Value> screen;  // nothing: the screens show nothing of it
  std::vector<Value> known_to;  // by Topic::known_to

  /// Somebody takes something else to be so.
  [[nodiscard]] bool mistaken() const;
  [[nodiscard]] bool operator==(const Views&) const = default;
};

/// By Rulebook::topics, of an order that exists, in this situation on this day.
[[nodiscard]] std::vector<Views> views_of(const CompiledRulebook& rules, const Situation& situation,
                                          Day today);

}  // namespace juchu
