// The tables of the scenarios' README are what the program prints of its rulebook.
#include <fstream>
#include <sstream>

#include <gtest/gtest.h>

#include "cli/testing/said.hpp"

namespace juchu {
namespace {

const std::string kFile = "scenarios/README.md";

std::string text_of_readme() {
  std::ifstream file(kFile);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

TEST(ScenarioReadme, HasTheTablesOfItsRulebook) {
  const std::string readme = text_of_readme();
  for (const std::string lang : {"ja", "en"}) {
    const std::string begin = "<!-- juchu schema --format markdown --lang " + lang + " -->\n";
    const std::size_t at = readme.find(begin);
    ASSERT_NE(at, std::string::npos) << begin << "tests run from the root of the source tree";
    const std::size_t end = readme.find("<!-- end -->", at);
    const Said told = said({"schema", "--format", "markdown", "--lang", lang});
    EXPECT_EQ(told.code, ExitCode::Success);
    EXPECT_EQ(readme.substr(at + begin.size(), end - at - begin.size()), told.out)
        << "refresh them: build/juchu schema --format markdown --lang " << lang;
  }
}

/// One row per parameter, with its values and its default, or that it must be given.
TEST(ScenarioReadme, TablesGiveValuesAndDefaults) {
  const std::string en = said({"schema", "--format", "markdown", "--lang", "en"}).out;
  for (const char* row :
       {"| `ship_date` | ship date | a date, `today + 1` to `today + max_ship_days` | required |",
        "| `part` | only a part of the goods | `true`, `false` | `false` |",
        "| `number` | tracking number | a tracking number, `null` | `null` |",
        "| `amount` | amount | `full` in full, `part` in part | `full` |",
        "| `units` | units | 1 to 99999 | `1` |"})
    EXPECT_NE(en.find(row), std::string::npos) << row << '\n' << en;
  EXPECT_EQ(said({"schema", "--format", "markdown", "--study"}).code, ExitCode::BadInput);
  EXPECT_EQ(said({"schema", "ec-cube-4", "--format", "markdown"}).code, ExitCode::Success);
}

}  // namespace
}  // namespace juchu
