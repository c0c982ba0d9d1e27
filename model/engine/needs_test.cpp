#include "model/engine/needs.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "model/engine/today.hpp"
#include "testing/generators/plan_generators.hpp"
#include "testing/generators/random_rules.hpp"
#include "testing/rulebooks/shipped_rules.hpp"

namespace juchu {
namespace {

constexpr Day kToday = 20000;
constexpr Value kNear = 20;  // days, and numbers, of the values that are tried

/// An order, cart and shop with any values in their fields.
Situation any_situation(const CompiledRulebook& rules) {
  Situation situation;
  for (const Slot& slot : rules.fields) {
    const bool date = slot.low <= kToday - kNear && kToday + kNear <= slot.high;
    const Value low = date ? kToday - kNear : slot.low;
    const Value high = date ? kToday + kNear : std::min(slot.high, slot.low + kNear);
    const bool status = &slot == &rules.fields.front();  // an order that exists
    const bool unset = slot.optional && !status && *rc::gen::arbitrary<bool>();
    slot.put(situation.words.data(), unset ? kUnset : *rc::gen::inRange<Value>(low, high + 1));
  }
  return situation;
}

Situation without(Situation situation, const Situation& bits) {
  for (std::size_t word = 0; word < situation.words.size(); ++word)
    situation.words[word] &= ~bits.words[word];
  return situation;
}

/// What the rules ask of a situation alone.
std::vector<Program> conditions_of(const CompiledRulebook& rules) {
  std::vector<Program> programs = rules.hazards;
  for (std::size_t p = 0; p < rules.properties.size(); ++p)
    if (!rules.rulebook().properties[p].of_steps()) programs.push_back(rules.properties[p]);
  for (const CompiledNorm& norm : rules.norms) programs.push_back(norm.holds);
  for (const CompiledDayChange& change : rules.day_changes) programs.push_back(change.when);
  return programs;
}

/// No condition holds without the bits that it needs, and none holds where its row is passed over.
void expect_needs_are_needed(const CompiledRulebook& rules, int& asked) {
  const Situation any = any_situation(rules);
  const Today day(kToday);
  for (const Program& program : conditions_of(rules)) {
    if (program.empty()) continue;
    const auto needed = needed_bits(&rules.code[program.begin]);
    if (!needed) continue;
    const Situation bare = without(any, needed->bits);
    RC_ASSERT(!(rules.holds(program, banks_of(bare, day))));
    ++asked;
  }
  for (const Watch& watch : rules.watches)
    for (std::uint32_t i = 0; i < watch.hazards.size; ++i) {
      const std::size_t at = watch.hazards.begin + i;
      const bool holds = rules.holds(rules.hazards[rules.indices[at]], banks_of(any, day));
      RC_ASSERT(!(holds && !rules.needs[at].met(any.words.data())));
    }
}

TEST(Needs, AreKnownOfMostConditions) {
  int asked = 0;
  const auto rules = shipped_rules("qoo10-jp");
  EXPECT_TRUE(rc::check([&] { expect_needs_are_needed(*rules, asked); }));
  EXPECT_GT(asked, 100 * 20);
}

RC_GTEST_PROP(Needs, AreNeededUnderRandomRules, ()) {
  int asked = 0;
  const CompiledRulebook rules = random_rules(*rulebook_plans(RulebookPlan()));
  for (int i = 0; i < 5; ++i) expect_needs_are_needed(rules, asked);
}

TEST(NeededBits, AreThoseFoundZero) {
  const auto rules = rules_of_file("testing/rulebooks/parcels.json");
  int found = 0;
  for (const Program& program : conditions_of(rules))
    if (!program.empty() && needed_bits(&rules.code[program.begin])) ++found;
  EXPECT_GT(found, 0);
}

}  // namespace
}  // namespace juchu
