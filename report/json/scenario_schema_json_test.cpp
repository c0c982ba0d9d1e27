#include "report/json/scenario_schema_json.hpp"

#include <regex>
#include <sstream>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "model/rulebook/rulebook_json.hpp"
#include "model/text/utf8.hpp"
#include "report/testing/expected_file.hpp"
#include "sim/scenario/scenario_json.hpp"

namespace juchu {
namespace {

TEST(ScenarioSchema, LooksAsExpected) {
  Diagnostics diagnostics;
  const Rulebook bakery = open_rulebook("report/expected/bakery.json", diagnostics).value();
  std::ostringstream out;
  print_scenario_schema(bakery, Language::English, out);
  expect_file("report/expected/bakery.scenario.schema.json", out.str());
}

nlohmann::json schema_of_corner_shop() {
  Diagnostics diagnostics;
  const Rulebook shop = open_rulebook("sim/testing/corner_shop.json", diagnostics).value();
  std::ostringstream out;
  print_scenario_schema(shop, Language::English, out);
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
  const nlohmann::json id = schema_of_corner_shop()["definitions"]["shop_id"];
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

}  // namespace
}  // namespace juchu
