// Where tracking numbers are registered: for which orders of which carts.
#pragma once

#include <unordered_map>
#include <vector>

#include "model/engine/compiled_rulebook.hpp"

namespace juchu {

class NumberRegister {
 public:
  /// The rules outlive this.
  explicit NumberRegister(const CompiledRulebook& rules);

  /// Moves the numbers that an order of `cart` holds from `before` to `after`.
  void update(int cart, const Situation& before, const Situation& after);
  /// Whether an order of another cart than `cart` holds `number`, which is set.
  [[nodiscard]] bool used_outside(int cart, Value number) const;

 private:
  [[nodiscard]] Value number_in(const Slot& slot, const Situation& situation) const;

  const CompiledRulebook& rules_;
  std::vector<Slot> slots_;
  /// Uses by number and cart; only asked whether there are any.
  std::unordered_map<Value, std::unordered_map<int, int>> carts_of_;
};

}  // namespace juchu
