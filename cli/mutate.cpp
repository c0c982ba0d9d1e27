#include "cli/mutate.hpp"

#include <algorithm>
#include <limits>
#include <memory>
#include <optional>

#include <CLI/App.hpp>
#include <CLI/Validators.hpp>

#include "cli/budget_watch.hpp"
#include "cli/commands.hpp"
#include "cli/mutate_answer.hpp"
#include "cli/mutate_shard.hpp"
#include "cli/parts/shard_option.hpp"
#include "cli/usage_error.hpp"
#include "properties/lint/undecidable_dates.hpp"
#include "sim/replayer.hpp"
#include "sim/scenario/scenario_json.hpp"
#include "sim/scenario/shipped_scenarios.hpp"

namespace juchu {
namespace {

using Rules = std::shared_ptr<const CompiledRulebook>;

constexpr Wording kNeedsLargeBounds = {
    "{}: 大きい範囲でしか読めないシナリオです。変更は小さい範囲で試すため、使いません",
    "{}: left out, since it needs the large bounds, and changes are tried within the small ones"};

constexpr std::uint64_t kMostOfBudget = 1'000'000'000'000;

// --- the scenarios ---

/// One that does not hold as it is could notice nothing.
void expect_to_hold(const Scenario& scenario, Diagnostics& diagnostics) {
  const auto story = replay(scenario, diagnostics);
  if (story && !story->holds())
    diagnostics.add(
        {scenario.file,
         {},
         "",
         {"このルールブックで期待どおりになりません", "this does not hold under the rulebook"},
         {"juchu replay で確かめてください", "see juchu replay"}});
}

/// Changes are made to the rules of the small bounds: stories that only fit into the large ones are
/// left out, and said to be.
class ScenarioPile {
 public:
  /// `shelf` is held to the small bounds.
  ScenarioPile(RulebookShelf& shelf, Diagnostics& diagnostics, Console& console)
      : shelf_(shelf), diagnostics_(diagnostics), console_(console) {}

  /// Those that are shipped with a shipped rulebook.
  void add_shipped(const Rulebook& book) {
    if (!book.file.empty()) return;
    for (const ShippedFile& shipped : shipped_scenarios()) {
      const std::string id(shipped.id);
      auto scenario = read(id, [&](RulebookShelf& shelf, Diagnostics& found) {
        return read_scenario(shipped.text, id, "", shelf, found);
      });
      if (scenario && scenario->rules->rulebook().id == book.id)
        scenarios_.push_back(*std::move(scenario));
    }
  }
  void add(const std::string& file, const std::string& rulebook) {
    auto scenario = read(file, [&](RulebookShelf& shelf, Diagnostics& found) {
      return open_scenario(file, rulebook, shelf, found);
    });
    if (!scenario) return;
    expect_to_hold(*scenario, diagnostics_);
    scenarios_.push_back(*std::move(scenario));
  }
  [[nodiscard]] std::vector<Scenario> take() { return std::move(scenarios_); }

 private:
  template <class Read>
  std::optional<Scenario> read(const std::string& file, Read read) {
    Diagnostics small, large;
    if (auto scenario = read(shelf_, small)) return scenario;
    if (read(large_, large)) {
      console_.err << Speaker(console_.language).say(kNeedsLargeBounds, Speaker::plain(file))
                   << '\n';
    } else {
      for (const Diagnostic& each : large.sorted()) diagnostics_.add(each);
    }
    return std::nullopt;
  }

  RulebookShelf& shelf_;
  RulebookShelf large_;
  Diagnostics& diagnostics_;
  Console& console_;
  std::vector<Scenario> scenarios_;
};

std::vector<Scenario> scenarios_for(const MutateRequest& request, const Rules& rules,
                                    RulebookShelf& shelf, Diagnostics& diagnostics,
                                    Console& console) {
  shelf.hold_to_small();
  ScenarioPile pile(shelf, diagnostics, console);
  if (request.scenarios.empty()) pile.add_shipped(rules->rulebook());
  for (const std::string& file : request.scenarios) pile.add(file, request.rulebook);
  return pile.take();
}

// --- the run ---

/// The first id of the request that names no change, with what it could name.
std::optional<Complaint> unknown_id(const MutateRequest& request, const Rulebook& book) {
  if (request.only.empty()) return std::nullopt;
  const std::vector<Mutation> mutations = mutations_of(book);
  for (const std::string& id : request.only) {
    const auto of_that_name = [&](const Mutation& mutation) { return named(mutation, id); };
    if (std::ranges::any_of(mutations, of_that_name)) continue;
    std::vector<std::string> known;
    for (const Mutation& mutation : mutations) {
      known.push_back(mutation.id);
      const std::string rule = mutation.id.substr(0, mutation.id.find('/'));
      if (known.empty() || known.back() != rule) known.push_back(rule);
    }
    return unknown_name({"変更・ルール", "change or rule"}, id, known);
  }
  return std::nullopt;
}

MutationOptions watched_options(const MutateRequest& request, const BudgetWatch& watch,
                                const Console& console, ProgressLine& progress) {
  MutationOptions options = options_of(request);
  options.threads = request.threads;
  options.stop = [&watch] { return watch.reached(); };
  if (!console.progress) return options;
  options.questions = [&progress](const std::string& question, const Progress& how) {
    progress.tell(question, how);
  };
  options.mutants = [&progress, &console](std::size_t done, std::size_t of) {
    progress.tell(Speaker(console.language).say(kMutationProgress, of, done));
  };
  return options;
}

// --- the command line ---

void add_choices(CommandLine& line, CLI::App& command, MutateRequest& request) {
  command
      .add_option("--only", request.only,
                  line.say({"この変更、またはこのルールの変更だけを試す（何度でも書ける）",
                            "try only this change, or those of this rule (may be repeated)"}))
      ->allow_extra_args(false)
      ->option_text("ID");
  command
      .add_option("--every", request.every,
                  line.say({"変更をN件に1件だけ試す", "try only one of N changes"}))
      ->check(CLI::Range(1, std::numeric_limits<int>::max()))
      ->option_text("N");
  command.add_flag(
      "--world", request.world,
      line.say({"システムの外で起こることの変更も試す", "change what the world does, too"}));
  command.add_flag("--no-equivalence", request.no_equivalence,
                   line.say({"何にも気づかれない変更で、起こりうることが変わるかを調べない",
                             "do not ask whether what nothing notices makes a difference"}));
  command
      .add_option("--save", request.save,
                  line.say({"気づかれない変更の話を、それに気づくシナリオとして書き出すフォルダー",
                            "write a scenario into it for each change that nothing notices"}))
      ->option_text("DIR");
}

void add_budgets(CommandLine& line, CLI::App& command, MutateRequest& request) {
  const auto add = [&](const char* name, auto& value, std::uint64_t most, const char* unit,
                       const Text& says) {
    command.add_option(name, value, line.say(says))
        ->check(CLI::Range(std::uint64_t{1}, most))
        ->option_text(unit);
  };
  add("--threads", request.threads, kMostThreads, "N",
      {"同時に試す変更の数（既定: CPU の数）",
       "how many changes are tried at a time (default: one for each processor)"});
  add("--states", request.situations, kMostOfBudget, "N",
      {"一つの問いで見る状況の数の上限", "the most situations to see for one question"});
  add("--memory", request.megabytes, kMostMegabytes, "MB",
      {"使うメモリの上限", "the most memory to use"});
  add("--time", request.seconds, kMostOfBudget / 1000, "SECONDS",
      {"かける時間の上限（--shard "
       "では、決まらなかった変更は書かれず、同じコマンドで続きから始まる）",
       "the most time to take (with --shard, what is not decided by then is not written, and the "
       "same command goes on)"});
}

void add_shard_of_changes(CommandLine& line, CLI::App& command, MutateRequest& request) {
  add_part_options(
      line, command, request.shard, request.output,
      {"n個に分けたうちのi番目、またはA番目〜B番目の変更だけを試し、--output のファイルに書き足す"
       "（juchu merge でまとめる）",
       "try the i-th of n parts alone, or changes A to B, appending to the file of --output; juchu "
       "merge puts parts together"},
      {"--json", "--save", "--html"});
}

}  // namespace

ExitCode mutate_rulebook(const MutateRequest& request, Console& console) {
  const BudgetWatch watch(request.seconds, request.megabytes, console);
  Diagnostics diagnostics;
  RulebookShelf shelf;
  const Rules rules = shelf.open_small(request.rulebook, diagnostics);
  if (rules == nullptr || refuse_undecidable_dates(*rules, diagnostics))
    return refuse_input(diagnostics, console);
  if (const auto complaint = unknown_id(request, rules->rulebook()))
    return refuse_argument(*complaint, "juchu mutate", console);
  std::vector<Scenario> scenarios = scenarios_for(request, rules, shelf, diagnostics, console);
  if (!diagnostics.empty()) return refuse_input(diagnostics, console);
  ProgressLine progress(console);
  const MutationOptions options = watched_options(request, watch, console, progress);
  if (!request.shard.empty())
    return mutate_shard(request, {rules, std::move(scenarios), options, watch, progress}, shelf,
                        console);
  std::vector<std::string> files;
  std::vector<Text> titles;
  for (const Scenario& scenario : scenarios) {
    files.push_back(scenario.file);
    titles.push_back(scenario.title);
  }
  const MutationReport report = watch.within(
      [&] { return mutate(rules, std::move(scenarios), options); });
  progress.clear();
  return tell_mutation(request, {rules, std::move(files), report, std::move(titles)}, console);
}

void add_mutate_command(CommandLine& line) {
  auto request = std::make_shared<MutateRequest>();  // outlives parsing
  CLI::App* command = line.add(
      "mutate",
      {"ルールを少しずつ変え、性質・危険な状態・シナリオが気づかない変更を挙げる",
       "change the rules a little, and tell which changes nothing would notice"},
      "juchu mutate --every 10");
  line.add_rulebook_argument(*command, request->rulebook);
  command
      ->add_option("SCENARIO", request->scenarios,
                   line.say({"シナリオ（既定: 同梱のルールブックなら同梱のもの）",
                             "scenarios (default: those shipped with a shipped rulebook)"}))
      ->option_text("...");
  add_choices(line, *command, *request);
  add_budgets(line, *command, *request);
  line.add_json_option(*command, request->json);
  add_page_options(line, *command, request->page)->excludes("--json");
  command->get_option("--json")->option_text(" ");  // no English list of what it excludes
  add_shard_of_changes(line, *command, *request);
  command->callback(
      [=, &line] { line.run = [=, &line] { return mutate_rulebook(*request, line.console); }; });
}

}  // namespace juchu
