#include "cli/command_line.hpp"

#include <gtest/gtest.h>

#include "cli/commands.hpp"
#include "cli/testing/said.hpp"

namespace juchu {
namespace {

TEST(CommandLine, TellsWhatIsWrongAndWhatWasProbablyMeant) {
  struct Row {
    const char* what;
    std::vector<std::string> arguments;
    std::string error;
  };
  const Row rows[] = {
      {"no command",
       {},
       "juchu: error: an argument is missing (A subcommand is required)\nsee: juchu --help\n"},
      {"a mistyped command",
       {"replya", "a.json"},
       "juchu: error: no command \"replya\" (did you mean \"replay\"?)\nsee: juchu --help\n"},
      {"after an option with a value",
       {"--lang", "en", "replya"},
       "juchu: error: no command \"replya\" (did you mean \"replay\"?)\nsee: juchu --help\n"},
      {"nothing like a command is not repeated",
       {"0312345678"},
       "juchu: error: no command of that name (known: replay, graph, schema)\nsee: juchu --help\n"},
      {"a mistyped option",
       {"replay", "--jsn", "a.json"},
       "juchu: error: no option \"--jsn\" (did you mean \"--json\"?)\nsee: juchu replay --help\n"},
      {"no file",
       {"replay"},
       "juchu: error: an argument is missing (FILE is required)\nsee: juchu replay --help\n"},
      {"a language that we do not speak",
       {"replay", "--lang", "fr", "a.json"},
       "juchu: error: a value cannot be used (--lang: fr not in {ja,en})\nsee: juchu replay "
       "--help\n"},
      {"an option without its value",
       {"replay", "a.json", "--rulebook"},
       "juchu: error: wrong number of arguments (--rulebook: 1 required TEXT missing)\nsee: juchu "
       "replay --help\n"},
  };
  for (const Row& row : rows) {
    const Said answer = said(row.arguments);
    EXPECT_EQ(answer.code, ExitCode::BadInput) << row.what;
    EXPECT_EQ(answer.err, row.error) << row.what;
    EXPECT_EQ(answer.out, "") << row.what;
  }
}

TEST(CommandLine, ComplainsInTheLanguageAskedFor) {
  EXPECT_EQ(said({"replya"}, Language::Japanese).err,
            "juchu: error: 「replya」というコマンドはありません（「replay」のことでしょうか）\n"
            "詳しくは: juchu --help\n");
  EXPECT_EQ(
      said({"replay", "--lang=ja"}).err,
      "juchu: error: 必要な引数がありません（FILE is required）\n詳しくは: juchu replay --help\n");
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
