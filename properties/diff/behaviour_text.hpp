// What a slice does, as text in which the sequence of its rules, their ids and their words do not
// matter: slices of two rulebooks with equal texts behave alike.
//
// Invariants
//   H1  Slices with equal texts answer every event and day of theirs alike, whatever happened
//       before. (Who does an event is in the text only where something of the slice asks.)
#pragma once

#include <map>
#include <string>

#include "model/analysis/slice.hpp"
#include "properties/diff/matching.hpp"

namespace juchu {

/// `slice` is of `side`'s rulebook; names are written as both sides know them.
struct BehaviourText {
  std::map<std::string, std::string> events;  // by id
  std::string rest;
  bool operator==(const BehaviourText&) const = default;
};
[[nodiscard]] BehaviourText behaviour_text(const Slice& slice, int side, const Matching& matching);

}  // namespace juchu
