// The places an order can be in: its statuses, which optional fields are set, and small values.
#pragma once

#include <cstdint>
#include <vector>

#include "model/analysis/possible_values.hpp"
#include "model/analysis/slice.hpp"

namespace juchu {

/// One part of a place.
struct PlacePart {
  int field = 0;
  bool whole = false;  // the field's value; else only whether it is set
  Slot slot;
  std::uint8_t shift = 0;  // in a place's key
  std::uint8_t width = 1;
  [[nodiscard]] std::uint64_t mask() const { return (std::uint64_t{1} << width) - 1; }
};

/// A place is one number.
using PlaceKey = std::uint64_t;

class Places {
 public:
  /// `fine`: places tell more apart than statuses.
  Places(const Slice& slice, bool fine);

  [[nodiscard]] const std::vector<PlacePart>& parts() const { return parts_; }
  [[nodiscard]] PlaceKey of(const Situation& situation) const {
    PlaceKey key = 0;
    for (const PlacePart& part : parts_) {
      const Word raw = part.slot.raw(situation.words.data());
      key |= (part.whole ? raw : Word{raw != 0}) << part.shift;
    }
    return key;
  }
  /// What is known of every field in a place; an order that does not exist has nothing set. With
  /// `statuses_only`, what its statuses alone tell.
  [[nodiscard]] std::vector<Possible> known(PlaceKey key, bool statuses_only = false) const;
  /// The order's statuses as `CompiledRulebook::configuration` numbers them.
  [[nodiscard]] std::size_t configuration(PlaceKey key) const;
  [[nodiscard]] bool exists(PlaceKey key) const { return configuration(key) != 0; }
  /// Every place that agrees with `fields`.
  [[nodiscard]] std::vector<PlaceKey> places_of(const std::vector<Possible>& fields) const;
  /// The places before anything has happened, one for each choice of settings.
  [[nodiscard]] std::vector<PlaceKey> initial() const;

 private:
  const Slice& slice_;
  std::vector<PlacePart> parts_;
};

}  // namespace juchu
