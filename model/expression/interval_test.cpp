#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "model/expression/expression_reader.hpp"
#include "testing/generators/random_expression.hpp"

namespace juchu {
namespace {

RC_GTEST_PROP(IntervalOf, holds_every_value, ()) {
  const Type wanted = *rc::gen::elementOf(kOptionalTypes);
  const auto expression = typed(*random_text(wanted.kind, 4), example_scope(), wanted);
  RC_ASSERT(expression.has_value());
  const Value value = evaluate(*expression, *random_situation());
  const Interval interval = interval_of(*expression, example_names());
  RC_PRE(value != kUnset);
  RC_ASSERT(interval.low <= value);
  RC_ASSERT(value <= interval.high);
}

TEST(IntervalOf, KnowsBounds) {
  struct Row {
    const char* text;
    Kind kind;
    Interval expected;
  };
  const Row rows[] = {
      {"units", Kind::Int, {0, 9}},
      {"units - handed_over + 3", Kind::Int, {1, 12}},
      {"paid ? -5 : units", Kind::Int, {-5, 9}},
      {"days(method)", Kind::Int, {2, 5}},
      {"undated_days", Kind::Int, {14, 14}},
      {"business_days_since(ship_date)", Kind::Int, {0, 1000}},
      {"today - today", Kind::Int, {-84005, 84005}},
      {"units < 10", Kind::Bool, {1, 1}},
      {"units > 9", Kind::Bool, {0, 0}},
      {"units == 9", Kind::Bool, {0, 1}},
      {"rating < 10", Kind::Bool, {0, 1}},
      {"units < 10 && paid", Kind::Bool, {0, 1}},
      {"units < 10 || paid", Kind::Bool, {1, 1}},
      {"!(units < 10)", Kind::Bool, {0, 0}},
      {"payment == card", Kind::Bool, {0, 1}},
  };
  for (const Row& row : rows) {
    const auto expression = typed(row.text, example_scope(), {.kind = row.kind, .optional = true});
    ASSERT_TRUE(expression) << row.text;
    const Interval interval = interval_of(*expression, example_names());
    EXPECT_EQ(interval.low, row.expected.low) << row.text;
    EXPECT_EQ(interval.high, row.expected.high) << row.text;
  }
}

}  // namespace
}  // namespace juchu
