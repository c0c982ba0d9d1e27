#include "cli/hidden_commands.hpp"

#include <algorithm>
#include <array>
#include <memory>
#include <string>
#include <vector>

#include <CLI/Validators.hpp>

#include "cli/shell/completions.hpp"
#include "cli/shell/manual.hpp"

namespace juchu {
namespace {

struct Shell {
  const char* name;
  Completions* print;
};
constexpr std::array<Shell, 3> kShells = {{
    {"bash", print_bash_completions},
    {"zsh", print_zsh_completions},
    {"fish", print_fish_completions},
}};

std::vector<std::string> shell_names() {
  std::vector<std::string> names;
  for (const Shell& shell : kShells) names.emplace_back(shell.name);
  return names;
}

CLI::App* add_hidden(CommandLine& line, const std::string& name, const Text& about,
                     const std::string& example) {
  CLI::App* command = line.add(name, about, example);
  command->group("");
  return command;
}

void add_completions_command(CommandLine& line) {
  auto shell = std::make_shared<std::string>();  // outlives parsing
  CLI::App* command = add_hidden(
      line, "completions",
      {"シェルの補完を出力する", "print a script by which a shell completes juchu's words"},
      "juchu completions bash > /usr/share/bash-completion/completions/juchu");
  command->add_option("SHELL", *shell, line.say({"bash、zsh、fish", "bash, zsh or fish"}))
      ->required()
      ->check(CLI::IsMember(shell_names()))
      ->option_text("bash|zsh|fish");
  command->callback([=, &line] {
    line.run = [=, &line] {
      const auto* row = std::ranges::find(kShells, *shell, &Shell::name);
      row->print(verb_of(line.app), verbs_of(line.app), line.console.out);
      return ExitCode::Success;
    };
  });
}

void add_manual_command(CommandLine& line) {
  CLI::App* command = add_hidden(
      line, "manual", {"マニュアルページ juchu(1) を出力する", "print the manual page juchu(1)"},
      "juchu manual | man -l -");
  command->callback([&line] {
    line.run = [&line] {
      print_manual(verb_of(line.app), verbs_of(line.app), line.console.language, line.console.out);
      return ExitCode::Success;
    };
  });
}

}  // namespace

std::span<const Command> hidden_commands() {
  static const std::array<Command, 2> all = {{
      {"completions", add_completions_command},
      {"manual", add_manual_command},
  }};
  return all;
}

}  // namespace juchu
