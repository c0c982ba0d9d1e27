// Numbers for the tuples of situations that K orders can be in, laid out as a bitmap.
//
// A tuple is its first K - 1 situations, which name a row, and its last one, which is a bit of that
// row. Rows begin at whole words, so that what changes one of the first situations moves 64 tuples
// at once. When orders are interchangeable only ascending tuples are numbered: a row then begins at
// the word of its greatest situation, and rows with the same greatest stand together.
//
// Invariants
//   T1  `tuple_of(index_of(t))` is t, and every number is below 64 * words().
//   T2  Of two tuples in one row the one with the smaller last situation has the smaller number.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "properties/composition/order_tables.hpp"

namespace juchu {

inline constexpr int kMostOrders = 8;

class TupleSpace {
 public:
  using Tuple = std::array<SituationId, kMostOrders>;

  /// Requires: 1 <= orders <= kMostOrders. One order is not symmetric to anything.
  TupleSpace(SituationId situations, int orders, bool symmetric);

  /// False when there are more tuples than numbers; nothing else may be asked then.
  [[nodiscard]] bool countable() const { return countable_; }
  [[nodiscard]] std::uint64_t words() const { return words_; }
  [[nodiscard]] int orders() const { return orders_; }
  [[nodiscard]] SituationId situations() const { return situations_; }
  [[nodiscard]] bool symmetric() const { return symmetric_; }

  struct Row {
    Tuple first{};             // the first K - 1 situations; ascending when symmetric
    SituationId least = 0;     // the last situation is at least this
    std::uint64_t origin = 0;  // the bit of last situation s is bit s % 64 of word origin + s / 64
    std::uint64_t begin = 0, end = 0;  // its words
  };
  /// The row that `word` belongs to. Cost: a few divisions or binary searches.
  [[nodiscard]] Row row_at(std::uint64_t word) const;

  /// `Row::origin` of the row that `first` names.
  [[nodiscard]] std::uint64_t origin_of(const Tuple& first) const;

  [[nodiscard]] std::uint64_t index_of(const Tuple& tuple) const {
    return origin_of(tuple) * 64 + tuple[last()];
  }
  [[nodiscard]] Tuple tuple_of(std::uint64_t index) const;

  /// The tuple that stands for `tuple`: ascending when symmetric.
  [[nodiscard]] Tuple standing_for(Tuple tuple) const;

  /// The greatest of `first`: where its row begins when symmetric.
  [[nodiscard]] SituationId least_of(const Tuple& first) const {
    return symmetric_ ? first[last() - 1] : 0;
  }

 private:
  [[nodiscard]] std::size_t last() const { return static_cast<std::size_t>(orders_ - 1); }
  void lay_out_ascending();
  [[nodiscard]] std::uint64_t words_from(SituationId least) const { return stride_ - least / 64; }

  SituationId situations_;
  int orders_;
  bool symmetric_, countable_ = true;
  std::uint64_t stride_;  // words of a whole row
  std::uint64_t words_ = 0;
  // When symmetric: choose_[i][d], how many ascending (i + 1)-tuples are below d everywhere, ranks
  // them by their greatest situation first; base_[m] is where the rows with the greatest m begin.
  std::vector<std::vector<std::uint64_t>> choose_;
  std::vector<std::uint64_t> base_;
};

/// Puts the first `count` situations of `tuple` in ascending sequence.
void sort_first(TupleSpace::Tuple& tuple, std::size_t count);

}  // namespace juchu
