// Which tuples a breadth-first search has seen, as a hash set of their numbers.
//
// A number is first scrambled in a way that can be undone. Its upper bits then choose one of many
// small open-addressing tables, so only the rest of it has to be kept: 32 bits as long as numbers
// have at most 47. Tables grow one at a time, so growing takes little more memory than there is.
// Each thread owns its share of the tables; numbers are handed over to their owners in rounds.
//
// Invariants: S1 and S2 of bitmap_store.hpp.
#pragma once

#include <algorithm>
#include <array>
#include <limits>
#include <numeric>

#include "properties/composition/level.hpp"
#include "properties/composition/on_threads.hpp"

namespace juchu {

/// Sorts numbers below 2^bits. Cost: linear; as much memory again.
inline void radix_sort(std::vector<std::uint64_t>& numbers, int bits) {
  if (numbers.size() < 1024) {
    std::ranges::sort(numbers);
    return;
  }
  constexpr int kDigit = 11;
  std::vector<std::uint64_t> sorted(numbers.size());
  for (int shift = 0; shift < bits; shift += kDigit) {
    std::array<std::size_t, (1 << kDigit) + 1> begin{};
    const auto digit = [&](std::uint64_t n) { return (n >> shift) & ((1 << kDigit) - 1); };
    for (const std::uint64_t n : numbers) ++begin[digit(n) + 1];
    std::partial_sum(begin.begin(), begin.end(), begin.begin());
    for (const std::uint64_t n : numbers) sorted[begin[digit(n)]++] = n;
    numbers.swap(sorted);
  }
}

/// Numbers of at most `bits` bits; Key holds what one table keeps of them.
template <class Key>
class IndexSet {
 public:
  static constexpr int kKeyBits = std::numeric_limits<Key>::digits - 1;  // one value means empty
  static constexpr int kMostTablesBits = 16;

  explicit IndexSet(int bits)
      : bits_(std::max(bits, 16)), rest_bits_(bits_ - std::max(8, bits_ - kKeyBits)) {
    assert(bits <= 63 && bits_ - rest_bits_ <= kMostTablesBits);
    tables_.resize(std::size_t{1} << (bits_ - rest_bits_));
  }

  [[nodiscard]] std::size_t table_of(std::uint64_t index) const {
    return scrambled(index) >> rest_bits_;
  }
  void prefetch(std::uint64_t index) const {
    const std::uint64_t s = scrambled(index);
    const Table& table = tables_[s >> rest_bits_];
    __builtin_prefetch(table.slots.data() + home(rest(s), table.slots.size()));
  }
  /// False when it is there already.
  bool insert(std::uint64_t index) {
    const std::uint64_t s = scrambled(index);
    Table& table = tables_[s >> rest_bits_];
    if (table.count * 4 >= table.slots.size() * 3) grow(table);
    if (!insert(table, rest(s))) return false;
    ++table.count;
    return true;
  }
  [[nodiscard]] std::uint64_t bytes() const {
    std::uint64_t sum = tables_.size() * sizeof(Table);
    for (const Table& table : tables_) sum += table.slots.capacity() * sizeof(Key);
    return sum;
  }

 private:
  struct Table {
    std::vector<Key> slots;  // 0, or one more than what is kept
    std::size_t count = 0;
  };

  /// One to one on numbers of `bits_` bits: odd factors and shifts can be undone.
  [[nodiscard]] std::uint64_t scrambled(std::uint64_t n) const {
    const std::uint64_t mask = (std::uint64_t{1} << bits_) - 1;
    n = (n * 0x9e3779b97f4a7c15) & mask;
    n ^= n >> (bits_ / 2);
    n = (n * 0xbf58476d1ce4e5b9) & mask;
    return n ^ (n >> (bits_ / 2));
  }
  [[nodiscard]] std::uint64_t rest(std::uint64_t scrambled) const {
    return scrambled & ((std::uint64_t{1} << rest_bits_) - 1);
  }
  /// In the same proportion of the table as `rest` is of all there could be.
  [[nodiscard]] std::size_t home(std::uint64_t rest, std::size_t size) const {
    const std::uint64_t upper = rest_bits_ >= 32 ? rest >> (rest_bits_ - 32)
                                                 : rest << (32 - rest_bits_);
    return (upper * size) >> 32;
  }

  bool insert(Table& table, std::uint64_t rest) {
    const Key key = static_cast<Key>(rest + 1);
    Key* const slots = table.slots.data();
    const std::size_t size = table.slots.size();
    std::size_t at = home(rest, size);
    while (slots[at] != 0) {
      if (slots[at] == key) return false;
      if (++at == size) at = 0;
    }
    slots[at] = key;
    return true;
  }

  void grow(Table& table) {
    const std::size_t size = table.slots.size();
    std::vector<Key> old(std::max<std::size_t>(8, size + size / 4));
    old.swap(table.slots);
    for (const Key key : old)
      if (key != 0) insert(table, std::uint64_t{key} - 1);
  }

  int bits_, rest_bits_;
  std::vector<Table> tables_;
};

template <class Key>
class IndexStore {
 public:
  /// `absorb` after each chunk of each thread, so that what waits for it stays small.
  static constexpr bool kAbsorbsAtOnce = true;

  IndexStore(std::uint64_t words, int threads)
      : bits_(bits_for(words)),
        seen_(bits_),
        waiting_(static_cast<std::size_t>(threads)),
        fresh_(static_cast<std::size_t>(threads)) {
    for (auto& by_owner : waiting_) by_owner.resize(fresh_.size());
  }
  [[nodiscard]] static bool can_keep(std::uint64_t words) {
    return bits_for(words) <=
           std::min(63, IndexSet<Key>::kKeyBits + IndexSet<Key>::kMostTablesBits);
  }

  [[nodiscard]] bool has_memory() const { return true; }
  [[nodiscard]] std::uint64_t bytes() const {
    std::uint64_t numbers = 0;
    for (const auto& list : fresh_) numbers += list.capacity() * 2;  // sorting takes as much again
    for (const auto& by_owner : waiting_)
      for (const auto& list : by_owner) numbers += list.capacity();
    return seen_.bytes() + numbers * sizeof(std::uint64_t);
  }

  class Sink {
   public:
    Sink(IndexStore& store, int thread)
        : store_(store), waiting_(store.waiting_[static_cast<std::size_t>(thread)]) {}
    void prefetch(std::uint64_t) const {}
    void merge(std::uint64_t word, std::uint64_t bits) {
      for (; bits != 0; bits &= bits - 1) {
        const auto bit = static_cast<std::uint64_t>(std::countr_zero(bits));
        const std::uint64_t index = word * 64 + bit;
        waiting_[waiting_.size() == 1 ? 0 : store_.owner_of(index)].push_back(index);
      }
    }

   private:
    IndexStore& store_;
    std::vector<std::vector<std::uint64_t>>& waiting_;
  };

  /// Each owner keeps what waits for it.
  void absorb() {
    on_threads(static_cast<int>(fresh_.size()), [&](int thread) {
      const auto owner = static_cast<std::size_t>(thread);
      for (auto& by_owner : waiting_) {
        absorb(by_owner[owner], fresh_[owner]);
        by_owner[owner].clear();
      }
    });
  }

  [[nodiscard]] Level collect() {
    constexpr std::uint64_t kChunk = 1 << 14;
    std::vector<std::uint64_t> all;
    for (auto& list : fresh_) {
      if (all.empty())
        all.swap(list);
      else
        all.insert(all.end(), list.begin(), list.end());
      list = {};
    }
    radix_sort(all, bits_);
    Level level;
    for (const std::uint64_t index : all) {
      if (level.chunks.empty() || level.chunks.back().count == kChunk) level.chunks.emplace_back();
      level.chunks.back().add(index);
    }
    for (LevelChunk& chunk : level.chunks) chunk.gaps.shrink_to_fit();
    level.chunks.shrink_to_fit();
    return level;
  }

 private:
  [[nodiscard]] static int bits_for(std::uint64_t words) {
    return static_cast<int>(std::bit_width(words)) + 6;
  }
  [[nodiscard]] std::size_t owner_of(std::uint64_t index) const {
    return seen_.table_of(index) % fresh_.size();
  }

  void absorb(const std::vector<std::uint64_t>& numbers, std::vector<std::uint64_t>& fresh) {
    constexpr std::size_t kAhead = 32;
    for (std::size_t i = 0; i < numbers.size(); ++i) {
      if (i + kAhead < numbers.size()) seen_.prefetch(numbers[i + kAhead]);
      if (seen_.insert(numbers[i])) fresh.push_back(numbers[i]);
    }
  }

  int bits_;
  IndexSet<Key> seen_;
  std::vector<std::vector<std::vector<std::uint64_t>>> waiting_;  // by thread, by owner
  std::vector<std::vector<std::uint64_t>> fresh_;                 // by owner
};

}  // namespace juchu
