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
  void add(int cart, Value number);
  void drop(int cart, Value number);

  /// Who uses a number: nearly always one cart.
  struct Users {
    int cart = 0, uses = 0;  // the first one, as long as the number has not been free
    int others = 0;          // how many carts more
  };

  const CompiledRulebook& rules_;
  std::vector<Slot> slots_;
  std::array<Word, Situation::kOrderWords> bits_{};      // theirs
  std::unordered_map<Value, Users> users_;               // by number
  std::unordered_map<std::uint64_t, int> further_uses_;  // by number and cart, of those others
};

}  // namespace juchu
