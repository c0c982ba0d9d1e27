#include "report/page/check_page_json.hpp"

#include <algorithm>
#include <map>
#include <sstream>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "report/check_verdict.hpp"
#include "report/rows.hpp"

namespace juchu {
namespace {

using nlohmann::json;

const std::string kCounter = "report/expected/lunch_counter.json";

std::shared_ptr<const CompiledRulebook> lunch_counter() {
  Diagnostics diagnostics;
  return RulebookShelf().open(kCounter, {}, diagnostics);
}

ReadingsReport readings_of_lunch_counter() {
  Diagnostics diagnostics;
  auto readings = check_readings(kCounter, {}, diagnostics);
  EXPECT_TRUE(readings);
  return std::move(*readings);
}

std::string bytes_of(const AnswerPage& page) {
  std::ostringstream out;
  print_page(page.contents(), {}, out);
  return out.str();
}

/// The rows of a section by what they say in English; a section is known by its heading.
std::map<std::string, json> rows_in(const json& answer, const std::string& heading) {
  std::map<std::string, json> rows;
  for (const json& section : answer["sections"])
    if (section["heading"]["en"] == heading)
      for (const json& group : section["groups"])
        for (const json& row : group["rows"]) rows.emplace(row["text"]["en"], row);
  return rows;
}

std::string cells_of(const json& row) {
  std::string text;
  for (const json& cell : row["cells"])
    text += (text.empty() ? "" : " | ") + cell["sign"].get<std::string>() + " " +
            (cell["text"].is_string() ? cell["text"] : cell["text"]["en"]).get<std::string>();
  return text;
}

std::size_t count_findings(const json& answer) {
  std::size_t count = 0;
  for (const json& section : answer["sections"])
    for (const json& group : section["groups"])
      for (const json& row : group["rows"]) count += row["finding"].get<bool>() ? 1 : 0;
  return count;
}

TEST(CheckPage, TellsEachVerdict) {
  const auto rules = lunch_counter();
  const CheckReport report = check(rules, {});
  const json answer = json::parse(check_page({rules, report, {}}, nullptr, 1).answer);
  EXPECT_EQ(answer["verdict"]["text"]["en"], "findings: 4");
  EXPECT_EQ(answer["verdict"]["style"], "bad");
  EXPECT_NE(answer["says"]["en"].get<std::string>().find("properties: 6, hazards: 5, norms: 2"),
            std::string::npos);
  struct Row {
    const char *section, *says, *cells;
  };
  const Row rows[] = {
      {"Hazards", "a lunch goes to waste", "⚠ can happen | ⚠ can happen even so | ✓ as expected"},
      {"Hazards", "a lunch is eaten and paid back",
       "⚠ can happen | ⚠ can happen even so | ✗ not as expected (expected: unreachable)"},
      {"Hazards", "the lunch is cold", "⚠ can happen | ✓ does not happen | ✓ as expected"},
      {"Hazards", "it is warm before it is made",
       "✓ cannot happen | ✓ cannot happen | ✓ as expected"},
      {"Properties", "nobody gets a cold lunch", "✗ violated | ✓ holds | ✗ not as expected"},
      {"Properties", "every order can come to an end", "✓ holds | – not asked | ✓ as expected"},
      {"Properties", "a warm lunch can be had", "✓ a story shows it | – not asked | ✓ as expected"},
      {"Properties", "money is given back after pick-up",
       "✗ no witness | – not asked | ✗ not as expected"},
      {"Norms", "Warm the lunch up before you hand it over", "✓ possible | ✓ possible"},
  };
  for (const auto& [section, says, cells] : rows)
    EXPECT_EQ(cells_of(rows_in(answer, section).at(says)), cells) << says;
  EXPECT_EQ(rows_in(answer, "Hazards").size(), report.hazards.size());
  EXPECT_EQ(rows_in(answer, "Properties").size(), report.properties.size());
  EXPECT_EQ(count_findings(answer), juchu::count_findings(rules->rulebook(), report));
}

TEST(CheckPage, BeginsWithHowManyHazardsNoNormPrevents) {
  const auto rules = lunch_counter();
  const CheckReport report = check(rules, {});
  const AnswerPage page = check_page({rules, report, {}}, nullptr, 1);
  EXPECT_TRUE(page.title.en.starts_with("What can happen: ")) << page.title.en;
  const auto gaps = std::ranges::count(report.hazards, Expectation::Gap, &HazardResult::verdict);
  EXPECT_GT(gaps, 0);
  EXPECT_EQ(json::parse(page.answer)["gaps"]["en"],
            "Hazards that can happen although every norm is kept (gaps in the rules): " +
                std::to_string(gaps));
  CheckReport without = report;
  without.hazards.clear();
  EXPECT_TRUE(json::parse(check_page({rules, without, {}}, nullptr, 1).answer)["gaps"].is_null());
}

TEST(CheckPage, SaysWhatPreventsWhat) {
  const auto rules = lunch_counter();
  const CheckReport report = check(rules, {});
  const json answer = json::parse(check_page({rules, report, {}}, nullptr, 1).answer);
  const json cold = rows_in(answer, "Hazards").at("the lunch is cold");
  EXPECT_EQ(cold["remarks"][0]["text"]["en"],
            "prevented by keeping this: Warm the lunch up before you hand it over");
  EXPECT_EQ(cold["remarks"][0]["rule"], "[warm-before-giving · house §2]");
  const json warm = rows_in(answer, "Norms").at("Warm the lunch up before you hand it over");
  EXPECT_EQ(warm["remarks"][0]["text"]["en"], "keeping it prevents this: the lunch is cold");
}

/// Of a hazard or norm the row opens each story that there is, and it is one that shows it.
TEST(CheckPage, S1ItsRowsOpenTheirStories) {
  const auto rules = lunch_counter();
  const CheckReport report = check(rules, {});
  const AnswerPage page = check_page({rules, report, {}}, nullptr, 1);
  ASSERT_EQ(page.stories.size(), stories_of({rules, report, {}}).size());
  const json answer = json::parse(page.answer);
  for (const HazardResult& result : report.hazards) {
    const Hazard& hazard = row_at(rules->rulebook().hazards, result.hazard);
    const json stories = rows_in(answer, "Hazards").at(hazard.says.en)["stories"];
    ASSERT_EQ(stories.empty(), result.all.possible != Possibility::Possible) << hazard.id;
    if (stories.empty()) continue;
    const ReplayedFile& story = page.stories.at(stories[0]["story"].get<std::size_t>());
    EXPECT_EQ(story.file, hazard.id + ".json");
    EXPECT_EQ(story.scenario->file, story.file) << "it names its rulebook from where it lies";
    EXPECT_NE(story.story.hazards() >> result.hazard & 1, 0U) << hazard.id;
  }
  for (const ReplayedFile& story : page.stories) EXPECT_TRUE(story.holds()) << story.file;
  const json overlaps = rows_in(answer, "Permits that apply at once (an error of the rulebook)");
  EXPECT_EQ(overlaps.begin().value()["stories"].size(), 1U);
}

TEST(CheckPage, SaysWhichReadingsDecide) {
  const ReadingsReport readings = readings_of_lunch_counter();
  const Checked checked{readings.combinations.front().rules, readings.united, {}};
  const AnswerPage page = check_page(checked, &readings, 1);
  const json answer = json::parse(page.answer);
  EXPECT_EQ(cells_of(rows_in(answer, "Properties").at("no money back once a lunch is handed over")),
            "✓ holds | ✓ holds | ! holds: 2, violated: 2 | ✓ as expected");
  EXPECT_EQ(cells_of(rows_in(answer, "Hazards").at("the lunch is cold")),
            "⚠ can happen | ✓ does not happen | ✓ the same in all | ✓ as expected");
  const auto row = rows_in(answer, "Verdicts that depend on a reading")
                       .at("no money back once a lunch is handed over");
  ASSERT_EQ(row["stories"].size(), 2U);
  EXPECT_TRUE(row["stories"][0]["story"].is_null()) << "it holds under the rulebook's own";
  EXPECT_EQ(row["stories"][1]["text"]["en"],
            "violated where “money is given back after pick-up too”: yes");
  const ReplayedFile& story = page.stories.at(row["stories"][1]["story"].get<std::size_t>());
  EXPECT_FALSE(story.scenario->choices.empty()) << "it is told under that reading";
  EXPECT_NE(story.scenario->breaks, 0U);
  EXPECT_TRUE(story.holds());
}

/// That a reading decides nothing is said only where every combination was asked about.
TEST(CheckPage, G1DoesNotSayOfSomeReadingsWhatOnlyAllTell) {
  ReadingsReport readings = readings_of_lunch_counter();
  const auto cells = [&] {
    const Checked checked{readings.combinations.front().rules, readings.united, {}};
    const json answer = json::parse(check_page(checked, &readings, 1).answer);
    std::string text;
    for (const auto& [says, row] : rows_in(answer, "Readings of the guide"))
      text += cells_of(row) + "; ";
    return text;
  };
  readings.dependences.clear();
  EXPECT_NE(cells().find("✓ no; "), std::string::npos) << cells();
  readings.wanted = 8;
  EXPECT_EQ(cells().find("✓ no; "), std::string::npos) << cells();
  EXPECT_NE(cells().find("? undecided; "), std::string::npos) << cells();
}

TEST(CheckPage, SaysWhereNotAllWasSeen) {
  const auto rules = lunch_counter();
  CheckReport report;
  report.budget = Budget::Memory;
  const json answer = json::parse(check_page({rules, report, {}}, nullptr, 1).answer);
  EXPECT_EQ(answer["verdict"]["sign"], "?");
  EXPECT_TRUE(answer["says"]["en"].get<std::string>().starts_with("Not everything"));
  EXPECT_TRUE(answer["sections"].empty());
}

TEST(CheckPage, K3ThreadsChangeNothing) {
  const auto rules = lunch_counter();
  const CheckReport one = check(rules, {.threads = 1}), four = check(rules, {.threads = 4});
  EXPECT_EQ(bytes_of(check_page({rules, one, {}}, nullptr, 1)),
            bytes_of(check_page({rules, four, {}}, nullptr, 1)));
}

}  // namespace
}  // namespace juchu
