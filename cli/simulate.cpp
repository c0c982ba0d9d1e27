#include "cli/simulate.hpp"

#include <algorithm>
#include <limits>
#include <memory>
#include <sstream>

#include <CLI/App.hpp>
#include <CLI/Validators.hpp>

#include "cli/commands.hpp"
#include "cli/output_file.hpp"
#include "cli/run_progress.hpp"
#include "cli/simulate_answer.hpp"
#include "cli/simulate_options.hpp"
#include "cli/simulate_plan.hpp"
#include "cli/simulate_shard.hpp"
#include "cli/simulate_story.hpp"
#include "cli/usage_error.hpp"
#include "cli/words.hpp"
#include "model/expression/wording.hpp"
#include "report/json/load_events_json.hpp"
#include "report/study_wording.hpp"
#include "report/text/explain_study.hpp"
#include "sim/load/kept_memory.hpp"
#include "sim/load/run_study.hpp"

namespace juchu {
namespace {

// --- running ---

/// Adds replications `run.asked + 1` and on, so many.
void run_more(const Study& study, int count, int threads, RunProgress& progress, int done_before,
              Run& run) {
  auto counted = run_study(study, {.first = run.asked + 1,
                                   .count = count,
                                   .threads = threads,
                                   .go_on = [&progress, done_before](int done) {
                                     return progress.tell(done_before + done);
                                   }});
  run.asked += count;
  for (ReplicationCounts& one : counted) run.add(std::move(one));
}

/// Rounds until the study's first rate is as precise as asked.
Run run_rounds(const Study& study, const SimulateRequest& request, const Precision& precision,
               Console& console) {
  RunProgress progress(console, study.replications * kMostRounds);
  Run run{.precise = false};
  for (int round = 0; round < kMostRounds && run.complete() && !*run.precise; ++round) {
    run_more(study, study.replications, request.threads, progress, run.asked, run);
    run.precise = run.complete() &&
                  precise_enough(answer_of(study, run.counts, run.asked), precision);
  }
  return run;
}

Run run_one(const Study& study, int replication, const Console& console,
            const LoadListener& listener = {}) {
  Run run{.asked = 1};
  const auto go_on = [&console] { return !console.interrupted(); };
  if (auto counts = run_replication_while(go_on, study, replication, listener))
    run.add(std::move(*counts));
  return run;
}

/// `listener`, if there is one, hears of the replication that is run alone, or of the first.
Run run_as_asked(const Study& study, const SimulateRequest& request, Console& console,
                 const LoadListener& listener) {
  if (request.only > 0) return run_one(study, request.only, console, listener);
  if (listener) (void)run_one(study, 1, console, listener);  // the run counts it by itself
  if (!request.precision.empty())
    return run_rounds(study, request, *parse_precision(request.precision), console);
  RunProgress progress(console, study.replications);
  Run run;
  run_more(study, study.replications, request.threads, progress, 0, run);
  return run;
}

// --- what is asked for ---

/// Runs the study as asked for and, where it is another one, as it is, with as many replications.
/// Nothing after telling what is wrong.
std::optional<std::vector<Run>> run_study_and_base(const SimulatePlan& plan,
                                                   const SimulateRequest& request,
                                                   Console& console) {
  const Study& study = plan.first();
  std::ostringstream log;
  LoadListener listener;
  if (!request.events.empty())
    listener = [&](const LoadStep& step) { write_load_step(study, step, log); };
  std::vector<Run> runs = {run_as_asked(study, request, console, listener)};
  Diagnostics diagnostics;
  if (listener && !write_whole_file(request.events, log.str(), diagnostics)) {
    (void)refuse_input(diagnostics, console);
    return std::nullopt;
  }
  if (runs.front().endless >= 0) {
    (void)refuse_endless(study, runs.front().endless, console);
    return std::nullopt;
  }
  if (plan.studies.size() == 1 || !runs.front().complete() || request.only > 0) return runs;
  RunProgress progress(console, runs.front().asked);
  Run base;
  run_more(plan.studies[1], runs.front().asked, request.threads, progress, 0, base);
  runs.push_back(std::move(base));
  return runs;
}

/// Runs studies one after another; those that an interruption left out, or cut short, are missing.
/// Nothing where one cannot be run, after saying why.
std::optional<std::vector<Run>> run_all(const std::vector<Study>& studies,
                                        const SimulateRequest& request, Console& console) {
  int replications = 0, done = 0;
  for (const Study& study : studies) replications += study.replications;
  RunProgress progress(console, replications);
  std::vector<Run> runs;
  for (const Study& study : studies) {
    Run run;
    run_more(study, study.replications, request.threads, progress, done, run);
    if (run.endless >= 0) {
      (void)refuse_endless(study, run.endless, console);
      return std::nullopt;
    }
    if (!run.complete()) break;
    done += run.asked;
    runs.push_back(std::move(run));
  }
  return runs;
}

// --- the command line ---

void add_study_argument(CommandLine& line, CLI::App& command, SimulateRequest& request) {
  command
      .add_option("STUDY", request.study,
                  line.say({"負荷試験（同梱のidまたはファイル）", "a shipped id or a file"}))
      ->required()
      ->option_text(" ");
}

/// Without an English list of what an option excludes.
void hide_what_is_excluded(CLI::App& command) {
  for (CLI::Option* option : command.get_options([](CLI::Option* each) {
         return !each->get_excludes().empty() && each->get_option_text().empty();
       }))
    option->option_text(" ");
}

void add_run_options(CommandLine& line, CLI::App& command, SimulateRequest& request) {
  const auto add = [&](const char* name, int& value, int most, const Text& says) {
    return command.add_option(name, value, line.say(says))
        ->check(CLI::Range(1, most))
        ->option_text("N");
  };
  CLI::Option* replications = add(
      "--replications", request.replications, kMostReplications,
      {"反復の回数（既定: 負荷試験に書かれた数）", "how many runs (default: as the study says)"});
  command
      .add_option("--seed", request.seed,
                  line.say({"乱数種（既定: 負荷試験に書かれたもの、なければ 1）",
                            "the seed (default: the study's, or 1)"}))
      ->check(CLI::Range(std::uint64_t{0}, std::numeric_limits<std::uint64_t>::max()))
      ->option_text("SEED");
  add("--threads", request.threads, kMostThreads,
      {"同時に進める反復の数（既定: CPU の数）",
       "how many runs at a time (default: one for each processor)"});
  CLI::Option* only = add("--only", request.only, kMostReplications,
                          {"この番号の反復だけを行う", "run the replication of this number alone"});
  CLI::Option* precision = command.add_option(
      "--precision", request.precision,
      line.say({"最初の率がこの精度になるまで、反復の回数ずつ最大20回繰り返す",
                "repeat the runs, up to 20 times, until the first rate is known so precisely"}));
  precision->check(written_like(parse_precision))->option_text("5%|0.001");
  only->excludes(replications)->excludes(precision);
}

void add_variant_options(CommandLine& line, CLI::App& command, SimulateRequest& request) {
  command
      .add_option("--backlog", request.backlog,
                  line.say({"はじめにある注文のシナリオ（juchu import が書くもの）。"
                            "その日から始め、注文ごとに答える",
                            "begin with the orders of this scenario (as juchu import writes it), "
                            "and tell of each what becomes of it"}))
      ->option_text("FILE");
  command
      .add_option("--with", request.with,
                  line.say({"この手立てを取る（何度でも書ける）",
                            "with this lever of the study (may be repeated)"}))
      ->allow_extra_args(false)
      ->option_text("LEVER");
  command
      .add_option("--set", request.set,
                  line.say({"この場所をこの値に変える（何度でも書ける）",
                            "with another value in a place of it (may be repeated)"}))
      ->allow_extra_args(false)
      ->check(written_like(parse_change))
      ->option_text("PATH=JSON");
  CLI::Option* sweep = command.add_option(
      "--sweep", request.sweep,
      line.say({"この場所の値を次々に変え、目標を満たす値を探す",
                "try several values of a place: which is the first to meet the target?"}));
  sweep->check(written_like(parse_sweep))->option_text("PATH=LOW..HIGH");
  CLI::Option* helps = command.add_flag(
      "--what-helps", request.what_helps,
      line.say({"手立てを一つずつ試し、役に立つ順に挙げる",
                "try each lever alone, and rank them by how much they help"}));
  sweep->excludes(helps);
  for (CLI::Option* several : {sweep, helps})
    for (const char* one : {"--only", "--precision"}) several->excludes(command.get_option(one));
}

void add_output_options(CommandLine& line, CLI::App& command, SimulateRequest& request) {
  CLI::Option* explain = command.add_flag(
      "--explain", request.explain,
      line.say({"負荷試験を言葉にし、既定値、仮定、忘れられていそうなことを示す（実行はしない）",
                "tell the study back in words, with what it assumes and may forget; run nothing"}));
  command.add_flag("--ascii", request.ascii,
                   line.say({"図をASCIIの文字だけで描く", "draw charts in ASCII"}));
  line.add_json_option(command, request.json);
  CLI::Option* csv = command.add_flag(
      "--csv", request.csv,
      line.say({"結果を表計算ソフトのためのCSVで出力する", "print rows for spreadsheets (CSV)"}));
  CLI::Option* events = command.add_option(
      "--events", request.events,
      line.say({"--only の反復（なければ1）で起きたことをすべて書き出すJSON Linesファイル",
                "write all that happens in one replication (--only, or 1) as JSON Lines"}));
  events->option_text("FILE")->excludes(explain);
  CLI::Option* story = command.add_option(
      "--story", request.story,
      line.say({"この率に当たる典型的な注文（中央値のもの）を、再生できるシナリオとして出力する",
                "write a typical order of this rate (the median one) as a scenario to replay"}));
  story->option_text("ID");
  CLI::Option* output = command.add_option(
      "--output", request.output,
      line.say({"--story のシナリオ、または --shard の結果を書き込むファイル",
                "the file for the scenario of --story, or for what --shard finds"}));
  output->option_text("FILE");
  add_shard_option(
      line, command, request.shard, output,
      {"n個に分けたうちのi番目、またはA〜Bの反復だけを行い、--output のファイルに書き足す"
       "（juchu merge でまとめる）",
       "run the i-th of n parts alone, or replications A to B, appending to the file of "
       "--output; juchu merge puts parts together"},
      {"--story", "--only", "--explain", "--json", "--csv", "--events"});
  for (const char* other :
       {"--sweep", "--what-helps", "--explain", "--json", "--csv", "--events", "--precision"})
    story->excludes(command.get_option(other));
  for (const char* other : {"--sweep", "--what-helps", "--explain"}) {
    csv->excludes(command.get_option(other));
    if (other != std::string_view("--explain")) events->excludes(command.get_option(other));
  }
  csv->excludes(command.get_option("--json"));
  CLI::Option* html = add_page_options(line, command, request.page);
  for (const char* other : {"--json", "--csv", "--explain", "--story", "--shard"})
    html->excludes(command.get_option(other));
  for (const char* other : {"--json", "--sweep", "--what-helps", "--only", "--precision"})
    explain->excludes(command.get_option(other));
}

/// What two options do not mean together.
std::optional<Complaint> misfit(const SimulateRequest& request) {
  if (!request.output.empty() && request.story.empty() && request.shard.empty())
    return Complaint(
        {"「--output」だけでは使えません", "\"--output\" needs another option beside it"},
        {"--story または --shard", "--story or --shard"});
  if (request.precision.empty() || request.shard.empty() || !parse_shard(request.shard)->of)
    return std::nullopt;
  return Complaint(
      {"反復が全部で何回になるかは --precision "
       "ではほかの分割の結果しだいなので、n個には分けられません",
       "with --precision, how many replications there are depends on what all shards find: they "
       "cannot be shared out as i/n"},
      {"--replications N とするか、--shard A..B としてください",
       "give --replications N instead, or --shard A..B"});
}

}  // namespace

ExitCode simulate_study(const SimulateRequest& request, Console& console) {
  if (const auto complaint = misfit(request))
    return refuse_argument(*complaint, "juchu simulate", console);
  keep_freed_memory();
  RulebookShelf shelf;
  const auto plan = plan_of(request, shelf, console);
  if (!plan) return ExitCode::BadInput;
  if (request.explain) {
    print_study_explained(plan->first(), {console.language, console.colour, console.width},
                          console.out);
    return ExitCode::Success;
  }
  if (!request.story.empty()) return tell_story(plan->first(), request, console);
  if (!request.shard.empty()) return simulate_shard(request, *plan, shelf, console);
  const auto runs = plan->asks == SimulatePlan::Asks::Answer
                        ? run_study_and_base(*plan, request, console)
                        : run_all(plan->studies, request, console);
  return runs ? tell_answer(request, *plan, replications_of(*plan, *runs), console)
              : ExitCode::BadInput;
}

void add_ranks_options(CommandLine& line, CLI::App& app, SimulateRequest& request) {
  app.description(line.say({"MPI の各ランクで負荷試験の反復を行い、それぞれのファイルに書き足す",
                            "run a study on the ranks of an MPI job, each appending to its own "
                            "part"}));
  app.footer(line.say({"例:", "Example:"}) +
             "\n  mpirun -n 4 juchu-mpi study.json --output parts/study");
  line.add_language_option(app);
  add_study_argument(line, app, request);
  add_run_options(line, app, request);
  add_variant_options(line, app, request);
  app.remove_option(app.get_option("--only"));
  app.get_option("--threads")
      ->description(line.say({"ランクごとに同時に進める反復の数（既定: 1）",
                              "how many runs at a time on each rank (default: 1)"}));
  app.add_option("--output", request.output,
                 line.say({"ファイル名の始まり（PREFIX.ランク.jsonl に書く）",
                           "how the names of the parts begin: PREFIX.RANK.jsonl"}))
      ->required()
      ->option_text("PREFIX");
  hide_what_is_excluded(app);
}

void add_simulate_command(CommandLine& line) {
  auto request = std::make_shared<SimulateRequest>();  // outlives parsing
  CLI::App* command = line.add(
      "simulate",
      {"ショップに負荷をかけ、遅れる割合とその確かさ、役に立つことを答える",
       "put a shop under load: how often late, how sure is that, what helps"},
      "juchu simulate study.json --replications 100");
  add_study_argument(line, *command, *request);
  add_run_options(line, *command, *request);
  add_variant_options(line, *command, *request);
  add_output_options(line, *command, *request);
  hide_what_is_excluded(*command);
  command->callback(
      [=, &line] { line.run = [=, &line] { return simulate_study(*request, line.console); }; });
}

}  // namespace juchu
