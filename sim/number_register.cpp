#include "sim/number_register.hpp"

#include <algorithm>

namespace juchu {

NumberRegister::NumberRegister(const CompiledRulebook& rules) : rules_(rules) {
  const auto& fields = rules.rulebook().fields;
  for (std::size_t f = 0; f < fields.size(); ++f)
    if (fields[f].type.kind == Kind::Token && fields[f].scope == FieldScope::Order)
      slots_.push_back(rules.field(static_cast<int>(f)));
}

void NumberRegister::update(int cart, const Situation& before, const Situation& after) {
  for (const Slot& slot : slots_) {
    const Value was = number_in(slot, before), is = number_in(slot, after);
    if (was == is) continue;
    if (was != kUnset) --carts_of_[was][cart];
    if (is != kUnset) ++carts_of_[is][cart];
  }
}

bool NumberRegister::used_outside(int cart, Value number) const {
  const auto known = carts_of_.find(number);
  return known != carts_of_.end() && std::ranges::any_of(known->second, [&](const auto& use) {
           return use.first != cart && use.second > 0;
         });
}

Value NumberRegister::number_in(const Slot& slot, const Situation& situation) const {
  return rules_.exists(situation) ? slot.get(situation.words.data()) : kUnset;
}

}  // namespace juchu
