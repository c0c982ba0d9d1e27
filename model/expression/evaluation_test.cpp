#include "model/expression/evaluation.hpp"

#include <gtest/gtest.h>

#include "testing/generators/random_expression.hpp"
#include "testing/rulebooks/example_shop.hpp"

namespace juchu {
namespace {

// Everything optional is unset but ship_date, which is day 110; today is day 100; units is 4.
ExampleSituation a_situation() {
  ExampleSituation situation;
  for (const Side side : {Side::Before, Side::After}) {
    situation.fields[{side, "ship_date"}] = 110;
    situation.fields[{side, "paid_on"}] = 90;
    situation.fields[{side, "units"}] = 4;
    situation.fields[{side, "paid"}] = 1;
    for (const char* unset : {"rating", "number", "sent_by", "parcel[1].sent_on"})
      situation.fields[{side, unset}] = kUnset;
  }
  situation.fields[{Side::After, "paid"}] = 0;
  situation.parameters = {
      {"date", 105}, {"parcel", 2}, {"number", 7}, {"method", 1}, {"rating", kUnset}};
  return situation;
}

struct Row {
  const char* what;
  const char* text;
  Value value;
};

void check(std::span<const Row> rows, const Scope& scope, const Type& wanted) {
  const ExampleSituation situation = a_situation();
  for (const Row& row : rows) {
    const auto unfolded = typed(row.text, scope, wanted);
    ASSERT_TRUE(unfolded) << row.text;
    EXPECT_EQ(evaluate(*unfolded, situation), row.value) << row.what;
  }
}

TEST(Evaluate, ComputesConditions) {
  const Row rows[] = {
      {"equal", "units == 4", 1},
      {"not equal", "units != 4", 0},
      {"less", "units < 4", 0},
      {"less or equal", "units <= 4", 1},
      {"greater", "units > 3", 1},
      {"greater or equal", "units >= 5", 0},
      {"and", "paid && units == 5", 0},
      {"or", "paid || units == 5", 1},
      {"not", "!paid", 0},
      {"in", "units in [1, 4]", 1},
      {"not in", "units in [1, 3]", 0},
      {"arms", "paid ? units == 4 : final", 1},
      {"final", "final", 0},
      {"fits", "fits(event.number, method)", 1},
      {"check digit", "check_digit_fits(event.number, method)", 1},
      {"used elsewhere", "used_elsewhere(event.number)", 1},
      {"a column", "trackable(event.method)", 0},
      {"the chosen parcel", "parcel[event.parcel].sent_on == null", 0},
      {"some parcel", "parcel.exists(p, p.sent_on == null)", 1},
      {"every parcel", "parcel.all(p, p.sent_on == null)", 0},
  };
  check(rows, example_scope(), kTruth);
}

TEST(Evaluate, KnowsUnset) {
  const Row rows[] = {
      {"is null", "sent_by == null", 1},
      {"is not null", "sent_by != null", 0},
      {"set", "ship_date != null", 1},
      {"== is false", "sent_by == sagawa", 0},
      {"and so is !=", "sent_by != sagawa", 0},
      {"and <", "rating < 3", 0},
      {"and <=", "rating <= 3", 0},
      {"and >", "rating > 3", 0},
      {"and >=", "rating >= 3", 0},
      {"even to itself", "rating == rating", 0},
      {"to another unset one", "rating == event.rating", 0},
      {"not is true then", "!(rating < 3)", 1},
      {"in is false", "rating in [1, 2, 3]", 0},
      {"sums are unset", "rating + 1 == null", 1},
      {"on the right too", "1 - rating == null", 1},
      {"and dates", "ship_date + rating == null", 1},
      {"an unset arm", "(paid ? null : ship_date) == null", 1},
      {"a set arm", "(paid ? ship_date : null) == null", 0},
      {"a column of truths is false", "trackable(sent_by)", 0},
      {"a column of numbers is unset", "days(sent_by) == null", 1},
      {"fits is false without a number", "fits(number, method)", 0},
      {"or a method", "fits(event.number, sent_by)", 0},
      {"check digits likewise", "check_digit_fits(number, method)", 0},
      {"business days are unset", "business_days_since(parcel[1].sent_on) == null", 1},
      {"or counted", "business_days_since(ship_date) == 3", 1},
  };
  check(rows, example_scope(), kTruth);
}

TEST(Evaluate, ComputesValues) {
  const Row numbers[] = {
      {"sums", "units + 3 - 9", -2},         {"days between", "ship_date - today", 10},
      {"a column", "days(event.method)", 5}, {"unset", "rating - 1", kUnset},
      {"a parameter", "undated_days", 14},
  };
  check(numbers, example_scope(), {.kind = Kind::Int, .optional = true});
  const Row dates[] = {{"later", "today + 14", 114}, {"earlier", "ship_date - 14", 96}};
  check(dates, example_scope(), {.kind = Kind::Date, .optional = true});
}

TEST(Evaluate, SpeaksAboutSteps) {
  const Row rows[] = {
      {"before", "before.paid", 1},
      {"after", "after.paid", 0},
      {"who", "by == buyer", 1},
      {"who not", "by != buyer", 0},
      {"what", "event == pay", 1},
      {"one of", "event in [ship, cancel]", 0},
      {"what not", "event != ship", 1},
      {"mail", "sends(paid_mail)", 1},
      {"no mail", "sends(shipped_mail)", 0},
  };
  check(rows, example_step(), kTruth);
}

}  // namespace
}  // namespace juchu
