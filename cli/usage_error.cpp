#include "cli/usage_error.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <limits>
#include <optional>
#include <string_view>

#include "cli/commands.hpp"
#include "cli/hidden_commands.hpp"

namespace juchu {
namespace {

using Error = CLI::ExitCodes;

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

/// What `typed`, which nothing takes, was probably meant to be.
Complaint surplus(const std::string& typed, const CLI::App& command) {
  if (!typed.starts_with('-')) return Text{"余分な引数です", "there are too many arguments"};
  const std::vector<std::string> known = option_names(command);
  if (std::ranges::find(known, typed) == known.end())
    return unknown_name({"オプション", "option"}, typed, known);
  const std::string& name = command.get_name();
  return {
      {shown_name(typed) + " の場所が違います", shown_name(typed) + " stands in the wrong place"},
      {name + " の後に書いてください", "write it after " + name}};
}

/// An option or argument as it is shown: --lang, FILE.
Text quoted(const CLI::Option& option) {
  const std::string name = option.get_name();
  return {"「" + name + "」", "\"" + name + "\""};
}

/// The numbers that `option` takes, as its validators describe them: "UINT:UINT in [1 - 4]".
Text allowed_numbers(const CLI::Option& option) {
  const std::string described = option.get_type_name();
  std::int64_t low = 1, high = std::numeric_limits<std::int64_t>::max();
  if (described.ends_with(":POSITIVE")) return out_of_range(low, high).hint;
  const std::size_t begin = described.find('['), between = described.find(" - ");
  if (begin == described.npos || between == described.npos || between < begin) return {};
  const char* text = described.data();
  if (std::from_chars(text + begin + 1, text + between, low).ec != std::errc()) return {};
  std::from_chars(text + between + 3, text + described.size(), high);  // or without an end
  return out_of_range(low, high).hint;
}

/// The values that `option` takes, when they are few: its text in the help is `ja|en`; or how one
/// is written, when that is `OLD=NEW`.
Text allowed_values(const CLI::Option& option) {
  std::string values = option.get_option_text();
  if (Text numbers = allowed_numbers(option); !numbers.empty()) return numbers;
  if (values.find('=') != values.npos) return {values + " の形で書いてください", "like " + values};
  if (values.find('|') == values.npos) return {};
  for (std::size_t at; (at = values.find('|')) != values.npos;) values.replace(at, 1, ", ");
  return {"使えるもの: " + values, "known: " + values};
}

/// The option that `error` is about: its name is the first that CLI11 says.
const CLI::Option* blamed(const CLI::App& command, const CLI::ParseError& error) {
  const std::string_view what = error.what();
  const CLI::Option* first = nullptr;
  std::size_t begin = what.npos;
  for (const CLI::Option* option : command.get_options()) {
    const std::size_t at = what.find(option->get_name());
    if (at >= begin) continue;
    begin = at;
    first = option;
  }
  return first;
}

/// What is wrong with how `option` was written.
std::optional<Complaint> misuse(const CLI::Option& option, Error error) {
  const Text name = quoted(option);
  switch (error) {
    case Error::RequiredError:
      return Text{"引数" + name.ja + "がありません", "the argument " + name.en + " is missing"};
    case Error::ArgumentMismatch:
      if (option.count() > 1)
        return Text{name.ja + "が2回以上書かれています", name.en + " is given more than once"};
      return Complaint({name.ja + "の値がありません", "the value of " + name.en + " is missing"},
                       allowed_values(option));
    case Error::ValidationError:
      return Complaint(
          {name.ja + "にその値は使えません", "that value of " + name.en + " cannot be used"},
          allowed_values(option));
    case Error::RequiresError:
      return Text{name.ja + "だけでは使えません", name.en + " needs another option beside it"};
    case Error::ExcludesError:
      return Text{name.ja + "と一緒に使えないオプションがあります",
                  name.en + " cannot stand beside another option that is given"};
    case Error::ConversionError:
      return Text{name.ja + "に値は付けられません", name.en + " takes no value"};
    default: return std::nullopt;
  }
}

}  // namespace

std::string unknown_command(const std::vector<std::string>& arguments) {
  std::vector<std::string> known = command_names();
  for (const Command& command : hidden_commands()) known.push_back(command.name);
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    if (arguments[i] == "--lang") {
      ++i;  // its value
    } else if (!arguments[i].starts_with('-')) {
      return std::ranges::find(known, arguments[i]) == known.end() ? arguments[i] : std::string();
    }
  }
  return {};
}

ExitCode refuse_argument(const Complaint& complaint, const std::string& command,
                         const Console& console) {
  const bool japanese = console.language == Language::Japanese;
  const std::string& hint = complaint.hint.in(console.language);
  console.err << "juchu: error: " << complaint.problem.in(console.language);
  if (!hint.empty()) console.err << (japanese ? "（" : " (") << hint << (japanese ? "）" : ")");
  console.err << '\n' << (japanese ? "詳しくは: " : "see: ") << command << " --help\n";
  return ExitCode::BadInput;
}

ExitCode refuse_command(const std::string& typed, const Console& console) {
  return refuse_argument(unknown_name({"コマンド", "command"}, typed, command_names()), "juchu",
                         console);
}

ExitCode refuse_usage(const CLI::App& app, const CLI::ParseError& error, const Console& console) {
  const CLI::App& command = named_command(app);
  const std::string shown = &command == &app ? app.get_name() : "juchu " + command.get_name();
  if (const std::vector<std::string> extra = app.remaining(true); !extra.empty())
    return refuse_argument(surplus(extra.front(), command), shown, console);
  if (&command == &app && app.get_subcommands().empty() &&
      error.get_exit_code() == static_cast<int>(Error::RequiredError)) {
    console.err << app.help();
    return ExitCode::BadInput;
  }
  std::optional<Complaint> complaint;
  if (const CLI::Option* option = blamed(command, error))
    complaint = misuse(*option, static_cast<Error>(error.get_exit_code()));
  if (!complaint)
    complaint = Text{"引数の書き方が正しくありません", "the arguments cannot be understood"};
  return refuse_argument(*complaint, shown, console);
}

}  // namespace juchu
