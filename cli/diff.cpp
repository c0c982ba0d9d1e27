#include "cli/diff.hpp"

#include <algorithm>
#include <memory>
#include <optional>

#include <CLI/App.hpp>
#include <CLI/Validators.hpp>

#include "cli/budget_watch.hpp"
#include "cli/commands.hpp"
#include "model/engine/rulebook_shelf.hpp"
#include "model/text/problems.hpp"
#include "properties/lint/undecidable_dates.hpp"
#include "report/json/diff_json.hpp"
#include "report/page/diff_page_json.hpp"
#include "report/text/diff_text.hpp"

namespace juchu {
namespace {

std::vector<Renamed> renamings(const std::vector<std::string>& texts) {
  std::vector<Renamed> renamed;
  for (const std::string& text : texts) {
    const std::size_t equals = text.find('=');
    renamed.push_back({text.substr(0, equals), text.substr(equals + 1)});
  }
  return renamed;
}

std::string renaming_problem(const std::string& text) {
  const std::size_t equals = text.find('=');
  const bool good = equals != std::string::npos && equals != 0 && equals + 1 < text.size();
  return good ? std::string() : "old=new";
}

/// Of both rulebooks; those whose values are compared, so no statuses.
std::vector<std::string> field_names(const Rulebook& one, const Rulebook& two) {
  std::vector<std::string> names;
  for (const Rulebook* book : {&one, &two})
    for (std::size_t f = book->regions.size(); f < book->fields.size(); ++f)
      if (std::ranges::count(names, book->fields[f].id) == 0) names.push_back(book->fields[f].id);
  return names;
}

/// `--option: problem (hint)`
void complain(const std::string& option, const Complaint& complaint, const Speaker& speaker,
              Console& console) {
  const std::string problem = speaker.text(complaint.problem);
  console.err << "juchu: error: "
              << speaker.say(kColon, option,
                             complaint.hint.empty()
                                 ? problem
                                 : speaker.say(kHint, problem, speaker.text(complaint.hint)))
              << '\n';
}

ExitCode exit_code(const DiffReport& report) {
  if (report.budget == Budget::Interrupted) return ExitCode::Interrupted;
  switch (report.verdict()) {
    case Sameness::Same: return ExitCode::Success;
    case Sameness::Different: return ExitCode::Findings;
    case Sameness::Inconclusive: break;
  }
  return ExitCode::Inconclusive;
}

}  // namespace

ExitCode print_diff(const DiffCommandOptions& options, Console& console) {
  const BudgetWatch watch(options.seconds, options.megabytes, console);
  Diagnostics diagnostics;
  RulebookShelf shelf;
  const Rules old_rules = shelf.open_small(options.old_rulebook, diagnostics);
  const Rules new_rules = shelf.open_small(options.new_rulebook, diagnostics);
  if (old_rules == nullptr || new_rules == nullptr) return refuse_input(diagnostics, console);
  for (const Rules& rules : {old_rules, new_rules}) refuse_undecidable_dates(*rules, diagnostics);
  if (!diagnostics.empty()) return refuse_input(diagnostics, console);
  const Matching matching(old_rules->rulebook(), new_rules->rulebook(), renamings(options.renamed));
  const Speaker speaker(console.language);
  const std::vector<Misnamed> misnamed = matching.misnamed();
  for (const Misnamed& each : misnamed)
    complain(fmt::format("--map {}={}", Speaker::plain(each.names.old_id),
                         Speaker::plain(each.names.new_id)),
             {each.problem, each.hint}, speaker, console);
  if (!misnamed.empty()) return ExitCode::BadInput;
  const std::vector<std::string> fields = field_names(old_rules->rulebook(), new_rules->rulebook());
  for (const std::string& id : options.ignored) {
    if (std::ranges::count(fields, id) != 0) continue;
    complain("--ignore", unknown_name({"項目", "field"}, id, fields), speaker, console);
    return ExitCode::BadInput;
  }
  DiffOptions search{.ignored = options.ignored,
                     .refusals = options.refusals,
                     .watch = [&watch](const Progress&) { return watch.reached(); }};
  if (options.situations != 0) search.most_pairs = options.situations;
  const DiffReport report = watch.within(
      [&] { return diff(old_rules, new_rules, matching, search); });
  const DiffView view{{options.old_rulebook, options.new_rulebook},
                      {old_rules.get(), new_rules.get()},
                      matching,
                      report};
  if (options.page.asked()) {
    const AnswerPage page = diff_page(view, {old_rules, new_rules});
    if (!write_page(page.contents(), options.page, console)) return ExitCode::BadInput;
    console.out << verdict_remark(view, speaker).text << '\n';
  } else if (options.json) {
    print_diff_json(view, console.out);
  } else {
    print_diff_text(view, {console.language, console.colour, console.width}, console.out);
  }
  return exit_code(report);
}

void add_diff_command(CommandLine& line) {
  auto options = std::make_shared<DiffCommandOptions>();  // outlives parsing
  CLI::App* command = line.add(
      "diff",
      {"二つのルールブックの動きの違いを、最短のいきさつとともに挙げる",
       "tell what orders can do under one rulebook only, with the shortest story of each"},
      "juchu diff old.json new.json --map preparing=packing");
  const std::string rulebook = line.say(
      {"ルールブック（同梱のidまたはファイル）", "a shipped id or a file"});
  command->add_option("OLD", options->old_rulebook, rulebook)->required()->option_text(" ");
  command->add_option("NEW", options->new_rulebook, rulebook)->required()->option_text(" ");
  command
      ->add_option("--map", options->renamed,
                   line.say({"新しいルールブックで名前の変わったid（何度でも書ける）",
                             "an id that was renamed (may be repeated)"}))
      ->check(renaming_problem)
      ->allow_extra_args(false)
      ->option_text("OLD=NEW");
  command
      ->add_option("--ignore", options->ignored,
                   line.say({"値を比べない項目（どちらのルールブックのidでも。何度でも書ける）",
                             "a field, of either rulebook, whose value is not compared "
                             "(may be repeated)"}))
      ->allow_extra_args(false)
      ->option_text("FIELD");
  command
      ->add_option("--states", options->situations,
                   line.say({"一つの問いで調べる状況の上限",
                             "how many situations one question may take at most"}))
      ->check(CLI::PositiveNumber)
      ->option_text("N");
  command
      ->add_option("--time", options->seconds,
                   line.say({"秒数の上限", "how many seconds it may take at most"}))
      ->check(CLI::PositiveNumber)
      ->option_text("SECONDS");
  command
      ->add_option("--memory", options->megabytes,
                   line.say({"使うメモリの上限", "the most memory to use"}))
      ->check(CLI::Range(std::uint64_t{1}, kMostMegabytes))
      ->option_text("MB");
  command->add_flag(
      "--refusals", options->refusals,
      line.say({"拒否したルールの違いも挙げる", "tell also where only the refusing rule differs"}));
  line.add_json_option(*command, options->json);
  command->get_option("--json")->option_text(" ");  // no English list of what it excludes
  add_page_options(line, *command, options->page)->excludes("--json");
  command->callback(
      [=, &line] { line.run = [=, &line] { return print_diff(*options, line.console); }; });
}

}  // namespace juchu
