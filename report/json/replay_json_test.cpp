#include "report/json/replay_json.hpp"

#include <sstream>

#include <gtest/gtest.h>

#include "model/json/json_value.hpp"
#include "report/testing/expected_file.hpp"
#include "report/testing/replayed.hpp"

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

TEST(ReplayJson, ShowsNoHiddenCharacter) {
  const std::string document = document_of({"hostile_words"}, true);
  for (const std::string_view hidden :
       {"\x1b", "\xe2\x80\xae", "\xe2\x80\x8b", "\x7f", "\t", "\xc2\x9b"})
    EXPECT_EQ(document.find(hidden), std::string::npos) << document;
}

}  // namespace
}  // namespace juchu
