// Where every value stands in packed words: the fields of a rulebook, what the engine counts beside
// them, and what an event carries.
//
// Invariants
//   L1  No two slots of the same words overlap, and none crosses a word.
//   L2  The regions come first, so that an order's statuses are read from one word.
#pragma once

#include <optional>
#include <vector>

#include "model/engine/situation.hpp"
#include "model/expression/expression.hpp"
#include "model/rulebook/rulebook.hpp"

namespace juchu {

struct Layout {
  std::vector<Slot> fields;                   // by Rulebook::fields
  std::vector<std::vector<Slot>> parameters;  // by event
  std::vector<Slot> counters;  // by field: business days since; width 0 where nothing asks
  std::vector<Slot> clocks;    // by norm: of an obligation; width 0 for others

  /// std::nullopt when the fields do not fit.
  [[nodiscard]] static std::optional<Layout> of(const Rulebook& rulebook);

  /// The slots of an event's parameters, which need no room in a situation.
  [[nodiscard]] static std::vector<Slot> parameters_of(const EventType& event, const Names& names);

  /// The slot that `node` reads; width 0 when it reads none. `event` owns the parameters.
  [[nodiscard]] Slot slot_of(const Expression& node, int event) const;
};

/// What an event carries besides its parameters.
[[nodiscard]] Slot today_slot();
[[nodiscard]] Slot event_type_slot();
[[nodiscard]] Slot actor_slot();
[[nodiscard]] Slot used_elsewhere_slot(int parameter);
[[nodiscard]] Slot sends_slot(int mail);

}  // namespace juchu
