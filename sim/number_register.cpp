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
    if (is != kUnset) add(cart, is);
  }
}

void NumberRegister::add(int cart, Value number) {
  Users& users = users_.try_emplace(number, Users{cart}).first->second;
  if (users.cart == cart)
    ++users.uses;
  else if (++further_uses_[use(cart, number)] == 1)
    ++users.others;
}

void NumberRegister::drop(int cart, Value number) {
  const auto place = users_.find(number);
  assert(place != users_.end());
  Users& users = place->second;
  if (users.cart == cart) {
    --users.uses;
  } else {
    const auto further = further_uses_.find(use(cart, number));
    assert(further != further_uses_.end());
    if (--further->second > 0) return;
    further_uses_.erase(further);
    --users.others;
  }
  if (users.uses + users.others == 0) users_.erase(place);
}

bool NumberRegister::used_outside(int cart, Value number) const {
  const auto place = users_.find(number);
  if (place == users_.end()) return false;
  const Users& users = place->second;
  if (users.cart == cart) return users.others > 0;
  return users.uses > 0 || users.others > (further_uses_.contains(use(cart, number)) ? 1 : 0);
}

/// An order that does not exist has none, whatever zero bits mean in the slot.
Value NumberRegister::number_in(const Slot& slot, const Word* words) const {
  return rules_.exists(words) ? slot.get(words) : kUnset;
}

}  // namespace juchu
