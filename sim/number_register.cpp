#include "sim/number_register.hpp"

#include <cassert>

namespace juchu {

NumberRegister::NumberRegister(const CompiledRulebook& rules) : rules_(rules) {
  const auto& fields = rules.rulebook().fields;
  for (std::size_t f = 0; f < fields.size(); ++f) {
    if (fields[f].type.kind != Kind::Token || fields[f].scope != FieldScope::Order) continue;
    const Slot& slot = slots_.emplace_back(rules.fields[f]);
    bits_[slot.word] |= slot.mask() << slot.shift;
  }
}

void NumberRegister::update(int cart, const Word* before, const Word* after) {
  Word changed = Word{rules_.exists(before) != rules_.exists(after)};
  for (std::size_t w = 0; w < bits_.size(); ++w) changed |= (before[w] ^ after[w]) & bits_[w];
  if (changed == 0) return;
  for (const Slot& slot : slots_) {
    const Value was = number_in(slot, before), is = number_in(slot, after);
    if (was == is) continue;
    if (was != kUnset) drop(cart, was);
    if (is != kUnset && ++uses_[use(cart, is)] == 1) ++carts_of_[is];
  }
}

void NumberRegister::drop(int cart, Value number) {
  const auto uses = uses_.find(use(cart, number));
  assert(uses != uses_.end());
  if (--uses->second > 0) return;
  uses_.erase(uses);
  const auto carts = carts_of_.find(number);
  if (--carts->second == 0) carts_of_.erase(carts);
}

bool NumberRegister::used_outside(int cart, Value number) const {
  const auto carts = carts_of_.find(number);
  return carts != carts_of_.end() && carts->second > (uses_.contains(use(cart, number)) ? 1 : 0);
}

/// An order that does not exist has none, whatever zero bits mean in the slot.
Value NumberRegister::number_in(const Slot& slot, const Word* words) const {
  return rules_.exists(words) ? slot.get(words) : kUnset;
}

}  // namespace juchu
