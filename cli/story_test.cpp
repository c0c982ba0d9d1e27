// A typical late order of a study, told as a scenario that holds.
#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>

#include "cli/testing/said.hpp"

namespace juchu {
namespace {

namespace fs = std::filesystem;

TEST(SimulateStory, ReplaysAndHolds) {
  const fs::path folder = fs::temp_directory_path() / "juchu_story_test";
  fs::create_directories(folder);
  for (const char* const study : {"ordinary-week", "evening-batch", "ec-cube"}) {
    SCOPED_TRACE(study);
    const std::string file = (folder / (std::string(study) + ".json")).string();
    const Said written = said({"simulate", study, "--story", "delay_rate", "--output", file},
                              Language::English);
    ASSERT_EQ(written.code, ExitCode::Success) << written.err;
    const Said replayed = said({"replay", file}, Language::English);
    EXPECT_EQ(replayed.code, ExitCode::Success) << replayed.out << replayed.err;
    const bool late = replayed.out.find("Delayed") != std::string::npos ||
                      std::string_view(study) == "ec-cube";
    EXPECT_TRUE(late) << replayed.out;
  }
  fs::remove_all(folder);
}

TEST(SimulateStory, SaysWhenThereIsNone) {
  const Said none = said({"simulate", "small", "--story", "delay_rate", "--replications", "2"},
                         Language::English);
  EXPECT_EQ(none.code, ExitCode::Inconclusive);
  EXPECT_NE(none.err.find("delay_rate"), std::string::npos) << none.err;
  const Said unknown = said({"simulate", "small", "--story", "delay_rat"}, Language::English);
  EXPECT_EQ(unknown.code, ExitCode::BadInput);
  EXPECT_NE(unknown.err.find("\"delay_rate\""), std::string::npos) << unknown.err;
}

}  // namespace
}  // namespace juchu
