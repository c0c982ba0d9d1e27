#include "cli/replay.hpp"

#include <algorithm>
#include <memory>

#include <CLI/App.hpp>

#include "cli/commands.hpp"
#include "cli/replay_run.hpp"
#include "cli/scenario_input.hpp"
#include "cli/usage_error.hpp"
#include "report/json/replay_json.hpp"
#include "report/speaker.hpp"
#include "report/text/timeline.hpp"

namespace juchu {
namespace {

void print_text(const std::vector<ReplayedFile>& files, bool quiet, const Console& console) {
  const ReportOptions options{console.language, console.colour, console.width};
  const auto print = quiet ? print_failures : print_timeline;
  const ReplayTotals totals = totals_of(files);
  for (const ReplayedFile& each : files) {
    if (!each.told() || (quiet && each.holds())) continue;
    print(*each.scenario, each.story, options, console.out);
    console.out << '\n';
  }
  if (!quiet && totals.files > 1) print_overview(files, options, console.out);
  if (quiet || totals.files > 1) print_summary(totals, options, console.out);
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
  const std::vector<ReplayedFile> files = replay_each(options.files, options.rulebook, console);
  const ReplayTotals totals = totals_of(files);
  if (totals.unreadable > 0) (void)refuse_input(problems_of(files), console);
  const bool all = files.size() == options.files.size();
  if (options.json)
    print_replay_json(files, all, console.language, console.out);
  else
    print_text(files, options.quiet, console);
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
  line.add_json_option(*command, options->json);
  command->add_flag("--quiet", options->quiet,
                    line.say({"期待と違う点と集計だけを表示する",
                              "print only what is not as expected, and a summary"}));
  command->callback(
      [=, &line] { line.run = [=, &line] { return replay_files(*options, line.console); }; });
}

}  // namespace juchu
