#include "cli/command_line.hpp"

#include <sstream>

#include <gtest/gtest.h>

#include "cli/commands.hpp"
#include "cli/testing/said.hpp"
#include "report/text/terminal.hpp"

namespace juchu {
namespace {

TEST(CommandLine, TellsWhatIsWrongAndWhatWasProbablyMeant) {
  struct Row {
    const char* what;
    std::vector<std::string> arguments;
    std::string error;
  };
  const Row rows[] = {
      {"a mistyped command",
       {"replya", "a.json"},
       "juchu: error: no command \"replya\" (did you mean \"replay\"?)\nsee: juchu --help\n"},
      {"after an option with a value",
       {"--lang", "en", "replya"},
       "juchu: error: no command \"replya\" (did you mean \"replay\"?)\nsee: juchu --help\n"},
      {"nothing like a command is not repeated",
       {"0312345678"},
       "juchu: error: no command of that name (known: replay, view, check, lint, diff, mutate, "
       "simulate, merge, graph, explain, import, new, schema, export)\nsee: juchu --help\n"},
      {"a mistyped option",
       {"replay", "--jsn", "a.json"},
       "juchu: error: no option \"--jsn\" (did you mean \"--json\"?)\nsee: juchu replay --help\n"},
      {"no file",
       {"replay"},
       "juchu: error: the argument \"FILE\" is missing\nsee: juchu replay --help\n"},
      {"a language that we do not speak",
       {"replay", "--lang", "fr", "a.json"},
       "juchu: error: that value of \"--lang\" cannot be used (known: ja, en)\nsee: juchu replay "
       "--help\n"},
      {"a format that we do not draw",
       {"graph", "--format", "png"},
       "juchu: error: that value of \"--format\" cannot be used (known: text, dot, mermaid)\n"
       "see: juchu graph --help\n"},
      {"an option without its value, which is one of few",
       {"graph", "--format"},
       "juchu: error: the value of \"--format\" is missing (known: text, dot, mermaid)\n"
       "see: juchu graph --help\n"},
      {"an option twice",
       {"graph", "--format", "dot", "--format", "text"},
       "juchu: error: \"--format\" is given more than once\nsee: juchu graph --help\n"},
      {"a flag with a value",
       {"graph", "--json=much"},
       "juchu: error: \"--json\" takes no value\nsee: juchu graph --help\n"},
      {"one argument too many",
       {"graph", "qoo10-jp", "ec-cube-4"},
       "juchu: error: there are too many arguments\nsee: juchu graph --help\n"},
      {"more orders than there may be",
       {"check", "--orders", "9"},
       "juchu: error: that value of \"--orders\" cannot be used (a whole number from 1 to 4)\n"
       "see: juchu check --help\n"},
      {"no seconds",
       {"diff", "a.json", "b.json", "--time", "0"},
       "juchu: error: that value of \"--time\" cannot be used (1 or more)\nsee: juchu diff "
       "--help\n"},
      {"what is no number",
       {"lint", "--states", "many"},
       "juchu: error: that value of \"--states\" cannot be used (1 or more)\n"
       "see: juchu lint --help\n"},
      {"half a renaming",
       {"diff", "a.json", "b.json", "--map", "old="},
       "juchu: error: that value of \"--map\" cannot be used (like OLD=NEW)\n"
       "see: juchu diff --help\n"},
      {"two formats",
       {"graph", "--json", "--format", "dot"},
       "juchu: error: \"--format\" cannot stand beside another option that is given\n"
       "see: juchu graph --help\n"},
      {"an option without its value",
       {"replay", "a.json", "--rulebook"},
       "juchu: error: the value of \"--rulebook\" is missing\nsee: juchu replay --help\n"},
  };
  for (const Row& row : rows) {
    const Said answer = said(row.arguments);
    EXPECT_EQ(answer.code, ExitCode::BadInput) << row.what;
    EXPECT_EQ(answer.err, row.error) << row.what;
    EXPECT_EQ(answer.out, "") << row.what;
  }
}

TEST(CommandLine, HelpFitsIntoEightyColumns) {
  for (const std::string command : {"replay", "check", "lint", "diff", "mutate", "simulate",
                                    "graph", "explain", "import", "new", "schema", "export"}) {
    for (const Language language : {Language::English, Language::Japanese}) {
      const Said help = said({command, "--help"}, language);
      EXPECT_EQ(help.code, ExitCode::Success);
      EXPECT_EQ(help.out.find("Excludes"), std::string::npos) << command;
      std::istringstream lines(help.out);
      for (std::string line; std::getline(lines, line);)
        EXPECT_LE(display_width(line), 80) << command << ": " << line;
    }
  }
}

TEST(CommandLine, ComplainsInTheLanguageAskedFor) {
  EXPECT_EQ(said({"replya"}, Language::Japanese).err,
            "juchu: error: 「replya」というコマンドはありません（「replay」のことでしょうか）\n"
            "詳しくは: juchu --help\n");
  struct Row {
    std::vector<std::string> arguments;
    std::string problem;
    std::string command;
  };
  const Row rows[] = {
      {{"replay"}, "引数「FILE」がありません", "replay"},
      {{"replay", "a.json", "--rulebook"}, "「--rulebook」の値がありません", "replay"},
      {{"graph", "--format", "png"},
       "「--format」にその値は使えません（使えるもの: text, dot, mermaid）",
       "graph"},
      {{"graph", "--format", "dot", "--format", "dot"},
       "「--format」が2回以上書かれています",
       "graph"},
      {{"schema", "qoo10-jp", "ec-cube-4"}, "余分な引数です", "schema"},
      {{"graph", "--json=much"}, "「--json」に値は付けられません", "graph"},
  };
  for (const Row& row : rows)
    EXPECT_EQ(said(row.arguments, Language::Japanese).err,
              "juchu: error: " + row.problem + "\n詳しくは: juchu " + row.command + " --help\n");
}

TEST(CommandLine, WithoutACommandItTellsHowToBegin) {
  for (const Language language : {Language::Japanese, Language::English}) {
    const Said answer = said({}, language);
    EXPECT_EQ(answer.code, ExitCode::BadInput);
    EXPECT_EQ(answer.out, "");
    EXPECT_EQ(answer.err, said({"--help"}, language).out);
    for (const Command& command : commands())
      EXPECT_NE(answer.err.find("\n  juchu " + command.name + " "), std::string::npos)
          << answer.err;
  }
}

TEST(CommandLine, TellsItsVersion) {
  const Said answer = said({"--version"});
  EXPECT_EQ(answer.code, ExitCode::Success);
  EXPECT_TRUE(answer.out.starts_with("juchu ")) << answer.out;
}

TEST(CommandLine, HelpShowsEveryCommandInBothLanguages) {
  for (const std::string lang : {"ja", "en"}) {
    const Said answer = said({"--lang", lang, "--help"});
    EXPECT_EQ(answer.code, ExitCode::Success);
    for (const Command& command : commands())
      EXPECT_NE(answer.out.find("  " + command.name + " "), std::string::npos) << answer.out;
  }
  EXPECT_NE(said({"--help", "--lang", "ja"}).out.find("使い方: juchu"), std::string::npos);
  EXPECT_NE(said({"--help", "--lang", "en"}).out.find("Usage: juchu"), std::string::npos);
}

TEST(CommandLine, JapaneseHelpHasNoWordsOfTheParser) {
  for (const Command& command : commands()) {
    const std::string help = said({command.name, "--help", "--lang", "ja"}).out;
    for (const char* word : {"Excludes", "Needs", "REQUIRED", "OPTIONS", "Positionals", "Usage"})
      EXPECT_EQ(help.find(word), std::string::npos) << help;
  }
}

TEST(CommandLine, EveryCommandShowsAnExample) {
  for (const Command& command : commands()) {
    EXPECT_NE(said({command.name, "--help"}).out.find("Example:\n  juchu " + command.name),
              std::string::npos);
    EXPECT_NE(said({command.name, "--help", "--lang=ja"}).out.find("例:\n  juchu " + command.name),
              std::string::npos);
  }
}

}  // namespace
}  // namespace juchu
