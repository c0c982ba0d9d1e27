// What `juchu new` writes works as it is written.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <gtest/gtest.h>

#include "cli/new_files.hpp"
#include "cli/testing/own_folder.hpp"
#include "cli/testing/said.hpp"

namespace juchu {
namespace {

class New : public testing::Test {
 protected:
  [[nodiscard]] std::string path(const std::string& name) const { return folder_.at(name); }
  /// Writes a new file of that kind; its path.
  [[nodiscard]] std::string written(const std::string& kind) const {
    const Said told = said({"new", kind, "--output", path("mine.json")});
    EXPECT_EQ(told.code, ExitCode::Success) << told.err;
    return path("mine.json");
  }
  static std::string text_of(const std::string& file) {
    std::stringstream text;
    text << std::ifstream(file).rdbuf();
    return text.str();
  }

  OwnFolder folder_;
};

TEST_F(New, StudyAnswersAndTheRestOfItsOrdinaryWeekGoesWithIt) {
  const std::string file = written("study");
  const Said told = said({"simulate", file, "--replications", "12"});
  EXPECT_NE(told.out.find("orders that were delayed: "), std::string::npos) << told.err;
  EXPECT_LE(std::ranges::count(text_of(file), '\n'), 12);
  const Said helped = said({"simulate", file, "--what-helps", "--replications", "12"});
  EXPECT_NE(helped.out.find("one more packer (--with one-more-packer)"), std::string::npos);
  const Said explained = said({"simulate", file, "--explain"});
  EXPECT_EQ(explained.code, ExitCode::Success);
  EXPECT_EQ(explained.out.find("200 orders"), std::string::npos) << "of the week that it is like";
}

TEST_F(New, ScenarioHolds) {
  const Said told = said({"replay", written("scenario")});
  EXPECT_EQ(told.code, ExitCode::Success) << told.out;
  EXPECT_NE(told.out.find("a shipped order cannot be dated"), std::string::npos);
}

TEST_F(New, RulebookPassesLintAndCheck) {
  const std::string file = written("rulebook");
  const Said linted = said({"lint", file, "--explore"});
  EXPECT_EQ(linted.code, ExitCode::Success) << linted.out;
  const Said checked = said({"check", file, "--orders", "2"});
  EXPECT_EQ(checked.code, ExitCode::Success) << checked.out;
  EXPECT_NE(checked.out.find("prevented by: ship-in-time"), std::string::npos);
}

TEST_F(New, PrintsWhatItWouldWrite) {
  for (const ShippedFile& file : new_files()) {
    const std::string kind(file.id);
    EXPECT_EQ(said({"new", kind}).out, file.text);
    EXPECT_EQ(text_of(written(kind)), file.text);
    std::filesystem::remove(path("mine.json"));
    for (const char* language : {"\"ja\": ", "\"en\": "})
      EXPECT_NE(file.text.find(language), file.text.npos) << kind;
  }
  EXPECT_EQ(new_files().size(), 3U);
}

TEST_F(New, SaysWhatToDoNextInBothLanguages) {
  const std::string file = path("my shop.json");
  EXPECT_EQ(said({"new", "study", "--output", file}).out,
            file + " was written; next: juchu simulate '" + file + "'\n");
  EXPECT_EQ(said({"new", "study", "--output", file, "--overwrite"}, Language::Japanese).out,
            file + " を書きました。次は: juchu simulate '" + file + "'\n");
}

TEST_F(New, LeavesAFileThatIsThereUnlessTold) {
  const std::string file = written("study");
  std::ofstream(file) << "mine";
  const Said refused = said({"new", "scenario", "--output", file});
  EXPECT_EQ(refused.code, ExitCode::BadInput);
  EXPECT_EQ(refused.out, "");
  EXPECT_EQ(refused.err, file +
                             ":1:1: error: it is there already, and is left as it is (choose "
                             "another name, or add --overwrite)\n");
  EXPECT_EQ(text_of(file), "mine");
  EXPECT_EQ(said({"new", "scenario", "--output", file, "--overwrite"}).code, ExitCode::Success);
  EXPECT_NE(text_of(file), "mine");
}

TEST_F(New, IsQuotedWhereItIsExplained) {
  const std::pair<const char*, const char*> rows[] = {{"study", "scenarios/load/README.md"},
                                                      {"scenario", "scenarios/README.md"}};
  for (const auto& [kind, page] : rows)
    EXPECT_NE(text_of(page).find("```json\n" + said({"new", kind}).out + "```"), std::string::npos)
        << page;
}

TEST_F(New, KnowsItsKinds) {
  const Said told = said({"new", "studdy"});
  EXPECT_EQ(told.code, ExitCode::BadInput);
  EXPECT_NE(told.err.find("no kind of file \"studdy\" (did you mean \"study\"?)"),
            std::string::npos)
      << told.err;
}

}  // namespace
}  // namespace juchu
