#include "cli/import.hpp"

#include <chrono>
#include <filesystem>
#include <memory>

#include <CLI/App.hpp>
#include <CLI/Validators.hpp>
#include <fmt/format.h>

#include "cli/commands.hpp"
#include "cli/output_file.hpp"
#include "cli/usage_error.hpp"
#include "model/json/json_value.hpp"
#include "report/text/import_text.hpp"
#include "sim/import/import_orders.hpp"
#include "sim/import/mapping_json.hpp"
#include "sim/import/text_encoding.hpp"
#include "sim/scenario/scenario_writer_json.hpp"

namespace juchu {
namespace {

constexpr const char* kShippedMapping = "qsm-orders";
constexpr JsonLimits kMostRead{.bytes = 256u << 20};

Day today_in_japan() {
  using namespace std::chrono;
  const auto now = system_clock::now().time_since_epoch() + hours(9);
  return static_cast<Day>(floor<days>(now).count());
}

Encoding encoding_of(const std::string& name) {
  if (name.empty()) return Encoding::Found;
  return name == "utf-8" ? Encoding::Utf8 : Encoding::Cp932;
}

bool is_same_file(const std::string& one, const std::string& other) {
  std::error_code ignored;
  return !one.empty() && !other.empty() && std::filesystem::equivalent(one, other, ignored);
}

/// What the scenario says about itself.
void entitle(Scenario& scenario, const ImportOptions& options) {
  const std::string file = std::filesystem::path(options.file).filename().string();
  const std::string day = day_text(scenario.given->as_of);
  scenario.title = {fmt::format("{} の注文({})", day, file),
                    fmt::format("The orders of {} ({})", day, file)};
  scenario.source = file;
  scenario.file = options.output;
}

bool write(const Scenario& scenario, Console& console, Diagnostics& diagnostics) {
  if (!scenario.file.empty()) return write_scenario_file(scenario, diagnostics);
  write_scenario(scenario, console.out);
  return true;
}

}  // namespace

ExitCode import_file(const ImportOptions& options, Console& console) {
  const auto as_of = options.as_of.empty() ? today_in_japan() : parse_day(options.as_of);
  if (!as_of)
    return refuse_argument({{"--as-of には日付が必要です", "--as-of takes a day"},
                            {"例: --as-of 2024-03-04", "as in --as-of 2024-03-04"}},
                           "juchu import", console);
  for (const std::string& read : {options.file, options.mapping})
    if (is_same_file(read, options.output))
      return refuse_argument(
          {{"--output が読むファイルと同じです", "--output is a file that is read"},
           {"別の名前にしてください", "give it another name"}},
          "juchu import", console);
  Diagnostics diagnostics;
  RulebookShelf shelf;
  const auto mapping = open_mapping(options.mapping, options.rulebook, shelf, diagnostics);
  auto bytes = read_file(options.file, diagnostics, kMostRead);
  if (!mapping || !bytes) return refuse_input(diagnostics, console);
  const auto decoded = decode_text(std::move(*bytes), encoding_of(options.encoding), options.file,
                                   diagnostics);
  if (!decoded) return refuse_input(diagnostics, console);
  Import import = import_orders({decoded->text, options.file, *as_of}, *mapping, diagnostics);
  const ReportOptions report{console.language, false, console.width};
  if (!import.scenario) {
    const ExitCode code = refuse_input(diagnostics, console);
    print_unread(import, decoded->encoding == Encoding::Cp932, report, console.err);
    return code;
  }
  entitle(*import.scenario, options);
  if (!write(*import.scenario, console, diagnostics)) return refuse_input(diagnostics, console);
  print_imported(import, *mapping, report, console.err);
  return ExitCode::Success;
}

void add_import_command(CommandLine& line) {
  auto options = std::make_shared<ImportOptions>();  // outlives parsing
  options->mapping = kShippedMapping;
  CLI::App* command = line.add("import",
                               {"注文一覧のCSVを、その状態から始まるシナリオにする",
                                "make a scenario of a CSV of orders, which begins as they stand"},
                               "juchu import orders.csv --as-of 2024-03-04 --output today.json");
  command
      ->add_option("FILE", options->file, line.say({"注文一覧（CSV）", "a list of orders (CSV)"}))
      ->required()
      ->option_text(" ");
  command
      ->add_option(
          "--mapping", options->mapping,
          line.say({"列の対応表（同梱のidまたはファイル。既定: qsm-orders）",
                    "what the columns mean: a shipped id or a file (default: qsm-orders)"}))
      ->option_text("MAPPING");
  command
      ->add_option("--as-of", options->as_of,
                   line.say({"いつの状態か（既定: 日本の今日）",
                             "the day of the list (default: today in Japan)"}))
      ->option_text("DATE");
  command
      ->add_option("--encoding", options->encoding,
                   line.say({"文字コード（既定: ファイルから判断）",
                             "the file's encoding (default: told from its bytes)"}))
      ->check(CLI::IsMember({"utf-8", "cp932"}))
      ->option_text("utf-8|cp932");
  command
      ->add_option("--output", options->output,
                   line.say({"書き出すシナリオ（既定: 標準出力）",
                             "the scenario to write (default: the standard output)"}))
      ->option_text("FILE");
  command
      ->add_option("--rulebook", options->rulebook,
                   line.say({"対応表の指すものの代わりに使うルールブック",
                             "use this rulebook, not the one that the mapping names"}))
      ->option_text("RULEBOOK");
  command->callback(
      [=, &line] { line.run = [=, &line] { return import_file(*options, line.console); }; });
}

}  // namespace juchu
