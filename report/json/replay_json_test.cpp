#include "report/json/replay_json.hpp"

#include <sstream>

#include <gtest/gtest.h>

#include "model/json/json_value.hpp"
#include "report/testing/expected_file.hpp"
#include "report/testing/replayed.hpp"
#include "sim/scenario/scenario_json.hpp"
#include "sim/scenario/shipped_scenarios.hpp"
#include "testing/generators/tries.hpp"

namespace juchu {
namespace {

std::string document_of(const std::vector<std::string>& scenarios, bool complete) {
  std::vector<ReplayedFile> files;
  for (const std::string& scenario : scenarios)
    files.push_back(replayed_file("report/expected/" + scenario + ".json"));
  std::ostringstream out;
  print_replay_json(files, complete, Language::English, out);
  return out.str();
}

TEST(ReplayJson, LooksAsExpected) {
  expect_file("report/expected/every_line.replay.json",
              document_of({"every_line", "quiet_day"}, true));
}

TEST(ReplayJson, IsWellFormed) {
  for (const std::vector<std::string>& scenarios :
       {std::vector<std::string>{}, {"quiet_day"}, {"quiet_day", "every_line", "hostile_words"}}) {
    Diagnostics diagnostics;
    EXPECT_TRUE(parse_json(document_of(scenarios, false), "document", diagnostics));
    EXPECT_TRUE(diagnostics.empty()) << to_text(diagnostics.sorted().at(0), Language::English);
  }
}

/// What `text` replays to as JSON; empty where it does not fit its bounds.
std::string document_of_text(std::string text, const std::string& file) {
  RulebookShelf shelf;
  Diagnostics diagnostics;
  auto scenario = read_scenario(text, file, "", shelf, diagnostics);
  auto story = scenario ? replay(*scenario, diagnostics) : std::nullopt;
  if (!story) return "";
  std::vector<ReplayedFile> files(1);
  files[0].file = file;
  files[0].story = std::move(*story);
  files[0].scenario = std::move(*scenario);
  std::ostringstream out;
  print_replay_json(files, true, Language::English, out);
  return out.str();
}

TEST(ReplayJson, IsTheSameWithinEitherBounds) {
  constexpr std::string_view kKey = R"("rulebook": )";
  int same = 0;
  std::string only_in_large;
  for (const ShippedFile& shipped : shipped_scenarios()) {
    if (kSanitized && same == 5) return;
    const std::string large(shipped.text), file(shipped.id);
    std::string small = large;
    small.insert(small.find(kKey), R"("bounds": "small", )");
    const std::string told = document_of_text(small, file);
    if (told.empty()) {
      only_in_large += file + " ";
      continue;
    }
    EXPECT_EQ(told, document_of_text(large, file)) << file;
    ++same;
  }
  EXPECT_GT(same, 60);
  EXPECT_EQ(only_in_large, "8.2-three-parcels ");
}

TEST(ReplayJson, ShowsNoHiddenCharacter) {
  const std::string document = document_of({"hostile_words"}, true);
  for (const std::string_view hidden :
       {"\x1b", "\xe2\x80\xae", "\xe2\x80\x8b", "\x7f", "\t", "\xc2\x9b"})
    EXPECT_EQ(document.find(hidden), std::string::npos) << document;
}

}  // namespace
}  // namespace juchu
