#include "cli/commands.hpp"

#include <array>

#include <CLI/Validators.hpp>

namespace juchu {

std::span<const Command> commands() {
  static const std::array<Command, 1> all = {{
      {"replay", add_replay_command},
  }};
  return all;
}

CLI::App* CommandLine::add(const std::string& name, const Text& about, const std::string& example) {
  CLI::App* command = app.add_subcommand(name, say(about));
  command->group(say({"コマンド", "Commands"}));
  command->footer(say({"例:", "Example:"}) + "\n  " + example);
  add_language_option(*command);
  return command;
}

void CommandLine::add_language_option(CLI::App& to) const {
  to.add_option("--lang", say({"表示する言語（既定: 環境変数 LANG など）", "the language of the output (default: the locale's)"}))
      ->check(CLI::IsMember({"ja", "en"}))
      ->option_text("ja|en");
}

}  // namespace juchu
