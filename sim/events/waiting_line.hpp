// Who waits, and whose turn is next.
//
// Most come in the sequence in which their turns are: they stand in a row. The others lie in a heap
// that knows where each of its entries is, so that anybody may leave or change places.
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

/// Ids are small numbers; equal turns come in no stated sequence. Every operation costs at most the
/// logarithm of those who wait, amortised, and allocates only when there are more than ever before.
class WaitingLine {
 public:
  [[nodiscard]] bool empty() const { return size_ == 0; }
  [[nodiscard]] std::size_t size() const { return size_; }
  /// Whose turn it is. Requires: somebody waits.
  [[nodiscard]] std::uint32_t first() const {
    if (heap_.empty()) return row_[head_].id;
    return head_ < row_.size() && row_[head_].turn < heap_.front().turn ? row_[head_].id
                                                                        : heap_.front().id;
  }

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
  static constexpr std::uint32_t kNobody = 0xFFFF'FFFF;
  static constexpr std::uint32_t kInRow = 0x8000'0000;

  void leave_row(std::size_t place);
  void close_ranks();
  void leave_heap(std::size_t place);
  void put(std::size_t place, const Entry& entry) {
    heap_[place] = entry;
    places_[entry.id] = static_cast<std::uint32_t>(place);
  }
  void rise(std::size_t place, const Entry& entry);
  void sink(std::size_t place, const Entry& entry);

  std::vector<Entry> row_;  // sorted; nobody before head_, nor where somebody has left
  std::size_t head_ = 0;
  std::vector<Entry> heap_;
  std::vector<std::uint32_t> places_;  // by id: in heap_, or in row_ with kInRow
  std::size_t size_ = 0;
};

}  // namespace juchu
