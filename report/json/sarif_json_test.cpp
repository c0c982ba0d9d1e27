#include "report/json/sarif_json.hpp"

#include <filesystem>
#include <set>
#include <sstream>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "model/rulebook/rulebook_json.hpp"
#include "report/testing/expected_file.hpp"
#include "report/version.hpp"

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
  const Json& region = place.at("region");
  EXPECT_GE(region.at("startLine").get<int>(), 1);
  EXPECT_GE(region.at("startColumn").get<int>(), 1);
  const std::string uri = place.at("artifactLocation").at("uri");
  EXPECT_EQ(uri.find_first_of(" \\<>\""), std::string::npos) << uri;
}

/// What GitHub's documentation of code scanning asks for beyond that.
void expect_what_github_asks_for(const Json& run) {
  const Json& driver = run.at("tool").at("driver");
  EXPECT_EQ(driver.at("semanticVersion"), kVersion);
  for (const Json& rule : driver.at("rules"))
    for (const char* words : {"shortDescription", "fullDescription", "help"}) {
      const std::string text = rule.at(words).at("text");
      EXPECT_FALSE(text.empty() || text.size() > 1000) << rule.at("id") << " " << words;
    }
  std::set<std::string> fingerprints;
  for (const Json& result : run.at("results")) {
    const Json& place = result.at("locations").at(0).at("physicalLocation");
    EXPECT_EQ(place.at("region").at("endLine"), place.at("region").at("startLine"));
    EXPECT_GT(place.at("region").at("endColumn"), place.at("region").at("startColumn"));
    const std::string file = place.at("artifactLocation").at("uri");
    EXPECT_TRUE(std::filesystem::is_regular_file(file)) << file;
    fingerprints.insert(result.at("partialFingerprints").at("primaryLocationLineHash"));
  }
  EXPECT_EQ(fingerprints.size(), run.at("results").size());
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

TEST(Sarif, HasWhatGitHubAsksFor) {
  Diagnostics diagnostics;
  for (const Rulebook& rulebook : {bakery(), open_rulebook("qoo10-jp", diagnostics).value(),
                                   open_rulebook("ec-cube-4", diagnostics).value()}) {
    const Json document = Json::parse(sarif_of(rulebook));
    EXPECT_EQ(document.at("$schema"), "https://json.schemastore.org/sarif-2.1.0.json");
    expect_what_github_asks_for(document.at("runs").at(0));
  }
}

TEST(Sarif, KnowsAFindingAgainWhenTheFileHasChanged) {
  const auto fingerprints = [](const Rulebook& rulebook) {
    std::multiset<std::string> all;
    const Json document = Json::parse(sarif_of(rulebook));
    for (const Json& result : document.at("runs").at(0).at("results"))
      all.insert(result.at("partialFingerprints").at("primaryLocationLineHash"));
    return all;
  };
  Rulebook moved = bakery();
  for (Permit& permit : moved.permits) permit.position.line += 7;
  EXPECT_EQ(fingerprints(moved), fingerprints(bakery()));
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
  EXPECT_EQ(uri_of(""), "scenarios/rulebooks/bakery.json");  // as those that ship
}

}  // namespace
}  // namespace juchu
