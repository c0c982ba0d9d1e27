#include "sim/number_register.hpp"

#include <set>

#include <gtest/gtest.h>

#include "testing/generators/choices.hpp"
#include "testing/rulebooks/shipped_rules.hpp"

namespace juchu {
namespace {

/// Who holds which number, looked up one by one.
bool used_outside(const std::vector<std::set<Value>>& numbers, const std::vector<int>& carts,
                  int cart, Value number) {
  for (std::size_t order = 0; order < numbers.size(); ++order)
    if (carts[order] != cart && numbers[order].contains(number)) return true;
  return false;
}

TEST(NumberRegister, KnowsWhoElseHoldsANumber) {
  const auto compiled = shipped_rules("qoo10-jp");
  const CompiledRulebook& rules = *compiled;
  std::vector<int> fields;
  for (std::size_t f = 0; f < rules.rulebook().fields.size(); ++f)
    if (rules.rulebook().fields[f].type.kind == Kind::Token) fields.push_back(static_cast<int>(f));
  ASSERT_FALSE(fields.empty());
  Choices choices(7, "numbers");
  const std::vector<int> carts{0, 0, 1, 2};
  std::vector<Situation> orders(carts.size());
  for (Situation& order : orders) rules.fields.front().put(order.words.data(), 0);
  NumberRegister register_of(rules);
  int outside = 0;
  for (int change = 0; change < 2'000; ++change) {
    const auto order = static_cast<std::size_t>(choices.below(static_cast<int>(orders.size())));
    const Situation before = orders[order];
    const Slot& slot = rules.field(
        fields[static_cast<std::size_t>(choices.below(static_cast<int>(fields.size())))]);
    slot.put(orders[order].words.data(), choices.below(4) == 0 ? kUnset : choices.below(3));
    register_of.update(carts[order], before.words.data(), orders[order].words.data());
    std::vector<std::set<Value>> numbers(orders.size());
    for (std::size_t o = 0; o < orders.size(); ++o)
      for (const int field : fields)
        numbers[o].insert(rules.field(field).get(orders[o].words.data()));
    for (int cart = 0; cart < 3; ++cart)
      for (Value number = 0; number < 3; ++number) {
        const bool expected = used_outside(numbers, carts, cart, number);
        outside += expected;
        ASSERT_EQ(register_of.used_outside(cart, number), expected) << "after " << change + 1;
      }
  }
  EXPECT_GT(outside, 1'000);
}

}  // namespace
}  // namespace juchu
