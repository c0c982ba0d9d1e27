// Small rulebooks whose verdicts were worked out by hand: what `check` says of them, with and
// without its reductions.
#include <gtest/gtest.h>

#include "properties/check/check.hpp"
#include "testing/generators/random_rules.hpp"

namespace juchu {
namespace {

struct Row {
  const char* rulebook;
  const char* property;
  bool holds;
};

constexpr Row kRows[] = {
    // late becomes done on the day on which it becomes late, unwarned
    {"between_deadlines", "seen", true},
    {"between_deadlines", "warn-first", false},
    {"between_deadlines", "late-warned", false},
    // b is come to within a day, between two deadlines
    {"between_deadlines_too", "some", true},
    {"between_deadlines_too", "in1", true},
    {"between_deadlines_too", "ever", true},
    {"between_deadlines_too", "rch", true},
    // only the second order of a cart can go astray
    {"second_of_a_cart", "stuck", false},
    {"second_of_a_cart", "up2", true},
    {"second_of_a_cart", "lt", false},
    {"second_of_a_cart", "ltw", false},
    // what breaches a norm first and breaks a promise then is outside of the promises, too
    {"norm_before_promise", "s", false},
    {"norm_before_promise", "n", true},
    {"norm_before_promise", "pr", true},
    {"norm_before_promise", "lt", true},
    {"norm_before_promise", "ltw", true},
    {"norm_before_promise", "ss", false},
    {"norm_before_promise", "ns", true},
    // a date's being set is asked of what is made of it
    {"set_dates", "later", false},
    {"set_dates", "not-later", false},
    {"set_dates", "either", false},
    {"set_dates", "rushed", true},
};

TEST(HandWorked, Verdicts) {
  for (const Row& row : kRows) {
    const auto rules = std::make_shared<const CompiledRulebook>(
        rules_of_file(std::string("testing/rulebooks/") + row.rulebook + ".json"));
    for (const bool reduce : {true, false}) {
      CheckOptions options;
      options.reduce = reduce;
      options.only = {row.property};
      const PropertyResult result = check(rules, options).properties.at(0);
      const Property& property = rules->rulebook()
                                     .properties[static_cast<std::size_t>(result.property)];
      EXPECT_EQ(violated(property, result.all),
                row.holds ? Possibility::Impossible : Possibility::Possible)
          << row.rulebook << ", " << row.property << (reduce ? "" : ", without reductions");
    }
  }
}

}  // namespace
}  // namespace juchu
