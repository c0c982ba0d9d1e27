// The shipped scenarios: all hold, every section of the guide has its trouble and its good twin,
// and the schema beside them is the rulebook's own.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <gtest/gtest.h>

#include "cli/testing/said.hpp"

namespace juchu {
namespace {

std::vector<std::string> trouble_cases() {
  std::vector<std::string> files;
  for (const auto& entry : std::filesystem::directory_iterator("scenarios/trouble"))
    if (entry.path().extension() == ".json") files.push_back(entry.path().string());
  std::ranges::sort(files);
  return files;
}

TEST(TroubleCases, AllHoldInBothLanguages) {
  std::vector<std::string> arguments = trouble_cases();
  ASSERT_GE(arguments.size(), 16u) << "tests run from the root of the source tree";
  arguments.insert(arguments.begin(), "replay");
  for (const Language language : {Language::Japanese, Language::English}) {
    const Said told = said(arguments, language);
    EXPECT_EQ(told.code, ExitCode::Success)
        << told.out.substr(told.out.size() > 2000 ? told.out.size() - 2000 : 0);
    EXPECT_EQ(told.err, "");
  }
}

TEST(TroubleCases, EverySectionOfTheGuideHasATroubleAndItsGoodTwin) {
  const std::vector<std::string> files = trouble_cases();
  for (const char* section : {"3-", "4-", "5-", "6-", "7-", "8.1-", "8.2-"}) {
    const std::string stem = std::string("scenarios/trouble/") + section;
    const auto twins = std::ranges::count_if(files, [&](const std::string& file) {
      const std::string good = "-avoided.json";
      if (file.rfind(stem, 0) != 0 || !file.ends_with(good)) return false;
      return std::ranges::count(files, file.substr(0, file.size() - good.size()) + ".json") == 1;
    });
    EXPECT_GE(twins, 1) << section;
  }
}

TEST(TroubleCases, TheSchemaBesideThemIsWhatTheCommandPrints) {
  std::ifstream file("scenarios/scenario.schema.json");
  std::stringstream text;
  text << file.rdbuf();
  EXPECT_EQ(text.str(), said({"schema"}, Language::Japanese).out)
      << "refresh it: build/juchu schema --lang ja > scenarios/scenario.schema.json";
}

}  // namespace
}  // namespace juchu
