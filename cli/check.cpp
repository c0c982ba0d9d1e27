#include "cli/check.hpp"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <memory>
#include <mutex>
#include <sstream>

#include <CLI/App.hpp>
#include <CLI/Validators.hpp>
#include <fmt/format.h>

#include "cli/commands.hpp"
#include "cli/whole_file.hpp"
#include "properties/check/readings.hpp"
#include "properties/random/random_check.hpp"
#include "report/check_json.hpp"
#include "report/check_stories.hpp"
#include "report/check_text.hpp"
#include "report/timeline.hpp"
#include "sim/scenario_json.hpp"
#include "sim/scenario_writer_json.hpp"

namespace juchu {
namespace {

using Clock = std::chrono::steady_clock;

/// Tells on a terminal how the work is getting on, on one line that is drawn again and again.
class ProgressLine {
 public:
  explicit ProgressLine(const Console& console) : console_(console) {}
  ~ProgressLine() {
    if (drawn_) console_.err << "\r\033[K" << std::flush;
  }
  void draw(const std::string& question, const Progress& progress) {
    if (!console_.progress) return;
    const std::scoped_lock lock(mutex_);
    const Clock::time_point now = Clock::now();
    if (now - last_ < std::chrono::milliseconds(100)) return;
    const double seconds = std::chrono::duration<double>(now - last_).count();
    const bool same = question == question_ && progress.situations > situations_;
    const double rate = same ? static_cast<double>(progress.situations - situations_) / seconds : 0;
    console_.err << fmt::format("\r\033[K{}: {} situations, {:.0f}/s, frontier {}, {} MiB",
                                question, progress.situations, rate, progress.frontier,
                                progress.bytes >> 20)
                 << std::flush;
    drawn_ = true;
    last_ = now;
    question_ = question;
    situations_ = progress.situations;
  }

 private:
  const Console& console_;
  std::mutex mutex_;
  bool drawn_ = false;
  Clock::time_point last_ = Clock::now();
  std::string question_;
  std::uint64_t situations_ = 0;
};

CheckOptions check_options(const CheckCommandOptions& options, const Console& console,
                           ProgressLine& line) {
  CheckOptions check{.only = options.only,
                     .reduce = !options.no_reduction,
                     .orders = options.orders,
                     .threads = options.threads,
                     .most_situations = options.states,
                     .most_bytes = options.memory_mib << 20};
  const Clock::time_point start = Clock::now();
  check.stop = [start, seconds = options.seconds, interrupted = console.interrupted] {
    if (interrupted()) return Budget::Interrupted;
    const bool late = seconds > 0 && Clock::now() - start > std::chrono::seconds(seconds);
    return late ? Budget::Time : Budget::None;
  };
  check.progress = [&line](const std::string& question, const Progress& progress) {
    line.draw(question, progress);
  };
  return check;
}

/// Complains about ids that nothing in the rulebook has.
bool known_ids(const std::vector<std::string>& ids, const Rulebook& book,
               Diagnostics& diagnostics) {
  const auto has = [](const auto& rows, const std::string& id) {
    return std::ranges::any_of(rows, [&](const auto& row) { return row.id == id; });
  };
  for (const std::string& id : ids)
    if (!has(book.properties, id) && !has(book.hazards, id) && !has(book.norms, id))
      diagnostics.add(
          {.file = book.file.empty() ? book.id : book.file,
           .position = {},
           .pointer = "",
           .problem = {fmt::format("「{}」という性質・危険な状態・守るべきことはありません", id),
                       fmt::format("no property, hazard or norm \"{}\"", id)},
           .hint = {}});
  return diagnostics.empty();
}

ExitCode save_stories(const std::shared_ptr<const CompiledRulebook>& rules,
                      const CheckReport& report, const std::string& folder,
                      const std::string& rulebook, const Console& console) {
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  std::size_t saved = 0;
  for (const CheckStory& story : stories_of(rules, report)) {
    auto replayed = replay_trace(rules, *story.trace, {.title = story.title});
    if (!replayed) continue;
    replayed->scenario.file = folder + "/" + story.id + ".json";
    std::ostringstream text;
    write_scenario(replayed->scenario, text);
    const ExitCode code = write_whole_file(replayed->scenario.file, text.str(), console);
    if (code != ExitCode::Success) return code;
    ++saved;
  }
  static_cast<void>(rulebook);
  console.err << Speaker(console.language).say(kSaved, saved, Speaker::plain(folder)) << '\n';
  return ExitCode::Success;
}

void print_readings(const ReadingsReport& report, const Console& console) {
  const Sheet sheet({console.language, console.colour, console.width}, console.out);
  sheet.print_heading(sheet.speaker.say(kReadingsHeading));
  for (const ReadingsReport::Dependence& each : report.dependences)
    sheet.print("  ", kPlainMark,
                sheet.speaker.say(kDependsOn, Speaker::plain(each.id),
                                  sheet.speaker.list(each.parameters)));
  if (report.dependences.empty())
    sheet.print("  ", kPlainMark, sheet.speaker.say(kNoReadingMatters));
}

ExitCode exit_code(const Rulebook& book, const CheckReport& report) {
  if (report.budget == Budget::Interrupted) return ExitCode::Interrupted;
  if (findings(book, report).any()) return ExitCode::Findings;
  return report.complete() ? ExitCode::Success : ExitCode::Inconclusive;
}

/// Under every reading together a norm must be kept and breached, and every part of a property
/// needed.
void forget_what_another_reading_shows(const ReadingsReport& readings, CheckReport& report) {
  for (NormResult& result : report.norms) {
    const auto never = [&](const std::vector<int>& norms) {
      return std::ranges::find(norms, result.norm) != norms.end();
    };
    if (!never(readings.never_kept)) result.kept.possible = Possibility::Possible;
    if (!never(readings.never_breached)) result.breached.possible = Possibility::Possible;
  }
  report.unused_permits = readings.unused_permits;
  report.unused_forbids = readings.unused_forbids;
  report.unused_deadlines = readings.unused_deadlines;
  report.coverage_decided = readings.coverage_decided;
}

ExitCode check_exhaustively(const CheckCommandOptions& options,
                            const std::shared_ptr<const CompiledRulebook>& rules,
                            RulebookShelf& shelf, Console& console) {
  const auto known = known_impossible();
  CheckReport report;
  ReadingsReport readings;
  {
    ProgressLine line(console);
    const CheckOptions check = check_options(options, console, line);
    report = juchu::check(rules, check, known);
    if (options.readings) {
      const OpenReading open = [&](const std::vector<ParameterChoice>& choices) {
        Diagnostics ignored;
        return shelf.open(options.rulebook, choices, ignored);
      };
      readings = check_readings(rules, report, open, check, known);
      forget_what_another_reading_shows(readings, report);
    }
  }
  if (options.json) {
    print_check_json(rules, report, readings.readings, console.language, console.out);
  } else {
    print_check_text(rules, report, {options.show, options.all},
                     {console.language, console.colour, console.width}, console.out);
    if (options.readings) print_readings(readings, console);
  }
  if (!options.save.empty()) {
    const ExitCode saved = save_stories(rules, report, options.save, options.rulebook, console);
    if (saved != ExitCode::Success) return saved;
  }
  return exit_code(rules->rulebook(), report);
}

std::string repeat_command(const CheckCommandOptions& options) {
  return fmt::format("juchu check {} --random {} --seed {} --orders {}", options.rulebook,
                     options.random, options.seed, options.orders);
}

/// What random stories show of broken properties, and of hazards other than expected.
ExitCode check_random_stories(const CheckCommandOptions& options,
                              const std::shared_ptr<const CompiledRulebook>& rules,
                              Console& console) {
  const Rulebook& book = rules->rulebook();
  const RandomReport report = check_randomly(
      rules, {.seed = options.seed, .stories = options.random, .orders = options.orders},
      console.interrupted);
  const Sheet sheet({console.language, console.colour, console.width}, console.out);
  bool found = false;
  for (const RandomFinding& finding : report.findings) {
    const auto row = static_cast<std::size_t>(finding.index);
    const bool property = finding.kind == RandomFinding::Kind::Property;
    const RuleHead& rule = property ? static_cast<const RuleHead&>(book.properties[row])
                                    : book.hazards[row];
    const Expectation expect = property ? Expectation::Unstated : book.hazards[row].expect;
    const bool unexpected = property || expect == Expectation::Unreachable ||
                            (expect == Expectation::Prevented && finding.norm_keeping);
    if (!unexpected) continue;
    found = true;
    const auto told = replay_trace(rules, finding.shortest, {.title = rule.says});
    if (told)
      print_timeline(told->scenario, told->story, {console.language, console.colour, console.width},
                     console.out);
    console.out << '\n';
  }
  const std::string what = found ? sheet.speaker.say(kCheckFindings, 1)
                                 : sheet.speaker.say(kRandomNothing);
  console.out << sheet.speaker.say(kRandomFound, report.stories, report.steps, what) << '\n'
              << sheet.speaker.say(kRepeatWith, repeat_command(options)) << '\n';
  if (!report.complete) return ExitCode::Interrupted;
  return found ? ExitCode::Findings : ExitCode::Success;
}

}  // namespace

ExitCode check_rulebook(const CheckCommandOptions& options, Console& console) {
  Diagnostics diagnostics;
  RulebookShelf shelf;
  const auto rules = shelf.open(options.rulebook, {}, diagnostics);
  if (rules == nullptr) return refuse_input(diagnostics, console);
  std::vector<std::string> ids = options.only;
  ids.insert(ids.end(), options.show.begin(), options.show.end());
  if (!known_ids(ids, rules->rulebook(), diagnostics)) return refuse_input(diagnostics, console);
  if (options.random > 0) return check_random_stories(options, rules, console);
  return check_exhaustively(options, rules, shelf, console);
}

void add_check_command(CommandLine& line) {
  auto options = std::make_shared<CheckCommandOptions>();  // outlives parsing
  CLI::App* command = line.add("check",
                               {"起こりうることをすべて調べ、性質と危険な状態を判定する",
                                "explore all that can happen; judge properties and hazards"},
                               "juchu check --show sent-but-cancelled");
  line.add_rulebook_argument(*command, options->rulebook);
  line.add_json_option(*command, options->json);
  command
      ->add_option("--only", options->only,
                   line.say({"このidだけを調べる", "ask about these ids only"}))
      ->option_text("ID");
  command
      ->add_option("--show", options->show,
                   line.say({"このidの最短の履歴を見せる", "tell the shortest story of these ids"}))
      ->option_text("ID");
  command->add_flag(
      "--all", options->all,
      line.say({"起こりうることの最短の履歴をすべて見せる", "tell the shortest stories of all"}));
  command
      ->add_option("--save", options->save,
                   line.say({"履歴をシナリオとしてフォルダーに保存する",
                             "keep the stories as scenarios in a folder"}))
      ->option_text("DIR");
  command->add_flag("--readings", options->readings,
                    line.say({"解釈のすべての組み合わせで調べる", "check under every reading"}));
  command
      ->add_option(
          "--orders", options->orders,
          line.say({"一つの店にある注文の数（既定: 1）", "orders in one shop (default: 1)"}))
      ->check(CLI::Range(1, 4))
      ->option_text("K");
  command
      ->add_option("--threads", options->threads,
                   line.say({"スレッドの数（既定: 2）", "threads (default: 2)"}))
      ->check(CLI::Range(1, 64))
      ->option_text("N");
  command
      ->add_option("--states", options->states,
                   line.say({"一つの問いで見る状況の数の上限",
                             "at most so many situations in one question"}))
      ->check(CLI::PositiveNumber)
      ->option_text("N");
  command
      ->add_option("--memory", options->memory_mib,
                   line.say({"一つの問いに使うメモリの上限（MiB）",
                             "at most so much memory for one question (MiB)"}))
      ->check(CLI::PositiveNumber)
      ->option_text("MIB");
  command
      ->add_option("--time", options->seconds,
                   line.say({"時間の上限（秒）", "at most so many seconds"}))
      ->check(CLI::PositiveNumber)
      ->option_text("SECONDS");
  command->add_flag("--no-reduction", options->no_reduction,
                    line.say({"縮約せずに調べる（遅い。結果は同じ）",
                              "explore without reductions (slow; the same verdicts)"}));
  command
      ->add_option("--random", options->random,
                   line.say({"調べ尽くさず、乱数の物語をこの数だけ試す",
                             "try so many random stories instead of exploring all"}))
      ->check(CLI::PositiveNumber)
      ->option_text("N");
  command
      ->add_option("--seed", options->seed,
                   line.say({"乱数種（既定: 1）", "the seed of --random (default: 1)"}))
      ->option_text("SEED");
  command->callback(
      [=, &line] { line.run = [=, &line] { return check_rulebook(*options, line.console); }; });
}

}  // namespace juchu
