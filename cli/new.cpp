#include "cli/new.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <memory>

#include <CLI/App.hpp>

#include "cli/commands.hpp"
#include "cli/new_files.hpp"
#include "cli/output_file.hpp"
#include "cli/usage_error.hpp"
#include "cli/words.hpp"
#include "report/speaker.hpp"
#include "report/study_wording.hpp"
#include "sim/import/shipped_mappings.hpp"

namespace juchu {
namespace {

/// A kind of file, and the command that takes one.
struct NewKind {
  std::string_view kind;
  std::string_view command;
};
constexpr std::array<NewKind, 4> kKinds = {{{"study", "juchu simulate"},
                                            {"scenario", "juchu replay"},
                                            {"rulebook", "juchu check"},
                                            {"mapping", "juchu import orders.csv --mapping"}}};

std::vector<std::string> kinds() {
  std::vector<std::string> names;
  for (const NewKind& row : kKinds) names.emplace_back(row.kind);
  return names;
}

std::string_view text_of(const std::string& kind) {
  if (kind == "mapping") return shipped_mappings().front().text;
  return std::ranges::find(new_files(), kind, &ShippedFile::id)->text;
}

/// Complains where something is at `path` already.
bool is_free(const std::string& path, Diagnostics& diagnostics) {
  std::error_code error;
  if (std::filesystem::symlink_status(path, error).type() == std::filesystem::file_type::not_found)
    return true;
  diagnostics.add({path,
                   {},
                   "",
                   {"すでにあるので、書き込みません", "it is there already, and is left as it is"},
                   {"別の名前にするか、--overwrite を付けてください",
                    "choose another name, or add --overwrite"}});
  return false;
}

}  // namespace

ExitCode write_new_file(const NewOptions& options, Console& console) {
  const auto* row = std::ranges::find(kKinds, options.kind, &NewKind::kind);
  if (row == kKinds.end())
    return refuse_argument(unknown_name({"種類", "kind of file"}, options.kind, kinds()),
                           "juchu new", console);
  const std::string text(text_of(options.kind));
  if (options.output.empty()) {
    console.out << text;
    return ExitCode::Success;
  }
  Diagnostics diagnostics;
  if ((!options.overwrite && !is_free(options.output, diagnostics)) ||
      !write_whole_file(options.output, text, diagnostics))
    return refuse_input(diagnostics, console);
  console.out << Speaker(console.language)
                     .say(kNewWritten, Speaker::plain(options.output), row->command,
                          Speaker::plain(shell_word(options.output)))
              << '\n';
  return ExitCode::Success;
}

void add_new_command(CommandLine& line) {
  auto options = std::make_shared<NewOptions>();  // outlives parsing
  CLI::App* command = line.add(
      "new",
      {"そのまま動く小さな負荷試験・シナリオ・ルールブックや、CSVの対応表を書く",
       "write a small study, scenario or rulebook that works, or a mapping"},
      "juchu new study --output my-shop.json");
  command
      ->add_option("KIND", options->kind,
                   line.say({"何を書くか: "
                             "study（負荷試験）、scenario（シナリオ）、rulebook（ルールブック）、ma"
                             "pping（対応表）",
                             "what to write: study, scenario, rulebook or mapping"}))
      ->required()
      ->option_text(" ");
  CLI::Option* output = command->add_option(
      "--output", options->output,
      line.say({"書き出すファイル（既定: 標準出力）",
                "the file to write (default: the standard output)"}));
  output->option_text("FILE");
  command
      ->add_flag(
          "--overwrite", options->overwrite,
          line.say({"すでにあるファイルを上書きする", "replace a file that is there already"}))
      ->needs(output)
      ->option_text(" ");
  command->callback(
      [=, &line] { line.run = [=, &line] { return write_new_file(*options, line.console); }; });
}

}  // namespace juchu
