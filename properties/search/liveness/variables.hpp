// Sets of what a situation holds under a slice: fields, whether they are set, and the business days
// since some of them.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "model/analysis/slice.hpp"
#include "properties/search/liveness/places.hpp"

namespace juchu {

/// A set of variables. Those that have no number are in none, and count as always read.
struct Variables {
  std::array<std::uint64_t, 2> bits{};

  [[nodiscard]] bool has(int variable) const {
    return variable >= 0 &&
           (bits[static_cast<std::size_t>(variable) / 64] >> (variable % 64) & 1) != 0;
  }
  void add(int variable) {
    if (variable >= 0)
      bits[static_cast<std::size_t>(variable) / 64] |= std::uint64_t{1} << (variable % 64);
  }
  Variables& operator|=(const Variables& more) {
    bits[0] |= more.bits[0];
    bits[1] |= more.bits[1];
    return *this;
  }
  [[nodiscard]] Variables without(const Variables& less) const {
    return {{bits[0] & ~less.bits[0], bits[1] & ~less.bits[1]}};
  }
  bool operator==(const Variables&) const = default;
};

/// Numbers the variables of a slice: of each field its value, whether it is set (where places know
/// that, or for small fields the value), and the business days since it.
class VariableNumbers {
 public:
  static constexpr int kMost = 128;

  VariableNumbers(const Slice& slice, const Places& places)
      : values_(slice.fields.size(), -1),
        parts_(values_),
        counters_(values_),
        known_by_places_(values_.size()) {
    int next = 0;
    const auto number = [&](int& variable) {
      if (next < kMost) variable = next++;
    };
    for (const PlacePart& part : places.parts()) {
      const auto f = static_cast<std::size_t>(part.field);
      number(parts_[f]);
      if (part.whole) values_[f] = parts_[f];
      known_by_places_[f] = true;
    }
    for (std::size_t f = 0; f < values_.size(); ++f) {
      if (slice.fields[f] && values_[f] < 0) number(values_[f]);
      if (parts_[f] < 0) parts_[f] = values_[f];
      if (slice.counters[f]) number(counters_[f]);
    }
  }

  [[nodiscard]] int value(std::size_t field) const { return values_[field]; }
  [[nodiscard]] int part(std::size_t field) const { return parts_[field]; }
  /// Places know whether the field is set, and the value of a small one.
  [[nodiscard]] bool known_by_places(std::size_t field) const { return known_by_places_[field]; }
  [[nodiscard]] int counter(std::size_t field) const { return counters_[field]; }

 private:
  std::vector<int> values_, parts_, counters_;
  std::vector<bool> known_by_places_;
};

}  // namespace juchu
