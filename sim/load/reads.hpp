// What a program reads of a situation, so that it is asked anew only where that has changed.
#pragma once

#include <vector>

#include "model/engine/program.hpp"

namespace juchu {

/// The bits of a situation on which programs depend.
class ReadBits {
 public:
  /// Adds those that `program` in `code` reads.
  void add(const std::vector<Instruction>& code, const Program& program);
  void add(const Slot& slot) { bits_.words[slot.word] |= slot.mask() << slot.shift; }
  /// Whether the answer may be another `after` than `before` while the day is the same.
  [[nodiscard]] bool differ(const Situation& before, const Situation& after) const {
    Word changed = 0;
    for (std::size_t w = 0; w < bits_.words.size(); ++w)
      changed |= (before.words[w] ^ after.words[w]) & bits_.words[w];
    return changed != 0;
  }

 private:
  Situation bits_;  // ones where something is read
};

}  // namespace juchu
