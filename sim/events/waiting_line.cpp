#include "sim/events/waiting_line.hpp"

#include <algorithm>

namespace juchu {

void WaitingLine::add(const Turn& turn, std::uint32_t id) {
  if (id >= places_.size()) places_.resize(std::size_t{id} + 1);
  ++size_;
  if (head_ == row_.size() || row_.back().turn < turn) {
    if (row_.size() == row_.capacity()) close_ranks();
    places_[id] = kInRow | static_cast<std::uint32_t>(row_.size());
    row_.push_back({turn, id});
  } else {
    heap_.emplace_back();
    rise(heap_.size() - 1, {turn, id});
  }
}

void WaitingLine::remove(std::uint32_t id) {
  --size_;
  if ((places_[id] & kInRow) != 0)
    leave_row(places_[id] & ~kInRow);
  else
    leave_heap(places_[id]);
}

void WaitingLine::leave_row(std::size_t place) {
  row_[place].id = kNobody;
  while (head_ < row_.size() && row_[head_].id == kNobody) ++head_;
  if (head_ < row_.size()) return;
  row_.clear();
  head_ = 0;
}

/// Makes room in the row when at least half of it is nobody's.
void WaitingLine::close_ranks() {
  const auto nobody = [](const Entry& entry) { return entry.id == kNobody; };
  if (std::ranges::count_if(row_, nobody) * 2 < std::ssize(row_)) return;
  std::erase_if(row_, nobody);
  head_ = 0;
  for (std::size_t place = 0; place < row_.size(); ++place)
    places_[row_[place].id] = kInRow | static_cast<std::uint32_t>(place);
}

void WaitingLine::leave_heap(std::size_t place) {
  const Entry last = heap_.back();
  heap_.pop_back();
  if (place == heap_.size()) return;
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
