#include "sim/number_register.hpp"

#include <algorithm>
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
    if (is != kUnset) carts_of_.emplace(is, cart);
  }
}

void NumberRegister::drop(int cart, Value number) {
  const auto [first, last] = carts_of_.equal_range(number);
  const auto use = std::find_if(first, last, [&](const auto& at) { return at.second == cart; });
  assert(use != last);
  carts_of_.erase(use);
}

bool NumberRegister::used_outside(int cart, Value number) const {
  const auto [first, last] = carts_of_.equal_range(number);
  return std::any_of(first, last, [&](const auto& use) { return use.second != cart; });
}

/// An order that does not exist has none, whatever zero bits mean in the slot.
Value NumberRegister::number_in(const Slot& slot, const Word* words) const {
  return rules_.exists(words) ? slot.get(words) : kUnset;
}

}  // namespace juchu
