#include "cli/usage_error.hpp"

#include <algorithm>

#include "cli/commands.hpp"
#include "model/text/problems.hpp"

namespace juchu {
namespace {

struct Usage {
  std::string error;  // as CLI11 calls it
  Text problem;
};

const std::vector<Usage> kUsages = {
    {"RequiredError", {"必要な引数がありません", "an argument is missing"}},
    {"ArgumentMismatch", {"引数の数が違います", "wrong number of arguments"}},
    {"ValidationError", {"使えない値です", "a value cannot be used"}},
    {"ConversionError", {"使えない値です", "a value cannot be used"}},
};

std::vector<std::string> command_names() {
  std::vector<std::string> names;
  for (const Command& command : commands()) names.push_back(command.name);
  return names;
}

const CLI::App& named_command(const CLI::App& app) {
  const auto named = app.get_subcommands();
  return named.empty() ? app : *named.front();
}

std::vector<std::string> option_names(const CLI::App& command) {
  std::vector<std::string> names;
  for (const CLI::Option* option : command.get_options())
    for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
  return names;
}

ExitCode refuse(const Complaint& complaint, const std::string& command, const Console& console) {
  const bool japanese = console.language == Language::Japanese;
  const std::string& hint = complaint.hint.in(console.language);
  console.err << "juchu: error: " << complaint.problem.in(console.language);
  if (!hint.empty()) console.err << (japanese ? "（" : " (") << hint << (japanese ? "）" : ")");
  console.err << '\n' << (japanese ? "詳しくは: " : "see: ") << command << " --help\n";
  return ExitCode::BadInput;
}

/// What `typed`, which nothing takes, was probably meant to be.
Complaint surplus(const std::string& typed, const CLI::App& command) {
  if (!typed.starts_with('-'))
    return Text{"引数が多すぎます", "there are too many arguments"};
  const std::vector<std::string> known = option_names(command);
  if (std::ranges::find(known, typed) == known.end())
    return unknown_name({"オプション", "option"}, typed, known);
  const std::string& name = command.get_name();
  return {{shown_name(typed) + " の場所が違います", shown_name(typed) + " stands in the wrong place"},
          {name + " の後に書いてください", "write it after " + name}};
}

}  // namespace

std::string unknown_command(const std::vector<std::string>& arguments) {
  const std::vector<std::string> known = command_names();
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    if (arguments[i] == "--lang") {
      ++i;  // its value
    } else if (!arguments[i].starts_with('-')) {
      return std::ranges::find(known, arguments[i]) == known.end() ? arguments[i] : std::string();
    }
  }
  return {};
}

ExitCode refuse_command(const std::string& typed, const Console& console) {
  return refuse(unknown_name({"コマンド", "command"}, typed, command_names()), "juchu", console);
}

ExitCode refuse_usage(const CLI::App& app, const CLI::ParseError& error, const Console& console) {
  const CLI::App& command = named_command(app);
  const std::string shown = &command == &app ? "juchu" : "juchu " + command.get_name();
  if (const std::vector<std::string> extra = app.remaining(true); !extra.empty())
    return refuse(surplus(extra.front(), command), shown, console);
  const auto usage = std::ranges::find(kUsages, error.get_name(), &Usage::error);
  const Text what = {shown_name(error.what()), shown_name(error.what())};
  return refuse(usage == kUsages.end() ? Complaint(what) : Complaint(usage->problem, what), shown,
                console);
}

}  // namespace juchu
