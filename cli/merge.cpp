#include "cli/merge.hpp"

#include <algorithm>
#include <array>
#include <memory>

#include <CLI/App.hpp>
#include <fmt/format.h>

#include "cli/commands.hpp"
#include "cli/merging.hpp"
#include "cli/usage_error.hpp"
#include "report/part_wording.hpp"
#include "report/speaker.hpp"

namespace juchu {
namespace {

/// The options of a request that parts of some kinds have no use for.
struct Misfit {
  const char* option;
  bool asked;
  std::vector<const PartKind*> fits;
};

/// The first option that means nothing for parts of `kind`.
std::optional<Complaint> misfit(const MergeRequest& request, const PartKind& kind) {
  const std::array<Misfit, 6> all = {{
      {"--csv", request.csv, {&kOfSimulation}},
      {"--ascii", request.ascii, {&kOfSimulation}},
      {"--html", request.page.asked(), {&kOfSimulation}},
      {"--show", !request.show.empty(), {&kOfReadings}},
      {"--all", request.show_all, {&kOfReadings}},
      {"--save", !request.save.empty(), {&kOfReadings, &kOfMutation}},
  }};
  for (const Misfit& each : all)
    if (each.asked && std::ranges::find(each.fits, &kind) == each.fits.end())
      return Text{
          fmt::format("juchu {} の結果に「{}」は使えません", kind.verb, each.option),
          fmt::format("\"{}\" means nothing for parts of juchu {}", each.option, kind.verb)};
  return std::nullopt;
}

void add_story_options(CommandLine& line, CLI::App& command, MergeRequest& request) {
  command
      .add_option("--show", request.show,
                  line.say({"check の、この性質などの話を表示する（何度でも書ける）",
                            "of check: tell the story of this id (may be repeated)"}))
      ->allow_extra_args(false)
      ->option_text("ID");
  command.add_flag("--all", request.show_all,
                   line.say({"check の、起こりうる危険な状態の話をすべて表示する",
                             "of check: tell the story of every hazard that can happen"}));
  command
      .add_option("--save", request.save,
                  line.say({"check と mutate の話をシナリオとして書き出すフォルダー",
                            "of check and mutate: write stories as scenarios into it"}))
      ->option_text("DIR");
}

}  // namespace

ExitCode merge_parts(const MergeRequest& request, Console& console) {
  Diagnostics diagnostics;
  const auto lines = MergedLines::open(request.parts, diagnostics);
  if (!lines) return refuse_input(diagnostics, console);
  const Speaker speaker(console.language);
  for (const MergedLines::Part& part : lines->parts())
    if (part.torn) console.err << speaker.say(kTornLine, Speaker::plain(part.path)) << '\n';
  const PartKind& kind = lines->kind();
  if (const auto complaint = misfit(request, kind))
    return refuse_argument(*complaint, "juchu merge", console);
  const Merging merging{request, *lines, console};
  if (&kind == &kOfMutation) return merge_mutation(merging);
  return &kind == &kOfReadings ? merge_readings(merging) : merge_simulation(merging);
}

void add_merge_command(CommandLine& line) {
  auto request = std::make_shared<MergeRequest>();  // outlives parsing
  CLI::App* command = line.add(
      "merge",
      {"分けて行ったもの（--shard）をまとめ、一度に行ったのと同じ結果を出す",
       "put together what shards found (--shard), and answer as one run would have"},
      "juchu merge part*.jsonl");
  command
      ->add_option("PART", request->parts,
                   line.say({"simulate、mutate、check --readings の --shard が書いたファイル",
                             "files that --shard of simulate, mutate or check --readings wrote"}))
      ->required()
      ->option_text("...");
  command->add_flag("--partial", request->partial,
                    line.say({"足りないものがあっても、あるだけで答える（終了コードは 3）",
                              "answer with what is there, although something is missing (exit "
                              "code 3)"}));
  line.add_json_option(*command, request->json);
  command->get_option("--json")->option_text(" ");  // no English list of what it excludes
  CLI::Option* csv = command->add_flag(
      "--csv", request->csv,
      line.say({"simulate の結果を表計算ソフトのためのCSVで出力する",
                "of simulate: print rows for spreadsheets (CSV)"}));
  csv->excludes(command->get_option("--json"))->option_text(" ");
  command->add_flag(
      "--ascii", request->ascii,
      line.say({"simulate の図をASCIIの文字だけで描く", "of simulate: draw charts in ASCII"}));
  add_story_options(line, *command, *request);
  CLI::Option* html = add_page_options(line, *command, request->page);
  for (const char* other : {"--json", "--csv"}) html->excludes(command->get_option(other));
  command->callback(
      [=, &line] { line.run = [=, &line] { return merge_parts(*request, line.console); }; });
}

}  // namespace juchu
