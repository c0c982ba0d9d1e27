#include "model/expression/expression_text.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "testing/generators/random_expression.hpp"

namespace juchu {
namespace {

TEST(ToText, UsesFewParentheses) {
  for (const char* text :
       {"paid || final && paid", "(paid || final) && paid", "!(paid && final)", "ship_date == null",
        "(paid ? 1 : 2) + 3 < 5", "paid ? final : final ? paid : final", "units - (1 - 2) == 3",
        "(units < 3) == paid", "payment in [card, konbini]", "days(method) < -1"}) {
    const auto expression = typed(text, example_scope(), kTruth);
    ASSERT_TRUE(expression) << text;
    EXPECT_EQ(to_text(*expression, example_scope()), text);
  }
}

RC_GTEST_PROP(ToText, X1_reads_the_same, ()) {
  const Type wanted = *rc::gen::elementOf(kOptionalTypes);
  const auto expression = typed(*random_text(wanted.kind, 4), example_scope(), wanted);
  RC_ASSERT(expression.has_value());
  const std::string text = to_text(*expression, example_scope());
  const auto again = typed(text, example_scope(), wanted);
  RC_ASSERT(again.has_value());
  RC_ASSERT(to_text(*again, example_scope()) == text);
  const ExampleSituation situation = *random_situation();
  RC_ASSERT(evaluate(*again, situation) == evaluate(*expression, situation));
}

}  // namespace
}  // namespace juchu
