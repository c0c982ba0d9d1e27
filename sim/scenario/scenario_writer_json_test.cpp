#include "sim/scenario/scenario_writer_json.hpp"

#include <algorithm>
#include <filesystem>
#include <sstream>

#include <gtest/gtest.h>

#include "sim/testing/corner_shop.hpp"

namespace juchu {
namespace {

std::string written(const Scenario& scenario) {
  std::ostringstream out;
  write_scenario(scenario, out);
  return out.str();
}

std::string failures_of(const Story& story) {
  std::string lines;
  for (const Failure& failure : story.failures)
    lines += failure.what + ": " + failure.expected.en + " / " + failure.actual.en + "\n";
  return lines;
}

Story story_of(const Scenario& scenario) {
  Diagnostics diagnostics;
  auto story = replay(scenario, diagnostics);
  EXPECT_TRUE(story) << scenario.file;
  return story.value_or(Story());
}

void expect_same_story(const Scenario& one, const Scenario& other) {
  const Story a = story_of(one), b = story_of(other);
  ASSERT_EQ(a.steps.size(), b.steps.size());
  for (std::size_t s = 0; s < a.steps.size(); ++s) {
    EXPECT_EQ(a.steps[s].at, b.steps[s].at);
    EXPECT_EQ(a.steps[s].order, b.steps[s].order);
    EXPECT_EQ(a.steps[s].event.words, b.steps[s].event.words);
    EXPECT_EQ(a.steps[s].decision, b.steps[s].decision);
  }
  EXPECT_EQ(failures_of(a), failures_of(b));
}

/// Reads `text` as if it stood in the file of `original`, and compares.
void expect_reads_back(const Scenario& original, const std::string& text) {
  RulebookShelf shelf;
  Diagnostics diagnostics;
  const auto again = read_scenario(text, original.file, "", shelf, diagnostics);
  for (const Diagnostic& problem : diagnostics.sorted())
    ADD_FAILURE() << to_text(problem, Language::English) << "\n" << text;
  if (!again) return;
  EXPECT_EQ(written(*again), text) << "W1: " << original.file;
  expect_same_story(original, *again);
}

TEST(ScenarioWriter, W1_EveryTroubleCaseReadsBack) {
  int cases = 0;
  RulebookShelf shelf;
  for (const auto& entry : std::filesystem::directory_iterator("scenarios/trouble")) {
    if (entry.path().extension() != ".json") continue;
    Diagnostics diagnostics;
    const auto scenario = open_scenario(entry.path().string(), "", shelf, diagnostics);
    ASSERT_TRUE(scenario) << entry.path();
    expect_reads_back(*scenario, written(*scenario));
    EXPECT_TRUE(story_of(*scenario).holds());
    ++cases;
  }
  EXPECT_GT(cases, 40);
}

/// Every key that a scenario may have, and a story in which not one expectation holds.
TEST(ScenarioWriter, W1_EveryExpectationReadsBack) {
  const Scenario scenario = scenario_of(corner_shop_scenario(R"(
{"at": "2024-03-01 10:00", "order": ["A", "B"], "event": "order", "cart": "C", "note": "both"},
{"at": "2024-03-01 10:00:05", "event": "restock", "units": 1},
{"at": "2024-03-02 09:00", "order": "A", "event": "ship", "number": "12-34", "note": {"ja": "発送"},
 "expect": {"refused_by": "no-promise-after", "status": "late", "sends": [], "breached": [],
            "outside": [], "hazards": [], "warns": []}})",
                                                             R"(
"calendar": {"closed": ["sun"], "holidays": ["2024-03-04"]}, "until": "2024-03-12", "breaks": ["one-number"],
"expect": {"A": {"status": ["late"], "hazards": [], "breached": [], "outside": [],
                 "hazards_now": [], "exactly": true, "fields": {"number": "99"}}})"));
  const std::string text = written(scenario);
  expect_reads_back(scenario, text);
  for (const char* part : {R"({"closed": ["sun"], "holidays": ["2024-03-04"]})", R"("cart": "C")",
                           R"("order": ["A", "B"])", R"("note": "both")", R"({"ja": "発送"})",
                           R"("2024-03-01 10:00:05")", R"("number": "1234")", R"("units": 1)",
                           R"("refused_by": "no-promise-after")", R"("exactly": true)",
                           R"("breaks": ["one-number"])", R"("fields": {"number": "99"})"})
    EXPECT_NE(text.find(part), std::string::npos) << part << " is missing in\n" << text;
}

TEST(ScenarioWriter, W1_TheHolidaysOfJapanReadBack) {
  const Scenario scenario = scenario_of(
      corner_shop_scenario(R"({"at": "2024-05-03 10:00", "order": "A", "event": "order"})",
                           R"("calendar": {"holidays": "jp"})"));
  const std::string text = written(scenario);
  expect_reads_back(scenario, text);
  EXPECT_NE(text.find(R"("calendar": {"holidays": "jp"})"), std::string::npos) << text;
}

TEST(ScenarioWriter, OneStepALineInColumns) {
  RulebookShelf shelf;
  Diagnostics diagnostics;
  const auto scenario = open_scenario("scenarios/trouble/0-happy-path.json", "", shelf,
                                      diagnostics);
  ASSERT_TRUE(scenario);
  const std::string text = written(*scenario);
  EXPECT_NE(text.find(R"(
    {"at": "2024-03-04 19:30", "order": "A-1001", "event": "pay",
     "expect": {"status": "new_order"}},
    {"at": "2024-03-05 09:30", "order": "A-1001", "event": "set_ship_date",    "ship_date": "2024-03-06",
     "expect": {"status": "preparing", "sends": ["ship_date_mail"], "warns": []}},
    {"at": "2024-03-06 15:00", "order": "A-1001", "event": "hand_over", "note": {"ja": "集荷", "en": "picked up"}},
)"),
            std::string::npos)
      << text;
}

}  // namespace
}  // namespace juchu
