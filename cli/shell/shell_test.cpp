// Completions and the manual, tried with the programs that read them.
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <unistd.h>

#include <gtest/gtest.h>

#include "cli/commands.hpp"
#include "cli/testing/said.hpp"

namespace juchu {
namespace {

bool installed(const std::string& tool) {
  return std::system(("command -v " + tool + " > /dev/null").c_str()) == 0;
}

/// All that `command` prints; the file named by $1 in it holds `text`.
std::string printed_by(const std::string& command, const std::string& text) {
  const std::string file = testing::TempDir() + "juchu_shell_test_" + std::to_string(getpid());
  std::ofstream(file) << text;
  const std::string script = file + ".sh";
  std::ofstream(script) << command;
  std::FILE* pipe = popen(("sh " + script + " " + file + " 2>&1").c_str(), "r");
  std::string said;
  char chunk[4096];
  for (std::size_t n; (n = std::fread(chunk, 1, sizeof chunk, pipe)) > 0;) said.append(chunk, n);
  pclose(pipe);
  for (const std::string& made : {file, script}) std::filesystem::remove(made);
  return said;
}

std::string completions(const std::string& shell) { return said({"completions", shell}).out; }

/// What bash completes for these words, of which the last is being typed, a line each.
std::string completed(const std::string& words) {
  return printed_by("exec bash --norc -c '. \"$1\"; COMP_WORDS=(" + words +
                        "); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _juchu;"
                        "printf \"%s\\n\" \"${COMPREPLY[@]}\"' bash \"$1\"",
                    completions("bash"));
}

TEST(Completions, BashCompletesWhatTheCommandLineTakes) {
  if (!installed("bash")) GTEST_SKIP() << "bash is not installed";
  const struct {
    const char* words;
    const char* completed;
  } rows[] = {
      {"juchu rep", "replay\n"},
      {"juchu --lang ja rep", "replay\n"},
      {"juchu replay --f", "--format\n"},
      {"juchu replay --format j", "json\njunit\n"},
      {"juchu replay --format = t", "text\ntap\n"},
      {"juchu graph q", "qoo10-jp\n"},
      {"juchu explain --rulebook ec", "ec-cube-4\n"},
      {"juchu simulate after", "after-work\n"},
      {"juchu new st", "study\n"},
      {"juchu view scenarios/trouble/0-happy", "scenarios/trouble/0-happy-path.json\n"},
      {"juchu check --save scenarios/tr", "scenarios/trouble\n"},
      {"juchu replay a.json scenarios/trouble/0-happy", "scenarios/trouble/0-happy-path.json\n"},
  };
  for (const auto& [words, wanted] : rows) EXPECT_EQ(completed(words), wanted) << words;
  std::istringstream all(completed("juchu \"\""));
  std::size_t verbs = 0;
  for (std::string verb; all >> verb;) ++verbs;
  EXPECT_EQ(verbs, commands().size());
}

TEST(Completions, ZshTakesTheScript) {
  if (!installed("zsh")) GTEST_SKIP() << "zsh is not installed";
  EXPECT_EQ(printed_by("exec zsh -f -c 'zsh -n \"$1\" && autoload -Uz compinit && "
                       "compinit -D -u && . \"$1\" && print $_comps[juchu]' zsh \"$1\"",
                       completions("zsh")),
            "_juchu\n");
}

TEST(Completions, FishCompletesWhatTheCommandLineTakes) {
  if (!installed("fish")) GTEST_SKIP() << "fish is not installed";
  EXPECT_EQ(
      printed_by("exec fish --no-config -c \"source '$1'; complete -C 'juchu replay --format j' | "
                 "string replace -r '\\t.*' ''; complete -C 'juchu graph q' | string replace -r "
                 "'\\t.*' ''\"",
                 completions("fish")),
      "json\njunit\nqoo10-jp\n");
}

TEST(Manual, IsFreeOfWarnings) {
  for (const char* lang : {"en", "ja"}) {
    const std::string page = said({"manual", "--lang", lang}).out;
    if (installed("man")) {
      const std::string
          man = "LC_ALL=C.UTF-8 man --warnings -E UTF-8 -l -Tutf8 \"$1\" 2>&1 >/dev/null";
      EXPECT_EQ(printed_by(man, page), "") << lang;
    }
    if (installed("mandoc")) {
      EXPECT_EQ(printed_by("mandoc -T lint \"$1\"", page), "") << lang;
    }
  }
}

TEST(Manual, SpeaksOfEveryCommandAndOption) {
  for (const std::string lang : {"en", "ja"}) {
    const std::string page = said({"manual", "--lang", lang}).out;
    for (const Command& command : commands())
      EXPECT_NE(page.find("\n.SS " + command.name + "\n"), std::string::npos) << command.name;
    for (const char* option : {"\\-\\-format", "\\-\\-rulebook", "\\-\\-what\\-helps"})
      EXPECT_NE(page.find(option), std::string::npos) << option;
  }
}

TEST(HiddenCommands, AreNotInTheHelp) {
  for (const std::string verb : {"completions", "manual"}) {
    EXPECT_EQ(said({"--help"}).out.find(verb), std::string::npos);
    EXPECT_EQ(said({verb, "--help"}).code, ExitCode::Success);
  }
  EXPECT_EQ(said({"completions", "tcsh"}).code, ExitCode::BadInput);
}

}  // namespace
}  // namespace juchu
