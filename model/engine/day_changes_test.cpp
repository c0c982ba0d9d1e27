#include "model/engine/day_changes.hpp"

#include <algorithm>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "model/expression/expression_text.hpp"
#include "model/expression/folding.hpp"
#include "testing/generators/random_expression.hpp"

namespace juchu {
namespace {

constexpr Value kFarDay = 1000;

Expression condition(std::string_view text) {
  std::optional<Expression> typed_condition = typed(text, example_scope(), kTruth);
  if (!typed_condition) return {.op = Op::Constant, .type = kTruth, .value = 1};
  fold(*typed_condition);
  return *typed_condition;
}

/// `day if when`, joined by "; ". Of a counter: `#number`.
std::string changes_of(std::string_view text) {
  std::string all;
  for (const DayChange& change : day_changes(condition(text))) {
    if (!all.empty()) all += "; ";
    if (change.counter >= 0) all += "#";
    all += to_text(change.day, example_scope());
    if (change.when.op != Op::Constant) all += " if " + to_text(change.when, example_scope());
  }
  return all;
}

TEST(DayChanges, AreTheDaysOnWhichAComparisonTurns) {
  struct Row {
    const char* what;
    const char* text;
    const char* expected;
  };
  const Row rows[] = {
      {"nothing moves", "paid && ship_date < paid_on", ""},
      {"from a day on", "today >= ship_date", "ship_date"},
      {"after a day", "today > ship_date", "ship_date + 1"},
      {"before a day", "today < ship_date", "ship_date"},
      {"until a day", "today <= ship_date + 2", "ship_date + 3"},
      {"on a day", "today == ship_date", "ship_date; ship_date + 1"},
      {"on any other", "today != ship_date", "ship_date; ship_date + 1"},
      {"some days after", "today - ship_date >= 3", "ship_date + 3"},
      {"some days before", "ship_date - today <= 3", "ship_date - 3"},
      {"a number of business days", "business_days_since(ship_date) >= 3", "#3"},
      {"more than that", "business_days_since(ship_date) > units", "#units + 1"},
      {"what else must hold", "paid && today > ship_date", "ship_date + 1 if paid"},
      {"or must not", "paid || today > ship_date", "ship_date + 1 if !paid"},
      {"not", "!(paid && today > ship_date)", "ship_date + 1 if paid"},
      {"either of two", "today > ship_date || today > paid_on", "ship_date + 1; paid_on + 1"},
      {"an arm", "paid ? today > ship_date : today > paid_on",
       "ship_date + 1 if paid; paid_on + 1 if !paid"},
      {"two that move", "today > ship_date + business_days_since(ship_date)", "today + 1"},
  };
  for (const Row& row : rows) EXPECT_EQ(changes_of(row.text), row.expected) << row.what;
}

/// The first day after the situation's on which `asked` may change, if all days are business days.
Value first_change(const Expression& asked, const ExampleSituation& situation) {
  Value first = kFarDay;
  for (const DayChange& change : day_changes(asked)) {
    const Value value = evaluate(change.day, situation);
    if (value == kUnset || evaluate(change.when, situation) == 0) continue;
    const Value counted = situation.days_counted;
    const Value day = change.counter < 0 ? value : situation.day + value - counted;
    if (day > situation.day) first = std::min(first, day);
  }
  return first;
}

RC_GTEST_PROP(DayChanges, D1_a_condition_changes_on_none_but_these_days, ()) {
  const Expression asked = condition(*random_text(Kind::Bool, 5));
  ExampleSituation situation = *random_situation();
  situation.day = *rc::gen::inRange<Value>(90, 108);  // around the dates that fields have
  const Value before = evaluate(asked, situation), first = first_change(asked, situation);
  const Value last = std::min(first, situation.day + 20);
  while (++situation.day < last) {
    if (*rc::gen::arbitrary<bool>()) ++situation.days_counted;
    RC_ASSERT(evaluate(asked, situation) == before);
  }
}

}  // namespace
}  // namespace juchu
