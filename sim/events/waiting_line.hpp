// Who waits, and whose turn is next.
//
// A heap that knows where each of its entries lies, so that anybody may leave it or change places.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

#include "sim/events/instant.hpp"

namespace juchu {

/// A place in the sequence in which work is taken: the smallest first, field by field.
struct Turn {
  static constexpr std::int64_t kNoPriority = std::numeric_limits<std::int64_t>::max();

  std::int64_t priority = kNoPriority;  // unset: last
  Instant asked = 0;
  std::uint32_t order = 0;
  std::uint32_t row = 0;

  auto operator<=>(const Turn&) const = default;
};

/// Ids are small numbers; equal turns come in no stated sequence. Every operation costs the
/// logarithm of those who wait, and allocates only when there are more than ever before.
class WaitingLine {
 public:
  [[nodiscard]] bool empty() const { return heap_.empty(); }
  [[nodiscard]] std::size_t size() const { return heap_.size(); }
  /// Whose turn it is. Requires: somebody waits.
  [[nodiscard]] std::uint32_t first() const { return heap_.front().id; }

  /// Requires: `id` does not wait.
  void add(const Turn& turn, std::uint32_t id);
  /// Requires: `id` waits.
  void remove(std::uint32_t id);

 private:
  struct Entry {
    Turn turn;
    std::uint32_t id = 0;
  };
  static constexpr std::size_t kArity = 4;

  void put(std::size_t place, const Entry& entry) {
    heap_[place] = entry;
    places_[entry.id] = static_cast<std::uint32_t>(place);
  }
  void rise(std::size_t place, const Entry& entry);
  void sink(std::size_t place, const Entry& entry);

  std::vector<Entry> heap_;
  std::vector<std::uint32_t> places_;  // in heap_, by id
};

}  // namespace juchu
