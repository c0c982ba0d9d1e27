// The kinds of long runs that can be shared out, one row each: what their units are called, and how
// the line of a unit begins.
#pragma once

#include <compare>
#include <optional>
#include <string_view>

#include "model/text/text.hpp"

namespace juchu {

/// Which line of a part this is. Lines go by unit, from 1, then row.
struct PartKey {
  int unit = 0;
  int row = 0;
  auto operator<=>(const PartKey&) const = default;
};

struct PartKind {
  std::string_view verb;
  Text one, many;  // units: "replication", "replications"
  /// Nothing where the line begins otherwise.
  std::optional<PartKey> (*key_of)(std::string_view line);
};

extern const PartKind kOfSimulation;  // a unit: a replication, with one line for each variant
extern const PartKind kOfMutation;    // a change of the rules
extern const PartKind kOfReadings;    // a combination of readings

/// The kind of run that a header is of; null where this juchu knows none.
[[nodiscard]] const PartKind* kind_of(std::string_view header);

}  // namespace juchu
