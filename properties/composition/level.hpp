// The tuples of one breadth-first level, kept as the gaps between their ascending numbers.
//
// A gap takes one byte while it is below 128, so that a level of a dense space takes little more
// than a byte for each tuple. Chunks can be read independently.
#pragma once

#include <bit>
#include <cassert>
#include <cstdint>
#include <utility>
#include <vector>

#include "properties/composition/tuple_space.hpp"

namespace juchu {

struct LevelChunk {
  std::uint64_t count = 0;
  std::uint64_t last = 0;          // the greatest number
  std::vector<std::uint8_t> gaps;  // from 0 to the first number and so on: 7 bits a byte, low first

  /// Requires: ascending calls.
  void add(std::uint64_t index) {
    assert(count == 0 || index > last);
    std::uint64_t gap = index - last;
    for (; gap >= 128; gap >>= 7) gaps.push_back(static_cast<std::uint8_t>(gap | 128));
    gaps.push_back(static_cast<std::uint8_t>(gap));
    last = index;
    ++count;
  }
  void add_word(std::uint64_t word, std::uint64_t bits) {
    for (; bits != 0; bits &= bits - 1)
      add(word * 64 + static_cast<std::uint64_t>(std::countr_zero(bits)));
  }
};

/// Chunks ascend.
struct Level {
  std::vector<LevelChunk> chunks;

  [[nodiscard]] std::uint64_t count() const {
    std::uint64_t sum = 0;
    for (const LevelChunk& chunk : chunks) sum += chunk.count;
    return sum;
  }
  [[nodiscard]] std::uint64_t bytes() const {
    std::uint64_t sum = chunks.capacity() * sizeof(LevelChunk);
    for (const LevelChunk& chunk : chunks) sum += chunk.gaps.capacity();
    return sum;
  }
};

/// Tuples of one level that differ in their last situation only.
struct RowSlice {
  TupleSpace::Row row;
  struct Word {
    std::uint64_t number;  // within the row: bits of the last situations from 64 * number on
    std::uint64_t bits;
  };
  std::vector<Word> words;  // ascending, none without bits
};

/// Reads a chunk row by row.
class RowReader {
 public:
  RowReader(const TupleSpace& space, const LevelChunk& chunk)
      : space_(space), next_(chunk.gaps.data()), end_(next_ + chunk.gaps.size()) {
    advance();
  }

  /// False when nothing is left.
  bool next(RowSlice& slice) {
    if (done_) return false;
    slice.row = space_.row_at(index_ / 64);
    slice.words.clear();
    while (!done_ && index_ / 64 < slice.row.end) {
      const std::uint64_t word = index_ / 64;
      std::uint64_t bits = 0;
      for (; !done_ && index_ / 64 == word; advance()) bits |= std::uint64_t{1} << (index_ % 64);
      slice.words.push_back({word - slice.row.origin, bits});
    }
    return true;
  }

 private:
  void advance() {
    done_ = next_ == end_;
    if (done_) return;
    std::uint64_t gap = *next_ & 127;
    for (int shift = 7; *next_++ >= 128; shift += 7)
      gap |= static_cast<std::uint64_t>(*next_ & 127) << shift;
    index_ += gap;
  }

  const TupleSpace& space_;
  const std::uint8_t *next_, *end_;
  std::uint64_t index_ = 0;
  bool done_ = false;
};

/// Calls `sink(last)` for each bit of `word`.
template <class Sink>
void for_each_last(const RowSlice::Word& word, Sink sink) {
  for (std::uint64_t bits = word.bits; bits != 0; bits &= bits - 1)
    sink(static_cast<SituationId>(word.number * 64 +
                                  static_cast<std::uint64_t>(std::countr_zero(bits))));
}

}  // namespace juchu
