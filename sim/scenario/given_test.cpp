#include <algorithm>
#include <sstream>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "sim/scenario/scenario_writer_json.hpp"
#include "sim/testing/corner_shop.hpp"
#include "sim/view/shop_view.hpp"

namespace juchu {
namespace {

/// A scenario of the corner shop that begins with these orders on 2024-03-06, a Wednesday.
std::string given(const std::string& orders, const std::string& more = "") {
  return fmt::format(R"({{"title": {{"en": "A test"}}, "rulebook": "sim/testing/corner_shop.json",
"given": {{"as_of": "2024-03-06", "orders": [
{}
]}}{}{}}})",
                     orders, more.empty() ? "" : ",\n", more);
}

/// An order that was placed on the first of March.
std::string order(const std::string& id, const std::string& status, const std::string& more = "") {
  return fmt::format(
      R"({{"order": "{}", "status": "{}", "fields": {{"ordered_on": "2024-03-01"{}}}}})", id,
      status, more);
}

TEST(Given, NamesEachMistakeAtItsPlace) {
  struct Row {
    const char* what;
    std::string orders;
    const char* problem;
  };
  const Row rows[] = {
      {"no status", R"({"order": "A", "fields": {"ordered_on": "2024-03-01"}})",
       "s:3:1: error: given/orders/0: \"status\" is missing (it is required)\n"},
      {"unknown status", order("A", "opn"),
       "s:3:26: error: given/orders/0/status: no status \"opn\" (did you mean \"open\"?)\n"},
      {"status of no region that says where it stands",
       R"({"order": "A", "status": [], "fields": {"ordered_on": "2024-03-01"}})",
       "s:3:26: error: given/orders/0/status: there is no status of \"shipping\" (say where the "
       "order stands)\n"},
      {"two statuses",
       R"({"order": "A", "status": ["open", "sent"], "fields": {"ordered_on": "2024-03-01"}})",
       "s:3:35: error: given/orders/0/status/1: two statuses of one region (an order has one "
       "status "
       "in each)\n"},
      {"a date that nothing states", R"({"order": "A", "status": "open"})",
       "s:3:1: error: given/orders/0: \"ordered_on\" is not stated (state it among the \"fields\"; "
       "it "
       "has no initial value)\n"},
      {"wrong type", order("A", "open", R"(, "due": 5)"),
       "s:3:80: error: given/orders/0/fields/due: expected a string, found a whole number\n"},
      {"a day that is still to come",
       R"({"order": "A", "status": "open", "fields": {"ordered_on": "2024-03-07"}})",
       "s:3:59: error: given/orders/0/fields/ordered_on: this day is still to come (the orders "
       "stand "
       "as of 2024-03-06: make it that day or one before)\n"},
      {"unknown field", order("A", "open", R"(, "deu": null)"),
       "s:3:73: error: given/orders/0/fields/deu: no key \"deu\" (did you mean \"due\"?)\n"},
      {"a field of the shop", order("A", "open", R"(, "stock": 3)"), nullptr},
      {"a number without quotes", order("A", "sent", R"(, "number": 1234)"), nullptr},
      {"the same order twice", order("A", "open") + ",\n" + order("A", "late"),
       "s:4:11: error: given/orders/1/order: order \"A\" is repeated (first on line 3; keep one of "
       "them)\n"},
      {"a key of steps", R"({"order": "A", "status": "open", "at": "2024-03-01 10:00",
        "fields": {"ordered_on": "2024-03-01"}})",
       nullptr},
      {"one cart, two truths",
       R"({"order": "A", "cart": "C", "status": "open", "fields": {"ordered_on": "2024-03-01", "gift": true}},
{"order": "B", "cart": "C", "status": "open", "fields": {"ordered_on": "2024-03-01", "gift": false}})",
       "s:4:94: error: given/orders/1/fields/gift: another order of this cart says otherwise\n"},
  };
  for (const Row& row : rows) {
    const std::string problems = problems_of_scenario(given(row.orders));
    EXPECT_EQ(std::ranges::count(problems, '\n'), 1) << row.what << "\n" << problems;
    if (row.problem != nullptr) {
      EXPECT_EQ(problems, row.problem) << row.what;
    }
  }
}

TEST(Given, TheStoryBeginsOnItsDay) {
  const std::string early = R"("steps": [
{"at": "2024-03-05 23:59", "order": "A", "event": "wrap"}])";
  EXPECT_EQ(problems_of_scenario(given(order("A", "open"), early)),
            "s:6:8: error: steps/0/at: this is before the day of the given situation (make it "
            "2024-03-06 00:00 or later)\n");
  EXPECT_EQ(problems_of_scenario(given(order("A", "open"), R"("until": "2024-03-05")")),
            "s:5:10: error: until: this is before the last step (make it 2024-03-06 or later)\n");
  EXPECT_EQ(
      problems_of_scenario(R"({"title": {"en": "A"}, "rulebook": "sim/testing/corner_shop.json",
"given": {"orders": []}})"),
      "s:2:10: error: given: \"as_of\" is missing (it is required)\n");
}

TEST(Given, R4_OrdersStandSoAndNothingIsToldOfBefore) {
  const Story story = story_of(
      given(order("A", "late", R"(, "due": "2024-03-05")") + ",\n" + order("B", "open")));
  EXPECT_TRUE(story.steps.empty());
  EXPECT_EQ(story.orders[0].breached, 0u);
  EXPECT_NE(story.orders[0].hazards & story.orders[0].hazards_now, 0u) << "it is there";
  EXPECT_EQ(story.orders[1].hazards, 0u);
}

TEST(Given, R4_WhatIsDueAlreadyFiresWhenTheNextDayStarts) {
  const Scenario scenario = scenario_of(given(order("A", "open", R"(, "due": "2024-03-01")") +
                                                  ",\n" +
                                                  order("B", "open", R"(, "due": "2024-03-07")"),
                                              R"("until": "2024-03-08")"));
  Diagnostics diagnostics;
  const auto story = replay(scenario, diagnostics);
  ASSERT_TRUE(story);
  EXPECT_EQ(lines_of(scenario, *story), R"(2024-03-07 00:00 A late late
2024-03-07 00:00 A nudged closed
2024-03-08 00:00 B late late
)") << "four business days since the first of March, counted from the date";
}

TEST(Given, OrdersStandInTheShopOfTheScenario) {
  const Story story = story_of(given(order("A", "open") + ",\n" + order("B", "open"), R"(
"shop": {"busy": true, "stock": 7},
"steps": [{"at": "2024-03-06 10:00", "order": "A", "event": "wrap_with_ribbon"}],
"expect": {"A": {"fields": {"stock": 6, "busy": true}},
           "B": {"fields": {"stock": 6, "busy": true}}})"));
  EXPECT_TRUE(story.holds());
}

TEST(Given, LaterStepsActOnTheOrders) {
  const Scenario scenario = scenario_of(given(
      R"({"order": "A", "cart": "C", "status": "sent", "fields": {"ordered_on": "2024-03-01", "number": "1234"}},
{"order": "B", "cart": "C", "status": "open", "fields": {"ordered_on": "2024-03-01"}},
)" + order("D", "open"),
      R"("steps": [
{"at": "2024-03-06 10:00", "order": "B", "event": "ship", "number": "1234", "expect": {"warns": []}},
{"at": "2024-03-06 11:00", "order": "D", "event": "ship", "number": "1234", "expect": {"warns": "number-elsewhere"}},
{"at": "2024-03-06 12:00", "order": "E", "cart": "C", "event": "order"}])"));
  Diagnostics diagnostics;
  const auto story = replay(scenario, diagnostics);
  ASSERT_TRUE(story);
  EXPECT_TRUE(story->holds());
  EXPECT_EQ(scenario.orders.back().cart, scenario.orders.front().cart);
}

TEST(Given, EveryOrderThatIsAsItMustNeverBeIsTold) {
  const std::string
      sent = R"({"order": "A", "status": "sent", "fields": {"ordered_on": "2024-01-01"}},
{"order": "B", "status": "sent", "fields": {"ordered_on": "2024-01-02"}})";
  const Story story = story_of(given(sent));
  ASSERT_EQ(story.failures.size(), 2u);
  EXPECT_EQ(story.failures[1].what, "B: given");
  EXPECT_EQ(story.failures[1].position, (Position{4, 1}));
  EXPECT_TRUE(story_of(given(sent, R"("breaks": "not-for-ever")")).holds());
}

TEST(Given, ReadsBackAsItIsWritten) {
  const Scenario scenario = scenario_of(given(
      R"({"order": "A", "cart": "C", "status": "sent", "fields": {"ordered_on": "2024-03-01", "number": "0012", "gift": true}},
{"order": "B", "status": "open", "fields": {"ordered_on": "2024-03-01", "due": "2024-03-09", "arrived": false}})",
      R"("orders": {"A": {}}, "until": "2024-03-07")"));
  std::ostringstream out;
  write_scenario(scenario, out);
  EXPECT_NE(
      out.str().find(
          R"({"order": "A", "cart": "C", "status": "sent", "fields": {"ordered_on": "2024-03-01", "number": "0012", "gift": true}})"),
      std::string::npos)
      << out.str();
  Scenario again = scenario_of(out.str());
  ASSERT_EQ(again.given->orders.size(), 2u);
  for (std::size_t o = 0; o < 2; ++o)
    EXPECT_EQ(again.given->orders[o].situation, scenario.given->orders[o].situation);
}

TEST(Given, WhatIsOverByADateIsOverdueWithoutBeingABreachOfTheStory) {
  const std::string text = R"({"title": {"en": "A"}, "rulebook": "qoo10-jp",
"given": {"as_of": "2024-03-06", "orders": [
{"order": "A", "status": "preparing", "fields": {"listed_method": "sagawa", "ordered_on": "2024-03-01", "paid_on": "2024-03-01", "ship_date": "2024-03-05"}},
{"order": "B", "status": "preparing", "fields": {"listed_method": "sagawa", "ordered_on": "2024-03-01", "paid_on": "2024-03-01", "ship_date": "2024-03-06"}}
]}})";
  Diagnostics diagnostics;
  const auto view = view_of(scenario_of(text),
                            start_of(day_of(*parse_moment("2024-03-06 00:00"))) + 60, diagnostics);
  ASSERT_TRUE(view);
  EXPECT_NE(view->orders[0].overdue, 0u);
  EXPECT_EQ(view->orders[0].breached, 0u);
  EXPECT_EQ(view->orders[1].overdue, 0u);
}

}  // namespace
}  // namespace juchu
