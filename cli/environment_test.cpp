#include "cli/environment.hpp"

#include <map>

#include <gtest/gtest.h>

namespace juchu {
namespace {

Variables variables(std::map<std::string, std::string> values) {
  return [values = std::move(values)](const char* name) {
    const auto found = values.find(name);
    return found == values.end() ? std::string() : found->second;
  };
}

TEST(LocaleLanguage, TakesTheFirstVariableThatIsSet) {
  struct Row {
    const char* what;
    std::map<std::string, std::string> values;
    Language language;
  };
  const Row rows[] = {
      {"LC_ALL overrides all",
       {{"LC_ALL", "C"}, {"LC_MESSAGES", "ja_JP"}, {"LANG", "ja_JP.UTF-8"}},
       Language::English},
      {"LC_MESSAGES overrides LANG",
       {{"LC_MESSAGES", "ja_JP.UTF-8"}, {"LANG", "C"}},
       Language::Japanese},
      {"an empty variable is not set",
       {{"LC_ALL", ""}, {"LANG", "ja_JP.UTF-8"}},
       Language::Japanese},
      {"short", {{"LANG", "ja"}}, Language::Japanese},
      {"another language", {{"LANG", "de_DE.UTF-8"}}, Language::English},
      {"Javanese is not Japanese", {{"LANG", "jav_ID"}}, Language::English},
      {"none", {}, Language::English},
      {"POSIX", {{"LANG", "POSIX"}}, Language::English},
  };
  for (const Row& row : rows)
    EXPECT_EQ(locale_language(variables(row.values)), row.language) << row.what;
}

TEST(WantsColour, OnATerminalUnlessToldOtherwise) {
  EXPECT_TRUE(wants_colour(true, variables({{"TERM", "xterm"}})));
  EXPECT_FALSE(wants_colour(false, variables({{"TERM", "xterm"}})));
  EXPECT_FALSE(wants_colour(true, variables({{"TERM", "dumb"}})));
  EXPECT_FALSE(wants_colour(true, variables({{"TERM", "xterm"}, {"NO_COLOR", "1"}})));
  EXPECT_TRUE(wants_colour(true, variables({{"TERM", "xterm"}, {"NO_COLOR", ""}})));
}

}  // namespace
}  // namespace juchu
