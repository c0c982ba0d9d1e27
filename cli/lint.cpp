#include "cli/lint.hpp"

#include <algorithm>
#include <array>
#include <memory>
#include <vector>

#include <CLI/App.hpp>
#include <CLI/Validators.hpp>

#include "cli/budget_watch.hpp"
#include "cli/commands.hpp"
#include "model/engine/rulebook_shelf.hpp"
#include "report/json/lint_json.hpp"
#include "report/json/sarif_json.hpp"
#include "report/page/lint_page_json.hpp"
#include "report/text/lint_text.hpp"

namespace juchu {
namespace {

struct LintFormat {
  std::string name;
  void (*print)(const LintReport& report, const ReportOptions& options, std::ostream& out);
};

const std::array<LintFormat, 3>& formats() {
  static const std::array<LintFormat, 3> all = {{
      {"text", print_lint_text},
      {"json", print_lint_json},
      {"sarif", print_sarif},
  }};
  return all;
}

std::vector<std::string> lint_formats() {
  std::vector<std::string> names;
  for (const LintFormat& format : formats()) names.push_back(format.name);
  return names;
}

}  // namespace

ExitCode print_lint(const LintOptions& options, Console& console) {
  const BudgetWatch watch(options.seconds, options.megabytes, console);
  Diagnostics diagnostics;
  RulebookShelf shelf;
  const auto rules = shelf.open_small(options.rulebook, diagnostics);
  if (rules == nullptr) return refuse_input(diagnostics, console);
  const LintBudget budget{options.situations, [&watch] { return watch.reached(); }};
  const ExploredLint explored = watch.within([&] {
    return options.explore ? lint_exploring(rules, budget) : lint_within(*rules, budget);
  });
  const bool tell_how_far = options.explore || !explored.undecided.empty();
  const LintReport report{rules->rulebook(), explored.findings, tell_how_far ? &explored : nullptr};
  if (options.page.asked()) {
    const std::string text = shelf.text_of(rules->rulebook());
    if (!write_page(lint_page(report, text), options.page, console)) return ExitCode::BadInput;
    for (const std::string& line : summary_of(report, Speaker(console.language)))
      console.out << line << '\n';
  } else {
    const auto format = std::ranges::find(formats(), options.json ? "json" : options.format,
                                          &LintFormat::name);
    format->print(report, {console.language, console.colour, console.width}, console.out);
  }
  if (explored.budget == Budget::Interrupted) return ExitCode::Interrupted;
  if (!clean(explored.findings)) return ExitCode::Findings;
  return explored.undecided.empty() ? ExitCode::Success : ExitCode::Inconclusive;
}

void add_lint_command(CommandLine& line) {
  auto options = std::make_shared<LintOptions>();  // outlives parsing
  CLI::App* command = line.add("lint",
                               {"ルールブックの、読めるけれどもおかしいところを挙げる",
                                "report what is wrong with a rulebook although it can be read"},
                               "juchu lint --format sarif");
  line.add_rulebook_argument(*command, options->rulebook);
  command
      ->add_option("--format", options->format,
                   line.say({"出力の形式（既定: text）", "the output's format (default: text)"}))
      ->check(CLI::IsMember(lint_formats()))
      ->option_text("text|json|sarif");
  command->add_flag("--explore", options->explore,
                    line.say({"起こりうる状況も調べる（時間がかかる）",
                              "explore what can happen, too (takes long)"}));
  command
      ->add_option("--states", options->situations,
                   line.say({"--explore: 一つの問いで見る状況の数の上限（既定: 200000）",
                             "--explore: the most situations to see for one question "
                             "(default: 200000)"}))
      ->check(CLI::PositiveNumber)
      ->option_text("N");
  command
      ->add_option("--time", options->seconds,
                   line.say({"かける時間の上限", "the most time to take"}))
      ->check(CLI::PositiveNumber)
      ->option_text("SECONDS");
  command
      ->add_option("--memory", options->megabytes,
                   line.say({"使うメモリの上限", "the most memory to use"}))
      ->check(CLI::Range(std::uint64_t{1}, kMostMegabytes))
      ->option_text("MB");
  line.add_json_option(*command, options->json);
  command->get_option("--json")->excludes("--format")->option_text(" ");
  add_page_options(line, *command, options->page)->excludes("--format")->excludes("--json");
  command->callback(
      [=, &line] { line.run = [=, &line] { return print_lint(*options, line.console); }; });
}

}  // namespace juchu
