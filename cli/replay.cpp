#include "cli/replay.hpp"

#include <algorithm>
#include <memory>
#include <optional>

#include <CLI/App.hpp>

#include "cli/commands.hpp"
#include "report/json/replay_json.hpp"
#include "report/speaker.hpp"
#include "report/text/timeline.hpp"
#include "sim/scenario/scenario_json.hpp"

namespace juchu {
namespace {

struct Told {
  Scenario scenario;
  Story story;
};

// Both do as much as there is time for before an interruption.

std::vector<Scenario> read_all(const ReplayOptions& options, const Console& console,
                               Diagnostics& diagnostics) {
  RulebookShelf shelf;
  std::vector<Scenario> scenarios;
  for (const std::string& file : options.files) {
    if (console.interrupted()) break;
    if (auto scenario = open_scenario(file, options.rulebook, shelf, diagnostics))
      scenarios.push_back(std::move(*scenario));
  }
  return scenarios;
}

std::vector<Told> replay_all(std::vector<Scenario> scenarios, const Console& console,
                             Diagnostics& diagnostics) {
  std::vector<Told> told;
  for (Scenario& scenario : scenarios) {
    if (console.interrupted()) break;
    if (auto story = replay(scenario, diagnostics, console.interrupted))
      told.push_back({std::move(scenario), std::move(*story)});
  }
  return told;
}

void print_json(const std::vector<Told>& told, bool complete, const Console& console) {
  ReplayJson document(console.out, console.language);
  for (const Told& each : told) document.add(each.scenario, each.story);
  document.finish(complete);
}

void print_text(const std::vector<Told>& told, bool quiet, const Console& console) {
  const ReportOptions options{console.language, console.colour, console.width};
  const auto print = quiet ? print_failures : print_timeline;
  std::size_t hold = 0;
  for (const auto& [scenario, story] : told) {
    if (!quiet || !story.holds()) {
      print(scenario, story, options, console.out);
      console.out << '\n';
    }
    hold += story.holds() ? 1 : 0;
  }
  std::vector<ToldStory> stories;
  for (const Told& each : told) stories.push_back({&each.scenario, &each.story});
  if (!quiet && told.size() > 1) print_overview(stories, options, console.out);
  if (quiet || told.size() > 1) print_summary(told.size(), hold, options, console.out);
}

}  // namespace

ExitCode replay_files(const ReplayOptions& options, Console& console) {
  Diagnostics diagnostics;
  std::vector<Scenario> scenarios = read_all(options, console, diagnostics);
  std::vector<Told> told;
  if (diagnostics.empty()) told = replay_all(std::move(scenarios), console, diagnostics);
  if (!diagnostics.empty()) return refuse_input(diagnostics, console);

  const bool complete = told.size() == options.files.size();
  if (options.json)
    print_json(told, complete, console);
  else
    print_text(told, options.quiet, console);
  if (!complete) {
    const Speaker speaker(console.language);
    console.err << speaker.say(kInterrupted, options.files.size(), told.size()) << '\n';
    return ExitCode::Interrupted;
  }
  const bool hold = std::ranges::all_of(told, [](const Told& each) { return each.story.holds(); });
  return hold ? ExitCode::Success : ExitCode::Findings;
}

void add_replay_command(CommandLine& line) {
  auto options = std::make_shared<ReplayOptions>();  // outlives parsing
  CLI::App* command = line.add(
      "replay",
      {"シナリオを一歩ずつ再生し、期待と比べる",
       "tell scenarios step by step and compare them with what is expected"},
      "juchu replay scenarios/trouble/*.json");
  command->add_option("FILE", options->files, line.say({"シナリオ（JSON）", "scenarios (JSON)"}))
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
