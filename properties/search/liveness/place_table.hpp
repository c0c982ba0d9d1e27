// Numbers of places by their keys: a hash table that only grows.
#pragma once

#include <cstdint>
#include <vector>

#include "properties/search/liveness/places.hpp"

namespace juchu {

class PlaceTable {
 public:
  static constexpr std::uint32_t kNone = 0xffffffff;

  /// The number of `key`, or kNone.
  [[nodiscard]] std::uint32_t find(PlaceKey key) const { return slots_[slot_of(key)].number; }

  /// The number of `key`, which is `fresh` when it had none.
  std::uint32_t intern(PlaceKey key, std::uint32_t fresh) {
    if (2 * (size_ + 1) > slots_.size()) grow();
    Slot& slot = slots_[slot_of(key)];
    if (slot.number != kNone) return slot.number;
    ++size_;
    slot = {key, fresh};
    return fresh;
  }

 private:
  struct Slot {
    PlaceKey key = 0;
    std::uint32_t number = kNone;
  };

  [[nodiscard]] std::size_t slot_of(PlaceKey key) const {
    std::uint64_t mixed = key * 0x9e3779b97f4a7c15;
    mixed = (mixed ^ mixed >> 32) * 0xff51afd7ed558ccd;
    std::size_t slot = static_cast<std::size_t>(mixed >> 32) & (slots_.size() - 1);
    while (slots_[slot].number != kNone && slots_[slot].key != key)
      slot = (slot + 1) & (slots_.size() - 1);
    return slot;
  }

  void grow() {
    std::vector<Slot> before(2 * slots_.size());
    before.swap(slots_);
    for (const Slot& slot : before)
      if (slot.number != kNone) slots_[slot_of(slot.key)] = slot;
  }

  std::vector<Slot> slots_{256};
  std::size_t size_ = 0;
};

}  // namespace juchu
