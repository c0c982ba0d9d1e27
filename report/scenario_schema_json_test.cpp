#include "report/scenario_schema_json.hpp"

#include <sstream>

#include <gtest/gtest.h>

#include "model/rulebook/rulebook_json.hpp"
#include "report/testing/expected_file.hpp"

namespace juchu {
namespace {

TEST(ScenarioSchema, LooksAsExpected) {
  Diagnostics diagnostics;
  const Rulebook bakery = open_rulebook("report/expected/bakery.json", diagnostics).value();
  std::ostringstream out;
  print_scenario_schema(bakery, Language::English, out);
  expect_file("report/expected/bakery.scenario.schema.json", out.str());
}

}  // namespace
}  // namespace juchu
