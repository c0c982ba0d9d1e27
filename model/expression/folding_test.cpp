#include "model/expression/folding.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "model/expression/expression_text.hpp"
#include "testing/generators/random_expression.hpp"

namespace juchu {
namespace {

std::string folded(const char* text, const Type& wanted) {
  auto expression = typed(text, example_scope(), wanted);
  if (!expression) return "a problem";
  fold(*expression);
  return to_text(*expression, example_scope());
}

TEST(Fold, DecidesWhatIsConstant) {
  struct Row {
    const char* what;
    const char* text;
    const char* expected;
  };
  const Row rows[] = {
      {"an arm", "strict ? paid : final", "paid"},
      {"the other arm", "lenient ? paid : final", "final"},
      {"true && x", "strict && paid", "paid"},
      {"x && true", "paid && strict", "paid"},
      {"false && x", "lenient && paid", "false"},
      {"x && false", "paid && lenient", "false"},
      {"true || x", "strict || paid", "true"},
      {"x || false", "paid || lenient", "paid"},
      {"not", "!strict", "false"},
      {"sums", "units < undated_days - 4 + 1", "units < 11"},
      {"comparisons", "undated_days >= 14", "true"},
      {"lists", "undated_days in [7, 14]", "true"},
      {"an empty list", "units in []", "false"},
      {"deep inside", "paid || (strict ? lenient : paid) && final", "paid"},
      {"nothing to decide", "paid || final", "paid || final"},
      {"== with unset", "ship_date == (strict ? null : today)", "false"},
      {"!= with unset", "ship_date != (strict ? null : today)", "false"},
      {"a sum with unset", "ship_date + (strict ? null : 1) == null", "true"},
      {"a column of unset", "days(strict ? null : method) == 3", "false"},
      {"a truth of unset", "trackable(strict ? null : method)", "false"},
      {"what a reading leaves set", "(strict ? today : ship_date) + 1 == null", "false"},
      {"what it leaves unset", "(strict ? null : ship_date) == null", "true"},
  };
  for (const Row& row : rows) EXPECT_EQ(folded(row.text, kTruth), row.expected) << row.what;
}

RC_GTEST_PROP(Fold, F1_changes_no_value, ()) {
  const Type wanted = *rc::gen::elementOf(kOptionalTypes);
  const std::string text = *random_text(wanted.kind, 4);
  auto expression = typed(text, example_scope(), wanted);
  RC_ASSERT(expression.has_value());
  const ExampleSituation situation = *random_situation();
  const Value before = evaluate(*expression, situation);
  const Type type = expression->type;
  fold(*expression);
  RC_ASSERT(evaluate(*expression, situation) == before);
  RC_ASSERT(expression->type.comparable(type));
  RC_ASSERT(type.optional || !expression->type.optional);
  RC_CLASSIFY(expression->op == Op::Constant, "constant");
  RC_CLASSIFY(before == kUnset, "unset");
}

}  // namespace
}  // namespace juchu
