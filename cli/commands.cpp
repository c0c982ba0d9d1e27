#include "cli/commands.hpp"

#include <array>

#include <CLI/Validators.hpp>

namespace juchu {
namespace {

constexpr const char* kShippedRulebook = "qoo10-jp";

}  // namespace

std::span<const Command> commands() {
  static const std::array<Command, 14> all = {{
      {"replay", add_replay_command},
      {"view", add_view_command},
      {"check", add_check_command},
      {"lint", add_lint_command},
      {"diff", add_diff_command},
      {"mutate", add_mutate_command},
      {"simulate", add_simulate_command},
      {"merge", add_merge_command},
      {"graph", add_graph_command},
      {"explain", add_explain_command},
      {"import", add_import_command},
      {"new", add_new_command},
      {"schema", add_schema_command},
      {"export", add_export_command},
  }};
  return all;
}

CLI::App* CommandLine::add(const std::string& name, const Text& about, const std::string& example) {
  CLI::App* command = app.add_subcommand(name, say(about));
  command->group(say({"コマンド", "Commands"}));
  command->footer(say({"例:", "Example:"}) + "\n  " + example);
  command->get_help_ptr()->group(say({"オプション", "Options"}));
  add_language_option(*command);
  return command;
}

void CommandLine::add_language_option(CLI::App& to) const {
  to.add_option("--lang", say({"表示する言語（既定: 環境変数 LANG など）",
                               "the language of the output (default: the locale's)"}))
      ->check(CLI::IsMember({"ja", "en"}))
      ->option_text("ja|en");
}

void CommandLine::add_json_option(CLI::App& to, bool& json) const {
  to.add_flag("--json", json, say({"結果を一つのJSON文書で出力する", "print one JSON document"}));
}

void CommandLine::add_rulebook_argument(CLI::App& to, std::string& rulebook) const {
  rulebook = kShippedRulebook;
  to.add_option("RULEBOOK", rulebook,
                say({"ルールブック（同梱のidまたはファイル。既定: qoo10-jp）",
                     "a shipped id or a file (default: qoo10-jp)"}))
      ->option_text(" ");
}

}  // namespace juchu
