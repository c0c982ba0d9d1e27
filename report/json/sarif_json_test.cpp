#include "report/json/sarif_json.hpp"

#include <set>
#include <sstream>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "model/rulebook/rulebook_json.hpp"
#include "report/testing/expected_file.hpp"

namespace juchu {
namespace {

using Json = nlohmann::json;

/// What SARIF 2.1.0 demands of a result, and that it names a rule of the run.
void expect_result(const Json& result, const Json& rules) {
  const std::set<std::string> levels = {"none", "note", "warning", "error"};
  const std::size_t index = result.at("ruleIndex");
  EXPECT_EQ(rules.at(index).at("id"), result.at("ruleId"));
  EXPECT_TRUE(levels.contains(result.at("level")));
  EXPECT_FALSE(result.at("message").at("text").get<std::string>().empty());
  ASSERT_EQ(result.at("locations").size(), 1u);
  const Json& place = result.at("locations").at(0).at("physicalLocation");
  EXPECT_GE(place.at("region").at("startLine").get<int>(), 1);
  EXPECT_GE(place.at("region").at("startColumn").get<int>(), 1);
  const std::string uri = place.at("artifactLocation").at("uri");
  EXPECT_EQ(uri.find_first_of(" \\<>\""), std::string::npos) << uri;
}

std::string sarif_of(Rulebook rulebook) {
  Diagnostics diagnostics;
  const auto rules = CompiledRulebook::compile(std::move(rulebook), diagnostics);
  const auto findings = lint(*rules);
  std::ostringstream out;
  print_sarif({rules->rulebook(), findings}, {Language::English, false, 80}, out);
  return out.str();
}

Rulebook bakery() {
  Diagnostics diagnostics;
  return open_rulebook("report/expected/bakery.json", diagnostics).value();
}

TEST(Sarif, HasWhatTheStandardDemands) {
  const std::string text = sarif_of(bakery());
  expect_file("report/expected/bakery.lint.sarif", text);
  const Json document = Json::parse(text);
  EXPECT_EQ(document.at("version"), "2.1.0");
  ASSERT_EQ(document.at("runs").size(), 1u);
  const Json& run = document.at("runs").at(0);
  const Json& driver = run.at("tool").at("driver");
  EXPECT_EQ(driver.at("name"), "juchu");
  EXPECT_EQ(driver.at("rules").size(), lint_rules().size());
  EXPECT_GT(run.at("results").size(), 0u);
  for (const Json& result : run.at("results")) expect_result(result, driver.at("rules"));
}

TEST(Sarif, WritesPathsAsUris) {
  Rulebook rulebook = bakery();
  const auto uri_of = [&](const std::string& file) {
    rulebook.file = file;
    const Json document = Json::parse(sarif_of(rulebook));
    return document.at("runs")
        .at(0)
        .at("results")
        .at(0)
        .at("locations")
        .at(0)
        .at("physicalLocation")
        .at("artifactLocation")
        .at("uri")
        .get<std::string>();
  };
  EXPECT_EQ(uri_of("my shop/店.json"), "my%20shop/%E5%BA%97.json");
  EXPECT_EQ(uri_of("/srv/a%b.json"), "file:///srv/a%25b.json");
  EXPECT_EQ(uri_of(""), "bakery");
}

}  // namespace
}  // namespace juchu
