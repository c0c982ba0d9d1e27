#include <algorithm>
#include <sstream>

#include <gtest/gtest.h>

#include "model/json/json_value.hpp"
#include "properties/check/readings.hpp"
#include "report/json/check_json.hpp"
#include "report/testing/expected_file.hpp"
#include "report/text/check_text.hpp"
#include "report/text/random_text.hpp"

namespace juchu {
namespace {

const std::string kCounter = "report/expected/lunch_counter.json";

std::shared_ptr<const CompiledRulebook> lunch_counter() {
  Diagnostics diagnostics;
  auto book = open_rulebook(kCounter, diagnostics);
  auto rules = CompiledRulebook::compile(std::move(*book), diagnostics);
  return std::make_shared<const CompiledRulebook>(std::move(*rules));
}

std::string text_of(const Checked& checked, const CheckTextOptions& what,
                    const ReportOptions& options) {
  std::ostringstream out;
  print_check_text(checked, what, options, out);
  return out.str();
}

std::string json_of(const Checked& checked, const ReadingsReport* readings = nullptr) {
  std::ostringstream out;
  print_check_json(checked, readings, nullptr, Language::English, out);
  return out.str();
}

TEST(CheckReport, LooksAsExpected) {
  const auto rules = lunch_counter();
  const CheckReport report = check(rules, {});
  const Checked checked{rules, report, {}};
  struct Row {
    std::string expected;
    StoryWish stories;
    ReportOptions options;
  };
  const Row rows[] = {
      {"ja.txt", {}, {Language::Japanese, false, 80}},
      {"en.txt", {}, {Language::English, false, 80}},
      {"narrow.txt", {}, {Language::Japanese, false, 40}},
      {"colour.txt", {}, {Language::English, true, 80}},
      {"all.txt", {{"tell-guests", "ready-is-dated"}, true}, {Language::English, false, 80}},
  };
  for (const auto& [expected, stories, options] : rows)
    expect_file("report/expected/lunch_counter.check." + expected,
                text_of(checked, {stories, "juchu check shop.json --show ID"}, options));
  expect_file("report/expected/lunch_counter.check.json", json_of(checked));
}

TEST(CheckReport, TellsWhatDependsOnReadings) {
  Diagnostics diagnostics;
  const auto readings = check_readings(kCounter, {}, diagnostics);
  ASSERT_TRUE(readings);
  const Checked checked{readings->combinations.front().rules, readings->united, {}};
  for (const auto& [language, name] :
       {std::pair{Language::Japanese, "ja"}, {Language::English, "en"}})
    expect_file("report/expected/lunch_counter.readings." + std::string(name) + ".txt",
                text_of(checked, {{}, "", &*readings}, {language, false, 80}));
  expect_file("report/expected/lunch_counter.readings.json", json_of(checked, &*readings));
}

TEST(CheckReport, JsonIsOneDocument) {
  const auto rules = lunch_counter();
  const CheckReport report = check(rules, {});
  const CheckTiming timing{12, 34};
  std::ostringstream out;
  print_check_json({rules, report, {}}, nullptr, &timing, Language::Japanese, out);
  Diagnostics diagnostics;
  const auto document = parse_json(out.str(), "document", diagnostics);
  ASSERT_TRUE(document);
  EXPECT_EQ(document->find("verdict")->string, "violated");
  EXPECT_EQ(document->find("properties")->items.size(), 6u);
  EXPECT_EQ(document->find("timing")->find("milliseconds")->integer, 12);
}

/// A budget that was reached is never told as success, and the last line says what was seen.
TEST(CheckReport, WhatIsNotExhaustedDoesNotHold) {
  const auto rules = lunch_counter();
  CheckReport report;
  report.situations = 1234567;
  report.budget = Budget::Memory;
  const Checked checked{rules, report, {}};
  EXPECT_EQ(verdict_of(rules->rulebook(), report), CheckVerdict::Inconclusive);
  EXPECT_TRUE(text_of(checked, {}, {Language::English, false, 120})
                  .ends_with("\n? inconclusive: the budget of memory was reached, situations "
                             "seen: 1,234,567, no violation so far\n"));
  EXPECT_NE(json_of(checked).find("\"verdict\":\"inconclusive\""), std::string::npos);
  report.budget = Budget::None;
  EXPECT_EQ(verdict_of(rules->rulebook(), report), CheckVerdict::Holds);
  report.properties.push_back({});
  EXPECT_EQ(verdict_of(rules->rulebook(), report), CheckVerdict::Inconclusive)
      << "undecided without a budget";
}

TEST(CheckReport, CountsRulesThatWereNotAsked) {
  const auto rules = lunch_counter();
  CheckReport report;
  report.budget = Budget::Time;
  report.unused = {{{RuleKind::Permit, 0}, false, true},
                   {{RuleKind::Permit, 1}, false, false},
                   {{RuleKind::Permit, 2}, false, false}};
  const Checked checked{rules, report, {}};
  const std::string text = text_of(checked, {}, {Language::English, false, 80});
  const auto& permits = rules->rulebook().permits;
  EXPECT_NE(text.find("[" + permits[0].id), std::string::npos) << text;
  EXPECT_EQ(text.find("[" + permits[1].id), std::string::npos) << text;
  EXPECT_NE(text.find("whether they decide anything: 2\n"), std::string::npos) << text;
  EXPECT_NE(json_of(checked).find("\"not_asked\":[\"" + permits[1].id), std::string::npos);
}

TEST(CheckReport, WithoutTimeNoRuleIsAsked) {
  CheckOptions options;
  options.stop = [] { return Budget::Time; };
  const CheckReport report = check(lunch_counter(), options);
  ASSERT_FALSE(report.unused.empty());
  for (const CheckReport::Unused& unused : report.unused)
    EXPECT_TRUE(unused.never ? unused.asked : !unused.asked);
}

/// The property of the answers' rulebook with that id, as the story that breaks it begins.
TEST(CheckReport, StoriesSayWhatNeverComes) {
  Diagnostics diagnostics;
  auto book = open_rulebook("testing/rulebooks/answers.json", diagnostics);
  const auto rules = std::make_shared<const CompiledRulebook>(
      *CompiledRulebook::compile(std::move(*book), diagnostics));
  const CheckReport report = check(rules, {.vacuity = false, .norms = false, .coverage = false});
  const Checked checked{rules, report, {}};
  std::size_t said = 0;
  for (const CheckStory& story : stories_of(checked)) {
    if (story.broken == nullptr) continue;
    const Property& property = *story.broken;
    const bool of_situations = property.pattern == Pattern::Never || property.of_steps();
    const Text says = told(checked, story).scenario.says;
    const std::string& missing = property.has_goal() ? property.goal.text : property.clause.text;
    EXPECT_EQ(says.en.ends_with(": " + missing), !of_situations) << property.id << says.en;
    EXPECT_EQ(says.ja.ends_with(": " + missing), !of_situations) << property.id << says.ja;
    said += of_situations ? 0 : 1;
  }
  EXPECT_GT(said, 0u);
}

TEST(CheckReport, S1EveryStoryHoldsWhenReplayed) {
  const auto rules = lunch_counter();
  const CheckReport report = check(rules, {});
  const Checked checked{rules, report, {}};
  const std::vector<CheckStory> stories = stories_of(checked);
  EXPECT_GE(stories.size(), 10u);
  for (const CheckStory& story : stories)
    EXPECT_TRUE(told(checked, story).story.holds()) << story.name;
}

TEST(RandomReport, LooksAsExpected) {
  const auto rules = lunch_counter();
  const RandomCheckPlan plan{.seed = 7, .stories = 200};
  const RandomReport report = check_randomly(rules, plan);
  const RandomlyChecked checked{rules, plan, report, "juchu check shop.json --random 200 --seed 7"};
  std::ostringstream ja, json;
  print_random_text(checked, {Language::Japanese, false, 80}, ja);
  print_random_json(checked, Language::English, json);
  expect_file("report/expected/lunch_counter.random.ja.txt", ja.str());
  expect_file("report/expected/lunch_counter.random.json", json.str());
}

TEST(Numbers, AreGroupedInThousands) {
  EXPECT_EQ(grouped(0), "0");
  EXPECT_EQ(grouped(999), "999");
  EXPECT_EQ(grouped(1000), "1,000");
  EXPECT_EQ(grouped(1234567), "1,234,567");
  EXPECT_EQ(megabytes(1), "1");
}

}  // namespace
}  // namespace juchu
