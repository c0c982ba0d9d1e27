// Where tracking numbers are registered: for which orders of which carts.
#pragma once

#include <array>
#include <cstdint>
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
  /// Whether an order of another cart than `cart` holds `number`, which is set. Costs the same
  /// however many do.
  [[nodiscard]] bool used_outside(int cart, Value number) const;

 private:
  static std::uint64_t use(int cart, Value number) {
    return static_cast<std::uint64_t>(number) << 32 | static_cast<std::uint32_t>(cart);
  }
  [[nodiscard]] Value number_in(const Slot& slot, const Word* words) const;
  void drop(int cart, Value number);

  const CompiledRulebook& rules_;
  std::vector<Slot> slots_;
  std::array<Word, Situation::kOrderWords> bits_{};  // theirs
  std::unordered_map<std::uint64_t, int> uses_;      // by number and cart
  std::unordered_map<Value, int> carts_of_;          // by number: how many use it
};

}  // namespace juchu
