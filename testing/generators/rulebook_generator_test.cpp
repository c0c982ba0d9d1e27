// What random rulebooks are made of.
#include <map>

#include <gtest/gtest.h>

#include "testing/generators/random_rules.hpp"

namespace juchu {
namespace {

TEST(RandomRulebook, HasPropertiesOfEveryPattern) {
  std::map<Pattern, int> times;
  int bounded = 0, unbounded = 0, of_more_orders = 0;
  for (std::uint64_t seed = 0; seed < 40; ++seed) {
    RulebookPlan plan;
    plan.seed = seed;
    const CompiledRulebook rules = random_rules(plan);
    for (const Property& property : rules.rulebook().properties) {
      ++times[property.pattern];
      if (property.pattern == Pattern::LeadsTo) ++(property.within < 0 ? unbounded : bounded);
      if (property.orders > 1) ++of_more_orders;
    }
  }
  for (std::size_t p = 0; p < kPatternKeys.size(); ++p)
    EXPECT_GT(times[static_cast<Pattern>(p)], 5) << kPatternKeys[p];
  EXPECT_GT(bounded, 0);
  EXPECT_GT(unbounded, 0);
  EXPECT_GT(of_more_orders, 0);
}

}  // namespace
}  // namespace juchu
