#include "sim/events/waiting_line.hpp"

#include <algorithm>

namespace juchu {

void WaitingLine::add(const Turn& turn, std::uint32_t id) {
  if (id >= places_.size()) places_.resize(std::size_t{id} + 1);
  heap_.emplace_back();
  rise(heap_.size() - 1, {turn, id});
}

void WaitingLine::remove(std::uint32_t id) {
  const std::size_t place = places_[id];
  const Entry last = heap_.back();
  heap_.pop_back();
  if (last.id == id) return;
  if (place > 0 && last.turn < heap_[(place - 1) / kArity].turn)
    rise(place, last);
  else
    sink(place, last);
}

/// Puts `entry` at `place`, which is free, or above it.
void WaitingLine::rise(std::size_t place, const Entry& entry) {
  for (; place > 0; place = (place - 1) / kArity) {
    const Entry& above = heap_[(place - 1) / kArity];
    if (!(entry.turn < above.turn)) break;
    put(place, above);
  }
  put(place, entry);
}

/// Puts `entry` at `place`, which is free, or below it.
void WaitingLine::sink(std::size_t place, const Entry& entry) {
  for (std::size_t below = 0; (below = place * kArity + 1) < heap_.size();) {
    const std::size_t end = std::min(below + kArity, heap_.size());
    std::size_t first = below;
    for (std::size_t other = below + 1; other < end; ++other)
      if (heap_[other].turn < heap_[first].turn) first = other;
    if (!(heap_[first].turn < entry.turn)) break;
    put(place, heap_[first]);
    place = first;
  }
  put(place, entry);
}

}  // namespace juchu
