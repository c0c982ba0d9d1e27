#include "cli/simulate.hpp"

#include <chrono>
#include <limits>
#include <memory>

#include <CLI/App.hpp>
#include <CLI/Validators.hpp>

#include "cli/commands.hpp"
#include "cli/progress_line.hpp"
#include "cli/simulate_options.hpp"
#include "cli/usage_error.hpp"
#include "model/engine/rulebook_shelf.hpp"
#include "report/json/load_json.hpp"
#include "report/study_wording.hpp"
#include "report/text/figures.hpp"
#include "report/text/study_text.hpp"
#include "sim/load/run_study.hpp"

namespace juchu {
namespace {

constexpr int kMostReplications = 1'000'000;

/// What has been counted of a study.
struct Run {
  std::vector<ReplicationCounts> counts;
  int asked = 0;  // replications; of rounds, those of the rounds that were begun
  std::optional<bool> precise;

  [[nodiscard]] bool complete() const { return static_cast<int>(counts.size()) == asked; }
};

/// Tells on a line how many replications are done, and about how long the rest takes.
class RunProgress {
 public:
  RunProgress(Console& console, int of) : console_(console), line_(console), of_(of) {}

  [[nodiscard]] bool tell(int done) {
    if (done > 0 && done < of_) {
      const std::chrono::duration<double, std::micro> passed = Clock::now() - begin_;
      const Speaker speaker(console_.language);
      line_.tell(
          speaker.say(kRunProgress, of_, done,
                      figure_text(speaker, Figure::Time, passed.count() / done * (of_ - done))));
    }
    return !console_.interrupted();
  }

 private:
  using Clock = std::chrono::steady_clock;

  Console& console_;
  ProgressLine line_;
  const int of_;
  const Clock::time_point begin_ = Clock::now();
};

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
  for (ReplicationCounts& one : counted) run.counts.push_back(std::move(one));
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

Run run_one(const Study& study, int replication) {
  Run run{.asked = 1};
  run.counts.push_back(run_replication(study, replication));
  return run;
}

Run run_as_asked(const Study& study, const SimulateRequest& request, Console& console) {
  if (request.only > 0) return run_one(study, request.only);
  if (!request.precision.empty())
    return run_rounds(study, request, *parse_precision(request.precision), console);
  RunProgress progress(console, study.replications);
  Run run;
  run_more(study, study.replications, request.threads, progress, 0, run);
  return run;
}

// --- what is asked for ---

StudyVariant variant_of(const SimulateRequest& request) {
  StudyVariant variant{.levers = request.with, .changes = {}};
  for (const std::string& change : request.set) variant.changes.push_back(*parse_change(change));
  return variant;
}

/// The study with what the command line says otherwise.
std::optional<Study> study_of(const SimulateRequest& request, const StudyVariant& variant,
                              RulebookShelf& shelf, Diagnostics& diagnostics) {
  auto study = open_study(request.study, variant, shelf, diagnostics);
  if (!study) return std::nullopt;
  if (request.replications > 0) study->replications = request.replications;
  if (request.seed) study->seed = *request.seed;
  return study;
}

/// The command that gives the same answer again.
std::string repeat_of(const SimulateRequest& request, const Study& study, const Run& run) {
  std::string command = "juchu simulate " + shell_word(request.study);
  for (const std::string& lever : request.with) command += " --with " + shell_word(lever);
  for (const std::string& change : request.set) command += " --set " + shell_word(change);
  command += fmt::format(" --seed {}", study.seed);
  if (request.only > 0) return command + fmt::format(" --only {}", request.only);
  return command + fmt::format(" --replications {}", run.asked);
}

ExitCode code_of(const Run& run, const StudyAnswer& answer) {
  if (!run.complete()) return ExitCode::Interrupted;
  if (answer.misses_a_target()) return ExitCode::Findings;
  return run.precise == false ? ExitCode::Inconclusive : ExitCode::Success;
}

ExitCode answer_plainly(const SimulateRequest& request, const Study& study, Console& console) {
  const Run run = run_as_asked(study, request, console);
  const StudyAnswer answer = answer_of(study, run.counts, run.asked);
  const StudyView view{.study = study,
                       .answer = answer,
                       .asked = run.asked,
                       .only = request.only,
                       .repeat = repeat_of(request, study, run),
                       .precise = run.precise,
                       .ascii = request.ascii};
  if (request.json)
    print_study_json(view, console.language, console.out);
  else
    print_study_text(view, {console.language, console.colour, console.width}, console.out);
  return code_of(run, answer);
}

// --- the command line ---

/// Accepts what `parse` understands.
template <class Parse>
CLI::Validator written_like(Parse parse) {
  return CLI::Validator([parse](std::string& text) { return parse(text) ? "" : "not understood"; },
                        "");
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
}

void add_output_options(CommandLine& line, CLI::App& command, SimulateRequest& request) {
  command.add_flag("--ascii", request.ascii,
                   line.say({"図をASCIIの文字だけで描く", "draw charts in ASCII"}));
  line.add_json_option(command, request.json);
}

}  // namespace

ExitCode simulate_study(const SimulateRequest& request, Console& console) {
  Diagnostics diagnostics;
  RulebookShelf shelf;
  const auto study = study_of(request, variant_of(request), shelf, diagnostics);
  if (!study) return refuse_input(diagnostics, console);
  return answer_plainly(request, *study, console);
}

void add_simulate_command(CommandLine& line) {
  auto request = std::make_shared<SimulateRequest>();  // outlives parsing
  CLI::App* command = line.add(
      "simulate",
      {"ショップに負荷をかけ、遅れる割合とその確かさ、役に立つことを答える",
       "put a shop under load: how often late, how sure is that, what helps"},
      "juchu simulate study.json --replications 100");
  command
      ->add_option("STUDY", request->study,
                   line.say({"負荷試験（同梱のidまたはファイル）", "a shipped id or a file"}))
      ->required()
      ->option_text(" ");
  add_run_options(line, *command, *request);
  add_variant_options(line, *command, *request);
  add_output_options(line, *command, *request);
  command->callback(
      [=, &line] { line.run = [=, &line] { return simulate_study(*request, line.console); }; });
}

}  // namespace juchu
