// What properties over time remember of each order: *leads to* (is something still owed, and since
// how many days), *precedes* (has it already been).
//
// It belongs to the explorer; the engine and the rulebook know nothing of it.
#pragma once

#include <vector>

#include "properties/explorer/slice.hpp"

namespace juchu {

class OverTime {
 public:
  explicit OverTime(const Slice& slice);

  [[nodiscard]] bool empty() const { return watched_.empty(); }
  /// Properties for which there was no room beside the others, as bits of the slice's: ask about
  /// them alone.
  [[nodiscard]] std::uint64_t unwatched() const { return unwatched_; }
  /// Brings what is remembered (`memory`) of an order up to `after`, on `today`; `new_day`: a day
  /// has just begun. Answers the properties that are broken, as bits of the slice's.
  [[nodiscard]] std::uint64_t update(Word& memory, const Situation& after, Day today,
                                     bool new_day) const;
  /// Whether property `index` (of the slice) still owes its goal.
  [[nodiscard]] bool owes(Word memory, int index) const;

 private:
  struct Watched {
    std::size_t property = 0;
    bool leads_to = false;
    Value within = -1;  // days; -1: some day
    int shift = 0;      // in the memory
    int width = 1;
  };

  const CompiledRulebook& rules_;
  std::vector<Watched> watched_;
  std::uint64_t unwatched_ = 0;
};

}  // namespace juchu
