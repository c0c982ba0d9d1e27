// Where tracking numbers are registered: for which orders of which carts.
#pragma once

#include <array>
#include <unordered_map>
#include <vector>

#include "model/engine/compiled_rulebook.hpp"

namespace juchu {

class NumberRegister {
 public:
  /// The rules outlive this.
  explicit NumberRegister(const CompiledRulebook& rules);

  /// Moves the numbers that an order of `cart` holds from its words `before` to those `after`.
  void update(int cart, const Word* before, const Word* after);
  /// Whether an order of another cart than `cart` holds `number`, which is set.
  [[nodiscard]] bool used_outside(int cart, Value number) const;

 private:
  [[nodiscard]] Value number_in(const Slot& slot, const Word* words) const;
  void drop(int cart, Value number);

  const CompiledRulebook& rules_;
  std::vector<Slot> slots_;
  std::array<Word, Situation::kOrderWords> bits_{};  // theirs
  std::unordered_multimap<Value, int> carts_of_;     // by number: a cart for each use
};

}  // namespace juchu
