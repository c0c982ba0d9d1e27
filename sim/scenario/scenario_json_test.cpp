#include "sim/scenario/scenario_json.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "sim/scenario/scenario_names.hpp"
#include "sim/testing/corner_shop.hpp"

namespace juchu {
namespace {

constexpr std::string_view
    kOrdered = R"({"at": "2024-03-01 10:00", "order": "A", "event": "order"})";

TEST(ScenarioReader, NamesEachMistakeAtItsPlace) {
  struct Row {
    const char* what;
    const char* step;  // the second one
    const char* problem;
  };
  constexpr Row rows[] = {
      {"unknown event",
       R"({"at": "2024-03-01 11:00", "order": "A", "event": "shp", "number": "1234"})",
       "s:4:51: error: steps/1/event: no event \"shp\" (did you mean \"ship\"?)\n"},
      {"unknown key",
       R"({"at": "2024-03-01 11:00", "order": "A", "event": "promise", "day": "2024-03-04", "metod": 1})",
       nullptr},
      {"unknown order", R"({"at": "2024-03-01 11:00", "order": "AA", "event": "wrap"})", nullptr},
      {"back in time", R"({"at": "2024-03-01 09:59", "order": "A", "event": "wrap"})", nullptr},
      {"no such time", R"({"at": "2024-02-30 11:00", "order": "A", "event": "wrap"})", nullptr},
      {"no such day",
       R"({"at": "2024-03-01 11:00", "order": "A", "event": "promise", "day": "2024-3-4"})",
       nullptr},
      {"parameter missing", R"({"at": "2024-03-01 11:00", "order": "A", "event": "promise"})",
       nullptr},
      {"out of range", R"({"at": "2024-03-01 11:00", "event": "restock", "units": 10})", nullptr},
      {"shop event with an order",
       R"({"at": "2024-03-01 11:00", "order": "A", "event": "restock", "units": 1})", nullptr},
      {"order missing", R"({"at": "2024-03-01 11:00", "event": "wrap"})", nullptr},
      {"cart too late", R"({"at": "2024-03-01 11:00", "order": "A", "cart": "C", "event": "wrap"})",
       nullptr},
      {"no order at all", R"({"at": "2024-03-01 11:00", "order": [], "event": "order"})",
       "s:4:37: error: steps/1/order: the list is empty (write at least one item)\n"},
      {"shop event with a cart",
       R"({"at": "2024-03-01 11:00", "cart": "C", "event": "restock", "units": 1})", nullptr},
      {"cart of a known order is a number",
       R"({"at": "2024-03-01 11:00", "order": "A", "cart": 5, "event": "order"})", nullptr},
      {"not a number",
       R"({"at": "2024-03-01 11:00", "order": "A", "event": "ship", "number": "東京都"})", nullptr},
      {"number without quotes",
       R"({"at": "2024-03-01 11:00", "order": "A", "event": "ship", "number": 1234})",
       "s:4:69: error: steps/1/number: a tracking number is a string (put \"…\" around it)\n"},
      {"unknown method",
       R"({"at": "2024-03-01 11:00", "order": "A", "event": "ship", "method": "curier", "number": "1234"})",
       nullptr},
      {"unknown rule",
       R"({"at": "2024-03-01 11:00", "order": "A", "event": "wrap", "expect": {"refused_by": "no-promises-after"}})",
       nullptr},
      {"unknown status",
       R"({"at": "2024-03-01 11:00", "order": "A", "event": "wrap", "expect": {"status": "opened"}})",
       nullptr},
      {"status is a number",
       R"({"at": "2024-03-01 11:00", "order": "A", "event": "wrap", "expect": {"status": 3}})",
       nullptr},
  };
  for (const Row& row : rows) {
    const std::string problems = problems_of_scenario(
        corner_shop_scenario(std::string(kOrdered) + ",\n" + row.step));
    EXPECT_EQ(std::ranges::count(problems, '\n'), 1) << row.what << "\n" << problems;
    EXPECT_EQ(problems.rfind("s:4:", 0), 0u) << row.what << "\n" << problems;
    EXPECT_EQ(problems.find("東京都"), std::string::npos)
        << "no value is repeated that could be personal";
    if (row.problem != nullptr) {
      EXPECT_EQ(problems, row.problem) << row.what;
    }
  }
}

TEST(ScenarioReader, SaysThatOnlyTheSmallBoundsAreTooNarrow) {
  const auto problems = [](const char* bounds, int units) {
    RulebookShelf shelf;
    Diagnostics diagnostics;
    const std::string text = fmt::format(
        R"json({{"title": {{"en": "t"}}, "rulebook": "qoo10-jp", {} "orders": {{"A": {{}}}}, "steps": [
{{"at": "2024-03-01 09:00", "event": "place_order", "order": "A", "listed_method": "yamato", "units": {}}}]}})json",
        bounds, units);
    (void)read_scenario(text, "s.json", "", shelf, diagnostics);
    return diagnostics.empty() ? std::string()
                               : to_text(diagnostics.sorted().front(), Language::English);
  };
  const auto says = [](const std::string& problem) {
    return problem.find("the large bounds are read") != std::string::npos;
  };
  EXPECT_EQ(problems("", 3), "");
  EXPECT_TRUE(says(problems(R"("bounds": "small",)", 3)));
  EXPECT_FALSE(says(problems(R"("bounds": "small",)", 100))) << "no bounds allow that";
  EXPECT_NE(problems(R"("bounds": "small",)", 100), "");
  EXPECT_EQ(problems(R"("bounds": "small",)", 2), "");
}

TEST(ScenarioReader, TakesWordsForNamesAndRowsForManyOrders) {
  RulebookShelf shelf;
  Diagnostics diagnostics;
  const auto scenario = read_scenario(R"json({"title": {"en": "t"}, "rulebook": "qoo10-jp",
    "calendar": {"closed": ["土", "Sunday"]}, "shop": {"在庫数量": 7},
    "orders": {"A-1": {"受取人の氏名": "見本"}},
    "steps": [
      {"at": "2024-03-01 09:00", "event": "注文する", "商品ページの配送方法": "ゆうパック",
       "rows": [{"order": "A-1"}, {"order": ["A-2", "A-3"], "units": 2, "listed method": "ｑｘｐｒｅｓｓ"}]}],
    "expect": {"A-1": {"status": "新規注文", "fields": {"payment": "card (paid at once)"}}}})json",
                                      "s.json", "", shelf, diagnostics);
  ASSERT_TRUE(scenario) << to_text(diagnostics.sorted().front(), Language::English);
  const Rulebook& book = scenario->rules->rulebook();
  EXPECT_EQ(scenario->calendar.closed_weekdays, (std::vector<int>{5, 6}));
  EXPECT_EQ(scenario->shop.front().value, 7);
  EXPECT_EQ(scenario->orders.front().shown[1], "見本");
  ASSERT_EQ(scenario->steps.size(), 2U);
  EXPECT_EQ(scenario->steps[1].orders, (std::vector<int>{1, 2}));
  const auto method_of = [&](std::size_t step) {
    return book.names.methods[static_cast<std::size_t>(*scenario->steps[step].parameters.back())];
  };
  EXPECT_EQ(method_of(0), "yu_pack");
  EXPECT_EQ(method_of(1), "qxpress");
  EXPECT_EQ(scenario->expect.front().status.front().value, 1);
}

TEST(ScenarioReader, SaysOfRowsWhatIsWrongWithThem) {
  struct Row {
    const char* what;
    const char* step;
    const char* problem;
  };
  constexpr Row rows[] = {
      {"an order beside rows",
       R"({"at": "2024-03-01 11:00", "order": "A", "event": "wrap", "rows": [{"order": "A"}]})",
       R"(s:4:28: error: steps/1/order: write it in each of the "rows")"},
      {"no rows", R"({"at": "2024-03-01 11:00", "event": "wrap", "rows": []})",
       "s:4:53: error: steps/1/rows: the list is empty (write at least one item)"},
      {"a row without an order", R"({"at": "2024-03-01 11:00", "event": "wrap", "rows": [{}]})",
       R"(s:4:54: error: steps/1/rows/0: "order" is missing (it is required))"},
      {"time is the step's",
       R"({"at": "2024-03-01 11:00", "event": "wrap", "rows": [{"order": "A", "at": "x"}]})",
       R"(s:4:69: error: steps/1/rows/0/at: no key "at" (known: order, cart, expect, note))"},
      {"what all rows share is judged once",
       R"({"at": "2024-03-01 11:00", "event": "promise", "day": "2024/3/4", "rows": [{"order": "A"}, {"order": "A"}]})",
       "s:4:55: error: steps/1/day: this is not a date (write 2024-03-04)"},
      {"what no row has is missed in each",
       R"({"at": "2024-03-01 11:00", "event": "promise", "rows": [{"order": "A"}]})",
       R"(s:4:57: error: steps/1/rows/0: "day" is missing (it is required))"},
      {"the shop has no rows",
       R"({"at": "2024-03-01 11:00", "event": "restock", "units": 1, "rows": [{"units": 2}]})",
       "s:4:60: error: steps/1/rows: this happens to the shop, not to orders one by one"},
  };
  for (const Row& row : rows)
    EXPECT_EQ(problems_of_scenario(corner_shop_scenario(std::string(kOrdered) + ",\n" + row.step)),
              std::string(row.problem) + '\n')
        << row.what;
}

TEST(ScenarioReader, TenMistakesAreReportedInOneRun) {
  const std::string problems = problems_of_scenario(R"({
"titel": {"en": "x"},
"title": {"en": 3},
"rulebook": "sim/testing/corner_shop.json",
"shop": {"stock": 99, "bussy": true},
"calendar": {"closed": ["someday"], "holidays": ["2024-02-30"]},
"steps": [
{"at": "yesterday", "order": "A", "event": "order"},
{"at": "2024-03-01 10:00", "order": "B", "event": "wrap"},
{"at": "2024-03-02 10:00", "order": "A", "event": "ship", "number": 1234}],
"until": "2024-03-01",
"expect": {"A": {"status": "gone"}}
})");
  EXPECT_EQ(std::ranges::count(problems, '\n'), 11) << problems;
  std::size_t begin = 0;
  for (std::size_t end; (end = problems.find('\n', begin)) != std::string::npos; begin = end + 1)
    EXPECT_LE(end - begin, 400u);
}

TEST(ScenarioReader, KnowsTheHolidaysOfJapan) {
  const auto scenario = [](const std::string& day, const std::string& holidays) {
    return corner_shop_scenario(
        R"({"at": ")" + day + R"( 10:00", "order": "A", "event": "order"})",
        R"("calendar": {"holidays": )" + holidays + R"(}, "until": ")" + day + '"');
  };
  const Scenario golden_week = scenario_of(scenario("2024-05-03", R"("jp")"));
  EXPECT_TRUE(golden_week.calendar.japanese);
  ASSERT_FALSE(golden_week.calendar.holidays.empty());
  EXPECT_EQ(golden_week.calendar.holidays.front(), parse_day("2024-05-03"));
  EXPECT_EQ(golden_week.calendar.working(*parse_day("2024-05-06")), false) << "looked ahead";
  EXPECT_EQ(scenario_of(scenario("2050-12-31", R"("jp")")).calendar.holidays, std::vector<Day>());
  EXPECT_EQ(problems_of_scenario(scenario("2051-01-01", R"("jp")")),
            "s:5:26: error: calendar/holidays: the holidays are known until 2050-12-31 only (let "
            "all end before, or list the holidays as dates)\n");
  EXPECT_EQ(problems_of_scenario(scenario("2024-05-03", R"("us")")),
            "s:5:26: error: calendar/holidays: this names no holidays (write \"jp\", or a list of "
            "dates)\n");
}

TEST(ScenarioReader, AnOrderThatCannotBeReadIsNotMissedLater) {
  for (const std::string order :
       {R"("ordre": "A")", R"("order": 3)", R"("order": "")", R"("order": [])"}) {
    const std::string later = R"({"at": "2024-03-01 11:00", "order": "A", "event": "wrap"})";
    const std::string problems = problems_of_scenario(corner_shop_scenario(
        R"({"at": "2024-03-01 10:00", "event": "order", )" + order + "},\n" + later,
        R"("expect": {"A": {}})"));
    EXPECT_NE(problems, "") << order;
    EXPECT_EQ(problems.find("no order of that name"), std::string::npos) << order << "\n"
                                                                         << problems;
  }
}

TEST(ScenarioReader, AnOrderIsCalledAnythingThatPrints) {
  struct Row {
    const char* what;
    std::string id;    // inside a JSON string
    const char* says;  // of an order, in English; null: nothing
  };
  const std::string long_id(64, '9');
  const Row rows[] = {
      {"a number", "123-456789", nullptr},
      {"Japanese, with a space inside", "注文 第１号（再）", nullptr},
      {"signs of other languages", R"(A*/ B\"<b>#{x}\\)", nullptr},
      {"as long as can be", long_id, nullptr},
      {"longer", long_id + "9", "the id is too long (at most 64 characters)"},
      {"a line break", R"(A\nB)", "the id has characters that cannot be seen"},
      {"written from right to left", R"(A\u202eB)", "the id has characters that cannot be seen"},
      {"a space at the end", "A ", "the id has characters that cannot be seen"},
      {"nothing", "", "the string is empty"},
  };
  for (const Row& row : rows) {
    for (const std::string& step :
         {R"("order": ")" + row.id + R"(")", R"("order": "A", "cart": ")" + row.id + R"(")"}) {
      const std::string problems = problems_of_scenario(
          corner_shop_scenario(R"({"at": "2024-03-01 10:00", "event": "order", )" + step + "}"));
      if (row.says == nullptr)
        EXPECT_EQ(problems, "") << row.what;
      else
        EXPECT_NE(problems.find(row.says), std::string::npos) << row.what << ": " << problems;
      EXPECT_LE(std::ranges::count(problems, '\n'), 1) << row.what << "\n" << problems;
    }
  }
}

TEST(ScenarioReader, BeforeAnyOrderItTellsHowToCreateOne) {
  const std::string problems = problems_of_scenario(
      corner_shop_scenario(R"({"at": "2024-03-01 10:00", "order": "A", "event": "wrap"})"));
  EXPECT_NE(problems.find("there is no order yet (first create it: order)"), std::string::npos)
      << problems;
}

TEST(ScenarioReader, ManyUnknownOrdersTakeNoLongTime) {
  std::string created, steps;
  for (int i = 0; i < 20'000; ++i) created += (i == 0 ? "\"A" : ",\"A") + std::to_string(i) + '"';
  for (int i = 0; i < 2'000; ++i)
    steps += ",\n{\"at\": \"2024-03-01 11:00\", \"event\": \"wrap\", \"order\": \"B" +
             std::to_string(i) + "\"}";
  const std::string problems = problems_of_scenario(corner_shop_scenario(
      R"({"at": "2024-03-01 10:00", "event": "order", "order": [)" + created + "]}" + steps));
  EXPECT_EQ(std::ranges::count(problems, '\n'), 2'000);
}

TEST(ScenarioReader, NoPromiseAfterSixtyFourNormsIsNoShift) {
  const Scenario scenario = scenario_of(corner_shop_scenario(kOrdered));
  Rulebook rulebook;
  rulebook.norms.resize(64);
  Diagnostics diagnostics;
  const auto none = parse_json("[]", "s", diagnostics);
  EXPECT_EQ(ScenarioNames(rulebook, *scenario.tokens).promises({*none, "s", diagnostics}), 0u);
}

TEST(ScenarioReader, ChoicesReplaceParametersAndUnknownOnesAreNamed) {
  const std::string problems = problems_of_scenario(
      corner_shop_scenario(kOrdered, R"("parameters": {"patience": 3})"));
  EXPECT_NE(problems.find("patience"), std::string::npos) << problems;
}

TEST(ScenarioReader, AChoiceThatTheRulebookCannotTakeIsAProblemOfTheScenario) {
  const std::string problems = problems_of_scenario(
      R"({"title": {"en": "x"}, "rulebook": "qoo10-jp", "parameters": {"delayed_days": 1000000}, "steps": []})");
  EXPECT_EQ(problems.rfind("s:1:62: error: parameters: ", 0), 0u) << problems;
}

TEST(ScenarioReader, AMissingRulebookIsNamed) {
  const std::string problems = problems_of_scenario(
      R"({"title": {"en": "x"}, "rulebook": "qoo10-jpp", "steps": []})");
  EXPECT_EQ(problems.rfind("s:1:36: error: rulebook: ", 0), 0u) << problems;
  EXPECT_NE(problems.find("did you mean \"qoo10-jp\"?"), std::string::npos) << problems;
}

TEST(ScenarioReader, NoFileOfTheJsonTestSuiteIsAScenario) {
  const char* data = std::getenv("JUCHU_TEST_DATA");
  if (data == nullptr)
    GTEST_SKIP() << "JSONTestSuite as scenarios: JUCHU_TEST_DATA names no folder";
  int files = 0;
  RulebookShelf shelf;
  for (const auto& entry : std::filesystem::directory_iterator(std::filesystem::path(data) /
                                                               "jsontestsuite/test_parsing")) {
    Diagnostics diagnostics;
    EXPECT_FALSE(open_scenario(entry.path().string(), "", shelf, diagnostics)) << entry.path();
    EXPECT_FALSE(diagnostics.empty()) << entry.path();
    ++files;
  }
  EXPECT_GE(files, 300);
}

}  // namespace
}  // namespace juchu
