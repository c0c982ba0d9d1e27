// What properties over time remember of each order: *leads to* (is something still owed, and since
// how many days), *precedes* (has it already been).
//
// It belongs to the explorer; the engine and the rulebook know nothing of it.
#pragma once

#include <vector>

#include "model/analysis/slice.hpp"

namespace juchu {

class OverTime {
 public:
  explicit OverTime(const Slice& slice);

  [[nodiscard]] bool empty() const { return watched_.empty(); }
  /// Properties for which there was no room beside the others, as bits of the slice's: ask about
  /// them alone.
  [[nodiscard]] std::uint64_t unwatched() const { return unwatched_; }
  /// Counts the change to a new day, before its deadlines. Answers the properties that are broken
  /// by it, as bits of the slice's: what had to follow within some days has not.
  [[nodiscard]] std::uint64_t pass_day(Word& memory) const;
  /// Brings what is remembered (`memory`) of an order up to its next situation, on `today`. Answers
  /// the properties that are broken, as bits of the slice's.
  [[nodiscard]] std::uint64_t update(Word& memory, const Situation& after, Day today) const;
  /// Whether property `index` (of the slice) still owes its goal.
  [[nodiscard]] bool owes(Word memory, int index) const;

 private:
  struct Watched {
    std::size_t property = 0;
    bool leads_to = false;
    Value within = -1;  // days; -1: some day
    int shift = 0;      // in the memory
    int width = 1;

    [[nodiscard]] Word mask() const { return (Word{1} << width) - 1; }
    [[nodiscard]] Word value_in(Word memory) const { return memory >> shift & mask(); }
    void put(Word& memory, Word value) const {
      memory = (memory & ~(mask() << shift)) | value << shift;
    }
  };

  const CompiledRulebook& rules_;
  std::vector<Watched> watched_;
  std::uint64_t unwatched_ = 0;
};

}  // namespace juchu
