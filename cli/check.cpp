#include "cli/check.hpp"

#include <algorithm>
#include <chrono>
#include <limits>
#include <memory>

#include <CLI/App.hpp>
#include <CLI/Validators.hpp>

#include "cli/budget_watch.hpp"
#include "cli/check_answer.hpp"
#include "cli/check_shard.hpp"
#include "cli/commands.hpp"
#include "cli/parts/shard_option.hpp"
#include "cli/usage_error.hpp"
#include "properties/lint/undecidable_dates.hpp"
#include "report/json/check_json.hpp"
#include "report/text/random_text.hpp"

namespace juchu {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::uint64_t kMostOfBudget = 1'000'000'000'000;

CheckOptions watched_options(const CheckRequest& request, const BudgetWatch& watch,
                             const Console& console, ProgressLine& progress) {
  CheckOptions options = options_of(request);
  options.threads = request.threads;
  options.stop = [&watch] { return watch.reached(); };
  if (console.progress)
    options.progress = [&progress](const std::string& question, const Progress& how) {
      progress.tell(question, how);
    };
  return options;
}

ExitCode check_exhaustively(const CheckRequest& request,
                            const std::shared_ptr<const CompiledRulebook>& rules,
                            const BudgetWatch& watch, Console& console) {
  const Clock::time_point begin = Clock::now();
  ProgressLine progress(console);
  const CheckOptions options = watched_options(request, watch, console, progress);
  if (!request.shard.empty()) return check_shard(request, {options, watch, progress}, console);
  std::optional<ReadingsReport> readings;
  CheckReport report;
  if (request.readings) {
    Diagnostics diagnostics;
    readings = watch.within([&] { return check_readings(request.rulebook, options, diagnostics); });
    if (!readings) return refuse_input(diagnostics, console);
    report = readings->united;
  } else {
    report = watch.within([&] { return check(rules, options); });
  }
  progress.clear();
  const auto passed = std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - begin);
  const CheckTiming timing{passed.count(), most_bytes_held()};
  return tell_check(request, {rules, report, {}}, readings ? &*readings : nullptr,
                    request.timing ? &timing : nullptr, console);
}

std::string repeat_command(const CheckRequest& request, const Rulebook& book) {
  std::string command = "juchu check" +
                        (book.file.empty() ? " " + book.id : " " + request.rulebook);
  command += " --random " + std::to_string(request.random) + " --seed " +
             std::to_string(request.seed);
  if (request.orders > 1) command += " --orders " + std::to_string(request.orders);
  for (const std::string& id : request.only) command += " --only " + id;
  return command;
}

template <class Row>
std::uint64_t bits_of(const std::vector<Row>& rows, const std::vector<std::string>& only) {
  if (only.empty()) return ~std::uint64_t{0};
  std::uint64_t bits = 0;
  for (std::size_t row = 0; row < rows.size(); ++row)
    if (std::ranges::find(only, rows[row].id) != only.end()) bits |= std::uint64_t{1} << row;
  return bits;
}

ExitCode check_at_random(const CheckRequest& request,
                         const std::shared_ptr<const CompiledRulebook>& rules, Console& console) {
  const Rulebook& book = rules->rulebook();
  int orders = request.orders;  // or as many as a property needs
  for (const Property& property : book.properties) orders = std::max(orders, property.orders);
  const RandomCheckPlan plan{.seed = request.seed,
                             .stories = request.random,
                             .orders = orders,
                             .hazards = bits_of(book.hazards, request.only),
                             .properties = bits_of(book.properties, request.only)};
  const RandomReport report = check_randomly(rules, plan, console.interrupted);
  const RandomlyChecked checked{rules, plan, report, repeat_command(request, book)};
  if (request.json)
    print_random_json(checked, console.language, console.out);
  else
    print_random_text(checked, {console.language, console.colour, console.width}, console.out);
  if (!report.complete) return ExitCode::Interrupted;
  const bool violated = std::ranges::any_of(
      report.findings, [&](const RandomFinding& finding) { return unexpected(book, finding); });
  return violated ? ExitCode::Findings : ExitCode::Success;
}

void add_budget_options(CommandLine& line, CLI::App& command, CheckRequest& request) {
  const auto add = [&](const char* name, auto& value, std::uint64_t most, const char* unit,
                       const Text& says) {
    command.add_option(name, value, line.say(says))
        ->check(CLI::Range(std::uint64_t{1}, most))
        ->option_text(unit);
  };
  add("--orders", request.orders, kMostOrdersAsked, "K",
      {"一つのショップの注文の数（既定: 1。性質が求めるときはそれ以上）",
       "orders in one shop (default: 1, or as many as a property needs)"});
  add("--threads", request.threads, kMostThreads, "N",
      {"同時に調べる問いの数（既定: CPU の数）",
       "how many questions are asked at a time (default: one for each processor)"});
  add("--states", request.situations, kMostOfBudget, "N",
      {"一つの問いで見る状況の数の上限", "the most situations to see for one question"});
  add("--memory", request.megabytes, kMostOfBudget, "MB",
      {"使うメモリの上限", "the most memory to use"});
  add("--time", request.seconds, kMostOfBudget / 1000, "SECONDS",
      {"かける時間の上限（--shard "
       "では、調べ終わらなかった組み合わせは書かれず、同じコマンドで続きから"
       "始まる）",
       "the most time to take (with --shard, what is not decided by then is not written, and the "
       "same command goes on)"});
  command.add_flag("--no-reduction", request.no_reduction,
                   line.say({"状況をまとめずに、すべて見る（遅い。結論は同じ）",
                             "see every situation, without reductions (slow; the same verdicts)"}));
}

void add_story_options(CommandLine& line, CLI::App& command, CheckRequest& request) {
  const auto add = [&](const char* name, std::vector<std::string>& ids, const Text& says) {
    command.add_option(name, ids, line.say(says))->allow_extra_args(false)->option_text("ID");
  };
  add("--only", request.only,
      {"この性質、危険な状態、守るべきことだけを調べる（何度でも書ける）",
       "ask only about this property, hazard or norm (may be repeated)"});
  add("--show", request.show,
      {"その話を表示する（何度でも書ける）", "tell its story (may be repeated)"});
  command.add_flag("--all", request.show_all,
                   line.say({"起こりうる危険な状態の話をすべて表示する",
                             "tell the story of every hazard that can happen"}));
  command
      .add_option("--save", request.save,
                  line.say({"反例、すき間、表示する話をシナリオとして書き出すフォルダー",
                            "write counterexamples, gaps and stories shown as scenarios into it"}))
      ->option_text("DIR");
  command.add_flag("--readings", request.readings,
                   line.say({"ガイドの解釈のすべての組み合わせで調べる",
                             "check under every combination of readings"}));
  command.add_flag("--timing", request.timing,
                   line.say({"かかった時間とメモリも表示する", "tell time and memory too"}));
}

void add_shard_of_readings(CommandLine& line, CLI::App& command, CheckRequest& request) {
  add_part_options(
      line, command, request.shard, request.output,
      {"--readings の組み合わせをn個に分けたうちのi番目、またはA番目〜B番目だけを調べ、--output の"
       "ファイルに書き足す（juchu merge でまとめる）",
       "with --readings: check the i-th of n parts of the combinations alone, or A to B, appending "
       "to the file of --output; juchu merge puts parts together"},
      {"--json", "--show", "--all", "--save", "--timing"})
      ->needs(command.get_option("--readings"));
}

/// The page holds every story, and no time: the same bytes for the same answers.
void add_page_of_check(CommandLine& line, CLI::App& command, CheckRequest& request) {
  CLI::Option* html = add_page_options(line, command, request.page);
  for (const char* other : {"--json", "--show", "--all", "--timing", "--shard"})
    html->excludes(command.get_option(other));
}

void add_random_options(CommandLine& line, CLI::App& command, CheckRequest& request) {
  CLI::Option* random = command.add_option(
      "--random", request.random,
      line.say({"調べ尽くす代わりに、乱数の話をこの数だけ試す",
                "try so many random stories instead of exhausting them"}));
  random->check(CLI::Range(1, std::numeric_limits<int>::max()))->option_text("N");
  command
      .add_option("--seed", request.seed,
                  line.say({"その乱数種（既定: 1）", "their seed (default: 1)"}))
      ->check(CLI::Range(std::uint64_t{0}, std::numeric_limits<std::uint64_t>::max()))
      ->needs(random)
      ->option_text("SEED");
  for (const char* other :
       {"--readings", "--save", "--states", "--memory", "--time", "--timing", "--show", "--all",
        "--threads", "--no-reduction", "--shard", "--html"}) {
    CLI::Option* excluded = command.get_option(other);
    random->excludes(excluded);
    if (excluded->get_option_text().empty()) excluded->option_text(" ");  // no English list of them
  }
}

}  // namespace

ExitCode check_rulebook(const CheckRequest& request, Console& console) {
  const BudgetWatch watch(request.seconds, request.megabytes, console);
  Diagnostics diagnostics;
  RulebookShelf shelf;
  const auto rules = request.random > 0
                         ? shelf.open(request.rulebook, {}, diagnostics, Bounds::Large)
                         : shelf.open_small(request.rulebook, diagnostics);
  if (rules == nullptr) return refuse_input(diagnostics, console);
  const auto large = shelf.open(request.rulebook, {}, diagnostics, Bounds::Large);  // so it can be
  if (const auto complaint = unknown_id(request, rules->rulebook(), large->rulebook()))
    return refuse_argument(*complaint, "juchu check", console);
  if (request.random > 0) return check_at_random(request, rules, console);
  if (refuse_undecidable_dates(*rules, diagnostics)) return refuse_input(diagnostics, console);
  return check_exhaustively(request, rules, watch, console);
}

void add_check_command(CommandLine& line) {
  auto request = std::make_shared<CheckRequest>();  // outlives parsing
  CLI::App* command = line.add(
      "check",
      {"困ったことが起こりうるかを調べ尽くし、最短の話を示す",
       "ask whether a bad thing can ever happen, and tell the shortest story of how"},
      "juchu check --readings");
  line.add_rulebook_argument(*command, request->rulebook);
  line.add_json_option(*command, request->json);
  add_budget_options(line, *command, *request);
  add_story_options(line, *command, *request);
  add_shard_of_readings(line, *command, *request);
  add_page_of_check(line, *command, *request);
  add_random_options(line, *command, *request);
  command->callback(
      [=, &line] { line.run = [=, &line] { return check_rulebook(*request, line.console); }; });
}

}  // namespace juchu
