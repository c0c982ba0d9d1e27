#include "cli/replay.hpp"

#include <algorithm>
#include <array>
#include <memory>

#include <CLI/App.hpp>
#include <CLI/Validators.hpp>

#include "cli/commands.hpp"
#include "cli/replay_run.hpp"
#include "cli/scenario_input.hpp"
#include "cli/usage_error.hpp"
#include "report/ci/ci_formats.hpp"
#include "report/json/replay_json.hpp"
#include "report/speaker.hpp"
#include "report/text/timeline.hpp"
#include "report/text/what_if_text.hpp"

namespace juchu {
namespace {

struct Replays {
  const std::vector<ReplayedFile>& files;
  bool all = true;  // none was left out by an interruption
  bool quiet = false;
};

void print_text(const Replays& replays, const Console& console) {
  const ReportOptions options{console.language, console.colour, console.width};
  const auto print = replays.quiet ? print_failures : print_timeline;
  const ReplayTotals totals = totals_of(replays.files);
  for (const ReplayedFile& each : replays.files) {
    if (!each.told() || (replays.quiet && each.holds())) continue;
    print(*each.scenario, each.story, options, console.out);
    if (each.what_if) print_what_if(*each.scenario, *each.what_if, options, console.out);
    console.out << '\n';
  }
  if (!replays.quiet && totals.files > 1) print_overview(replays.files, options, console.out);
  if (replays.quiet || totals.files > 1) print_summary(totals, options, console.out);
}

void print_json(const Replays& replays, const Console& console) {
  print_replay_json(replays.files, replays.all, console.language, console.out);
}

template <CiFormat format>
void print_ci(const Replays& replays, const Console& console) {
  format(replays.files, console.language, console.out);
}

struct ReplayFormat {
  const char* name;
  void (*print)(const Replays& replays, const Console& console);
};

constexpr std::array<ReplayFormat, 5> kFormats = {{
    {"text", print_text},
    {"json", print_json},
    {"junit", print_ci<print_junit>},
    {"tap", print_ci<print_tap>},
    {"github", print_ci<print_workflow_commands>},
}};

std::vector<std::string> format_names() {
  std::vector<std::string> names;
  for (const ReplayFormat& format : kFormats) names.emplace_back(format.name);
  return names;
}

/// A test server that is told nothing of a file takes it for well: those that were not replayed
/// before an interruption are said to be so.
void add_left_out(const std::vector<std::string>& asked, std::vector<ReplayedFile>& files) {
  for (std::size_t f = files.size(); f < asked.size(); ++f) {
    const std::string file = shown_file(asked[f]);
    files.push_back({.file = file});
    files.back().problems.push_back(
        {file,
         {},
         "",
         {"中断したので、再生していません", "interrupted before it was replayed"},
         {}});
  }
}

ExitCode answer_of(const ReplayTotals& totals) {
  if (totals.unreadable > 0) return ExitCode::BadInput;
  return totals.hold == totals.files ? ExitCode::Success : ExitCode::Findings;
}

Complaint input_twice() {
  return Text{"標準入力（-）は一度しか読めません", "the standard input (-) can be read only once"};
}

}  // namespace

ExitCode replay_files(const ReplayOptions& options, Console& console) {
  if (std::ranges::count(options.files, kStandardInput) > 1)
    return refuse_argument(input_twice(), "juchu replay", console);
  std::vector<ReplayedFile> files = replay_each(options.files, options.rulebook, options.what_if,
                                                console);
  const ReplayTotals totals = totals_of(files);
  if (totals.unreadable > 0) (void)refuse_input(problems_of(files), console);
  const bool all = files.size() == options.files.size();
  const std::string name = options.json ? "json" : options.format;
  const auto format = std::ranges::find(kFormats, name, &ReplayFormat::name);
  if (!all && name != "text" && name != "json") add_left_out(options.files, files);
  if (!options.page.asked()) {
    format->print({files, all, options.quiet}, console);
  } else {
    if (!write_page(page_of_stories(files), options.page, console)) return ExitCode::BadInput;
    print_summary(totals, {console.language, console.colour, console.width}, console.out);
  }
  if (all) return answer_of(totals);
  const Speaker speaker(console.language);
  console.err << speaker.say(kInterrupted, options.files.size(), totals.files) << '\n';
  return ExitCode::Interrupted;
}

void add_replay_command(CommandLine& line) {
  auto options = std::make_shared<ReplayOptions>();  // outlives parsing
  CLI::App* command = line.add(
      "replay",
      {"シナリオを一歩ずつ再生し、期待と比べる",
       "tell scenarios step by step and compare them with what is expected"},
      "juchu replay scenarios/trouble/*.json");
  command
      ->add_option(
          "FILE", options->files,
          line.say({"シナリオ（JSON。- は標準入力）", "scenarios (JSON; - is the standard input)"}))
      ->required()
      ->option_text("...");
  command
      ->add_option(
          "--rulebook", options->rulebook,
          line.say({"シナリオの指すものの代わりに使うルールブック（同梱のidまたはファイル）",
                    "use this one (a shipped id or a file), not the one that a scenario names"}))
      ->option_text("RULEBOOK");
  command
      ->add_option("--format", options->format,
                   line.say({"出力の形式。junit、tap、githubはビルドサーバー向け（既定: text）",
                             "the output's format; junit, tap and github are for build servers "
                             "(default: text)"}))
      ->check(CLI::IsMember(format_names()))
      ->option_text("text|json|junit|tap|github");
  line.add_json_option(*command, options->json);
  command->get_option("--json")->excludes("--format")->option_text(" ");
  command->add_flag("--what-if", options->what_if,
                    line.say({"違反や危険な状態ごとに、どの手順を一つ変えれば避けられたかを試す",
                              "try which single change of the story would have avoided each breach "
                              "and hazard"}));
  add_page_options(line, *command, options->page)->excludes("--format")->excludes("--json");
  command->add_flag("--quiet", options->quiet,
                    line.say({"期待と違う点と集計だけを表示する",
                              "print only what is not as expected, and a summary"}));
  command->callback(
      [=, &line] { line.run = [=, &line] { return replay_files(*options, line.console); }; });
}

}  // namespace juchu
