#include "model/analysis/conditions.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "model/expression/expression_text.hpp"
#include "testing/generators/random_expression.hpp"

namespace juchu {
namespace {

Expression read(const std::string& text, const Type& wanted = kTruth) {
  auto expression = typed(text, example_scope(), wanted);
  EXPECT_TRUE(expression) << text;
  return expression.value_or(truth(false));
}

struct Row {
  const char* what;
  const char* condition;
  const char* smaller;
};

TEST(Conditions, AreMadeSmallerByWhatStandsBeside) {
  const Row rows[] = {
      {"what is said twice", "paid && (paid || final)", "paid"},
      {"its opposite", "paid && !paid", "false"},
      {"its opposite, within", "(paid || final) && !paid", "!paid && final"},
      {"a forbid that says the same", "!(paid && final) && !(!(paid && final))", "false"},
      {"an or that is always true", "paid || !paid", "true"},
      {"a number against its type", "units <= 9", "true"},
      {"numbers on both sides", "units - handed_over > units + 2", "false"},
      {"what fits, and what does not", "handed_over <= units && units - handed_over < 0", "false"},
      {"one number further", "handed_over < units && units - handed_over < 2",
       "handed_over < units && units - handed_over < 2"},
      {"between two numbers", "units > 3 && units > 2", "units > 3"},
      {"one value and another", "payment == card && payment == konbini", "false"},
      {"one value and not another", "payment == card && payment != konbini", "payment == card"},
      {"unset is neither", "rating < 3 || rating >= 3", "rating < 3 || rating >= 3"},
      {"dates stay", "paid_on < today", "paid_on < today"},
  };
  for (const Row& row : rows)
    EXPECT_EQ(to_text(simplified(read(row.condition), example_names()), example_scope()),
              to_text(read(row.smaller), example_scope()))
        << row.what;
}

RC_GTEST_PROP(Conditions, W1_making_smaller_changes_no_truth, ()) {
  std::vector<Expression> parts;
  for (int i = 0; i < 3; ++i) parts.push_back(read(*random_text(Kind::Bool, 3)));
  if (*rc::gen::arbitrary<bool>()) parts.push_back(negated(parts.front()));
  const Expression condition = *rc::gen::arbitrary<bool>() ? all_of(parts) : any_of(parts);
  const Expression smaller = simplified(condition, example_names());
  for (int i = 0; i < 5; ++i) {
    const ExampleSituation situation = *random_situation();
    RC_ASSERT(evaluate(smaller, situation) == evaluate(condition, situation));
  }
  RC_CLASSIFY(smaller.op == Op::Constant, "constant");
}

RC_GTEST_PROP(Conditions, differing_tells_values_apart, ()) {
  const Type type = *rc::gen::elementOf(kOptionalTypes);
  const Expression one = read(*random_text(type.kind, 2), type);
  const Expression other = read(*random_text(type.kind, 2), type);
  const Expression unlike = differing(one, other);
  const ExampleSituation situation = *random_situation();
  const bool differ = evaluate(one, situation) != evaluate(other, situation);
  RC_ASSERT((evaluate(unlike, situation) != 0) == differ);
  RC_CLASSIFY(differ, "different");
}

}  // namespace
}  // namespace juchu
