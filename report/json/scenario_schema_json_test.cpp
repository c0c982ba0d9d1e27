#include "report/json/scenario_schema_json.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <functional>
#include <regex>
#include <sstream>

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "model/rulebook/rulebook_json.hpp"
#include "model/text/utf8.hpp"
#include "report/testing/expected_file.hpp"
#include "report/testing/schema_judge.hpp"
#include "sim/scenario/scenario_json.hpp"
#include "testing/generators/tries.hpp"

namespace juchu {
namespace {

TEST(ScenarioSchema, LooksAsExpected) {
  Diagnostics diagnostics;
  const Rulebook bakery = open_rulebook("report/expected/bakery.json", diagnostics).value();
  std::ostringstream out;
  print_scenario_schema(bakery, Language::English, out);
  expect_file("report/expected/bakery.scenario.schema.json", out.str());
}

nlohmann::json schema_of(const std::string& rulebook) {
  Diagnostics diagnostics;
  const Rulebook book = open_rulebook(rulebook, diagnostics, {}, Bounds::Large).value();
  std::ostringstream out;
  print_scenario_schema(book, Language::English, out);
  return nlohmann::json::parse(out.str());
}

/// Whether a scenario may call an order so.
bool reader_takes(const std::string& id) {
  const nlohmann::json scenario = {
      {"title", {{"en", "x"}}},
      {"rulebook", "sim/testing/corner_shop.json"},
      {"steps", {{{"at", "2024-03-01 10:00"}, {"order", id}, {"event", "order"}}}}};
  RulebookShelf shelf;
  Diagnostics diagnostics;
  return read_scenario(scenario.dump(), "s", "", shelf, diagnostics).has_value();
}

std::wstring wide(const std::string& text) {
  const std::u32string points = code_points_of(text);
  return {points.begin(), points.end()};
}

TEST(ScenarioSchema, KnowsWithTheReaderWhatAnOrderMayBeCalled) {
  const nlohmann::json id = schema_of("sim/testing/corner_shop.json")["definitions"]["shop_id"];
  const std::wregex pattern(wide(id["pattern"].get<std::string>()));
  const auto schema_takes = [&](const std::string& text) {
    const std::size_t length = code_points_of(text).size();
    return length >= id["minLength"] && length <= id["maxLength"] &&
           std::regex_search(wide(text), pattern);
  };
  const std::string long_id(64, '9');
  for (const std::string& each : {std::string("123-456"), std::string("注文 第１号"),
                                  std::string("A*/ \"B\" \\ <b>"), long_id})
    EXPECT_TRUE(reader_takes(each) && schema_takes(each)) << each;
  for (const std::string& each :
       {std::string(), long_id + "9", std::string("A\nB"), std::string("A\tB"),
        std::string("A\u202eB"), std::string("A\u200bB"), std::string(" A"), std::string("A ")})
    EXPECT_FALSE(reader_takes(each) || schema_takes(each)) << each;
}

/// Every day that a pattern of digits can write, against the reader.
TEST(ScenarioSchema, KnowsWithTheReaderWhichDaysTheCalendarHas) {
  const nlohmann::json day = schema_of("sim/testing/corner_shop.json")["definitions"]["day"];
  const std::regex pattern(day["pattern"].get<std::string>());
  const auto agree = [&](int year, int month, int day_of_month) {
    const std::string text = fmt::format("{:04}-{:02}-{:02}", year, month, day_of_month);
    ASSERT_EQ(std::regex_search(text, pattern), parse_day(text).has_value()) << text;
  };
  for (int year = 1960; year <= 2210; ++year)
    for (int last = 28; last <= 30; ++last) agree(year, 2, last);
  for (int month = 0; month <= 20; ++month)
    for (int each = 0; each <= 40; ++each) agree(2024, month, each);
  for (const char* text : {"2024-3-01", "2024-03-01 ", " 2024-03-01", "2024/03/01", "20240301", ""})
    EXPECT_FALSE(std::regex_search(text, pattern)) << text;
}

TEST(ScenarioSchema, KnowsWithTheReaderWhichTimesADayHas) {
  const nlohmann::json moment = schema_of("sim/testing/corner_shop.json")["definitions"]["moment"];
  const std::regex pattern(moment["pattern"].get<std::string>());
  for (const char* text :
       {"2024-03-01 00:00", "2024-03-01 23:59:59", "2024-02-29 12:30", "2023-02-29 12:30",
        "2024-03-01 24:00", "2024-03-01 10:60", "2024-03-01 10:00:60", "2024-03-01T10:00",
        "2024-03-01 9:00", "2024-03-01", "2024-03-01 10:00Z"})
    EXPECT_EQ(std::regex_search(text, pattern), parse_moment(text).has_value()) << text;
}

#ifdef JUCHU_HAS_VALIJSON

using Rows = nlohmann::ordered_json;  // a scenario's rows keep their sequence

/// Whether the shape is right, and only the story makes no sense.
bool is_of_the_story(const std::string& problem) {
  constexpr const char* kStories[] = {
      "earlier than the step before",   "before the last step",
      "no order of that name",          "no order \"",
      "there is no order yet",          "no rulebook of that name",
      "characters that cannot be seen", "before the day of the given situation",
      "there is no status of \""};
  return std::ranges::any_of(
      kStories, [&](const char* words) { return problem.find(words) != problem.npos; });
}

/// The schema of a rulebook's scenarios, and the reader.
class Judges {
 public:
  explicit Judges(const std::string& rulebook) : schema_(readable(schema_of(rulebook)).dump()) {}

  bool schema_takes(const Rows& scenario) { return schema_.takes(scenario.dump()); }
  bool reader_takes(const Rows& scenario) {
    Diagnostics diagnostics;
    const bool read = read_scenario(scenario.dump(), "s", "", shelf_, diagnostics).has_value();
    why_.clear();
    of_the_story_ = true;
    for (const Diagnostic& each : diagnostics.sorted()) {
      why_ += to_text(each, Language::English) + "\n";
      of_the_story_ = of_the_story_ && is_of_the_story(each.problem.en);
    }
    return read;
  }
  /// Whether they answer alike: what the schema takes, the reader refuses for its story at most.
  bool agree(const Rows& scenario) {
    const bool read = reader_takes(scenario);
    return schema_takes(scenario) ? of_the_story_ : !read;
  }
  [[nodiscard]] std::string why() const { return "schema: " + schema_.why() + "reader: " + why_; }

 private:
  /// Without the pattern that names code points.
  static nlohmann::json readable(nlohmann::json schema) {
    schema["definitions"]["shop_id"].erase("pattern");
    return schema;
  }

  SchemaJudge schema_;
  RulebookShelf shelf_;
  std::string why_;
  bool of_the_story_ = true;  // all that the reader complained of last
};

/// Everything that a scenario can say, in one that is read.
Rows full_scenario() {
  return Rows::parse(R"~({
    "$schema": "scenario.schema.json", "title": {"ja": "全部", "en": "All"}, "says": {"en": "x"},
    "source": "x", "rulebook": "qoo10-jp", "parameters": {"undated_days": 10},
    "calendar": {"closed": ["sat", "sun"], "holidays": ["2024-03-20"]},
    "shop": {"stock_linked": false, "stock": 50},
    "given": {"as_of": "2024-02-29", "orders": [
      {"order": "G-1", "cart": "C", "status": ["preparing", "cancel_requested"],
       "fields": {"listed_method": "sagawa", "ordered_on": "2024-02-28", "paid_on": "2024-02-28",
                  "ship_date": null, "units": 2, "money_sent": true}}]},
    "orders": {"A-1": {"items": "tea", "recipient": "x"}},
    "steps": [
      {"at": "2024-03-01 10:00", "order": ["A-1", "A-2"], "event": "place_order", "cart": "C",
       "payment": "card", "release_on": null, "units": 2, "listed_method": "sagawa", "note": "x",
       "expect": {"status": ["new_order"], "sends": [], "breached": [], "outside": [],
                  "hazards": [], "warns": []}},
      {"at": "2024-03-01 10:00", "event": "restock", "units": 3},
      {"at": "2024-03-01 11:00:30", "order": "A-1", "event": "set_ship_date",
       "ship_date": "2024-03-04", "mistaken": false, "note": {"ja": "x"},
       "expect": {"status": "preparing", "sends": "ship_date_mail"}},
      {"at": "2024-03-01 12:00", "order": "A-1", "event": "cancel",
       "expect": {"refused_by": "needs-approval"}},
      {"at": "2024-03-04 12:00", "order": "A-1", "event": "confirm_shipment",
       "number": "0123-4567-8903", "expect": {"breached": ["ship-before-confirming"]}}],
    "until": "2024-03-20", "breaks": [],
    "expect": {"A-1": {"status": "in_transit", "hazards": [], "hazards_now": [], "breached": [],
                       "outside": [], "exactly": false, "fields": {"units": 2, "number": null}}}})~");
}

TEST(ScenarioSchema, FitsAScenarioThatSaysAllThereIsToSay) {
  Judges judges("qoo10-jp");
  EXPECT_TRUE(judges.reader_takes(full_scenario())) << judges.why();
  EXPECT_TRUE(judges.schema_takes(full_scenario())) << judges.why();
}

TEST(ScenarioSchema, FitsEveryScenarioThatShips) {
  Judges of_qoo10("qoo10-jp"), of_ec_cube("ec-cube-4");
  int fitting = 0;
  for (const auto& entry : std::filesystem::directory_iterator("scenarios/trouble")) {
    if (entry.path().extension() != ".json") continue;
    std::ifstream file(entry.path());
    const Rows scenario = Rows::parse(file);
    Judges& judges = scenario["rulebook"] == "ec-cube-4" ? of_ec_cube : of_qoo10;
    EXPECT_TRUE(judges.schema_takes(scenario)) << entry.path() << judges.why();
    ++fitting;
  }
  EXPECT_GT(fitting, 60);
}

TEST(ScenarioSchema, IsOneOfRulebooksWithoutMethodsMailsAndRules) {
  Judges judges("testing/rulebooks/between_deadlines.json");
  Rows scenario = Rows::parse(R"({"title": {"en": "x"}, "steps": [],
                                  "rulebook": "testing/rulebooks/between_deadlines.json"})");
  EXPECT_TRUE(judges.schema_takes(scenario)) << judges.why();
  scenario["expect"] = {{"A", {{"breached", {"late"}}}}};
  EXPECT_FALSE(judges.schema_takes(scenario));
}

/// Calls `visit` for every member and item inside `node` with its place.
void for_each_inside(Rows& node, const std::string& where,
                     const std::function<void(Rows&, const std::string&)>& visit) {
  for (auto& [key, value] : node.items()) {
    visit(value, where + "/" + key);
    if (value.is_structured()) for_each_inside(value, where + "/" + key, visit);
  }
}

/// Each member and item becomes another kind of thing: the reader and the schema answer alike.
TEST(ScenarioSchema, RefusesWithTheReaderWhatHasAnotherShape) {
  Judges judges("qoo10-jp");
  const Rows others[] = {nullptr,
                         true,
                         -7,
                         2.5,
                         1e300,
                         "",
                         "x",
                         "2023-02-30",
                         "２０２４",
                         Rows::array(),
                         {"x", "x"},
                         Rows::object(),
                         {{"x", "y"}},
                         {{"ja", ""}},
                         {{"ja", 1}},
                         "2024-03-01 24:00",
                         {"A-1", "A-1"},
                         "a\tb",
                         "2024-03-05"};
  Rows scenario = full_scenario();
  int refused = 0;
  Tried tried(50);
  for_each_inside(scenario, "", [&](Rows& node, const std::string& place) {
    const Rows whole = node;
    for (const Rows& other : others) {
      if (!tried()) continue;
      // Which day is still to come no schema can say.
      if (other == "2024-03-05" && place.starts_with("/given/orders/")) continue;
      node = other;
      EXPECT_TRUE(judges.agree(scenario)) << place << " " << other << "\n" << judges.why();
      refused += !judges.schema_takes(scenario);
    }
    node = whole;
  });
  EXPECT_GT(refused, kSanitized ? 20 : 1000);
}

TEST(ScenarioSchema, RefusesWithTheReaderWhatIsMissingOrTooMuch) {
  Judges judges("qoo10-jp");
  Rows scenario = full_scenario();
  int objects = 0;
  const auto damage = [&](Rows& node, const std::string& place) {
    if (!node.is_object()) return;
    const Rows whole = node;
    for (const auto& [key, value] : whole.items()) {
      node.erase(key);
      EXPECT_TRUE(judges.agree(scenario)) << place << "/" << key << "\n" << judges.why();
      node = whole;
    }
    node["Surplus key"] = 1;
    EXPECT_FALSE(judges.reader_takes(scenario)) << place;
    EXPECT_FALSE(judges.schema_takes(scenario)) << place;
    node = whole;
    ++objects;
  };
  damage(scenario, "");
  for_each_inside(scenario, "", damage);
  EXPECT_GT(objects, 15);
}

TEST(ScenarioSchema, KnowsWhichStepsNameACart) {
  Judges judges("qoo10-jp");
  Rows scenario = full_scenario();
  scenario["steps"][2]["cart"] = "C";
  EXPECT_FALSE(judges.reader_takes(scenario));
  EXPECT_FALSE(judges.schema_takes(scenario));
}

#else

TEST(ScenarioSchema, AgreesWithTheReader) {
  GTEST_SKIP() << "the schema: libvalijson-dev is not installed";
}

#endif

}  // namespace
}  // namespace juchu
