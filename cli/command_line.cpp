#include "cli/command_line.hpp"

#include <algorithm>
#include <memory>
#include <sstream>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include "cli/commands.hpp"
#include "cli/hidden_commands.hpp"
#include "cli/usage_error.hpp"
#include "model/work/work_limit.hpp"
#include "report/text/terminal.hpp"
#include "report/version.hpp"

namespace juchu {
namespace {

/// Explains options and commands in lines of no more than 80 columns.
class HelpFormatter : public CLI::Formatter {
 public:
  std::string make_option_desc(const CLI::Option* option) const override {
    return in_lines(CLI::Formatter::make_option_desc(option));
  }
  std::string make_subcommand(const CLI::App* command) const override {
    std::stringstream out;
    CLI::detail::format_help(out, command->get_display_name(true),
                             in_lines(command->get_description()), column_width_);
    return out.str();
  }

 private:
  [[nodiscard]] std::string in_lines(const std::string& text) const {
    std::string lines;
    for (const std::string& each : wrapped(text, kColumns - static_cast<int>(column_width_)))
      lines += (lines.empty() ? "" : "\n") + each;
    return lines;
  }

  static constexpr int kColumns = 80;
};

}  // namespace

Language language_of(const std::vector<std::string>& arguments, Language otherwise) {
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const bool apart = arguments[i] == "--lang" && i + 1 < arguments.size();
    if (arguments[i] == "--lang=ja" || (apart && arguments[i + 1] == "ja"))
      return Language::Japanese;
    if (arguments[i] == "--lang=en" || (apart && arguments[i + 1] == "en"))
      return Language::English;
  }
  return otherwise;
}

void translate(CLI::App& app, const CommandLine& line) {
  app.formatter(std::make_shared<HelpFormatter>());
  const auto formatter = app.get_formatter();
  formatter->label("Usage", line.say({"使い方", "Usage"}));
  formatter->label("OPTIONS", line.say({"オプション", "OPTIONS"}));
  formatter->label("SUBCOMMAND", line.say({"コマンド", "COMMAND"}));
  formatter->label("Positionals", line.say({"引数", "Arguments"}));
  formatter->label("Excludes", line.say({"一緒に使えない", "Excludes"}));
  formatter->label("Needs", line.say({"必要", "Needs"}));
  app.option_defaults()->group(line.say({"オプション", "Options"}));
  app.set_help_flag("-h,--help", line.say({"この説明を表示する", "print this help"}));
}

ExitCode run_command_line(const std::vector<std::string>& arguments, Console& console) {
  console.language = language_of(arguments, console.language);
  if (const std::string typed = unknown_command(arguments); !typed.empty())
    return refuse_command(typed, console);

  CLI::App app("", "juchu");
  CommandLine line{app, console, {}};
  app.description(line.say({"受注: 注文がたどる道をルールどおりに再生する",
                            "juchu: how an online-shop order lives, by the rules"}));
  translate(app, line);
  app.set_version_flag("--version", std::string("juchu ") + kVersion,
                       line.say({"版を表示する", "print the version"}));
  line.add_language_option(app);
  app.require_subcommand(1);
  for (const Command& command : commands()) command.add(line);
  for (const Command& command : hidden_commands()) command.add(line);

  app.footer(line.say({"例:", "Examples:"}) +
             "\n  juchu replay scenarios/trouble/8.2-split-shipment.json"
             "\n  juchu view scenarios/trouble/1-request-not-seen.json --at 2024-03-04 --today"
             "\n  juchu check --show sent-but-cancelled"
             "\n  juchu lint --format sarif"
             "\n  juchu diff old.json new.json"
             "\n  juchu mutate --every 10"
             "\n  juchu simulate study.json --replications 100"
             "\n  juchu merge part*.jsonl"
             "\n  juchu explain overdue"
             "\n  juchu import orders.csv --output today.json"
             "\n  juchu new study --output my-shop.json"
             "\n  juchu graph --format mermaid"
             "\n  juchu schema > scenario.schema.json"
             "\n  juchu export --orders 2 --output shop.pml");

  try {
    app.parse(
        std::vector<std::string>(arguments.rbegin(), arguments.rend()));  // it reads from the back
  } catch (const CLI::ParseError& error) {
    if (error.get_exit_code() != 0) return refuse_usage(app, error, console);
    app.exit(error, console.out, console.err);
    return ExitCode::Success;
  }
  ExitCode code = ExitCode::Success;
  const WorkEnd end = attempt([&] { code = line.run(); });
  return end == WorkEnd::Done ? code : refuse_without_answer(end, console);
}

}  // namespace juchu
