#include "cli/explain.hpp"

#include <limits>
#include <memory>
#include <optional>

#include <CLI/App.hpp>

#include "cli/commands.hpp"
#include "cli/usage_error.hpp"
#include "model/expression/wording.hpp"
#include "report/explain/explain_json.hpp"
#include "report/explain/explain_text.hpp"
#include "sim/scenario/scenario_json.hpp"
#include "sim/scenario/shipped_scenarios.hpp"

namespace juchu {
namespace {

using Rules = std::shared_ptr<const CompiledRulebook>;

constexpr std::size_t kMostNear = 4;  // rules that are named to somebody who mistyped one

/// A shipped scenario, under `rules` where it names a rulebook of that id; else nothing.
std::optional<Scenario> scenario_under(const Rules& rules, const ShippedFile& shipped,
                                       RulebookShelf& shelf, std::size_t& unread) {
  Diagnostics unheard;
  const Rulebook& book = rules->rulebook();
  const std::string id(shipped.id);
  auto scenario = read_scenario(shipped.text, id, "", shelf, unheard);
  if (!scenario || scenario->rules->rulebook().id != book.id) return std::nullopt;
  if (book.file.empty()) return scenario;
  scenario = read_scenario(shipped.text, id, book.file, shelf, unheard);
  unread += scenario ? 0 : 1;
  return scenario;
}

/// Adds to each explanation the stories in which it decided; answers how many could not be replayed.
std::size_t add_stories(const Rules& rules, RulebookShelf& shelf, const Console& console,
                        std::vector<Explanation>& all) {
  std::size_t unread = 0;
  for (const ShippedFile& shipped : shipped_scenarios()) {
    if (console.interrupted()) break;
    const auto scenario = scenario_under(rules, shipped, shelf, unread);
    if (!scenario) continue;
    Diagnostics unheard;
    const auto story = replay(*scenario, unheard, console.interrupted);
    unread += story ? 0 : 1;
    if (!story) continue;
    for (Explanation& told : all)
      if (auto found = decided_in(told.row, *scenario, *story)) told.stories.push_back(*found);
  }
  return unread;
}

/// "overdue (the ship date has passed …)".
Text suggestion_of(const CatalogueRow& row) {
  const std::string id = shown_name(row.id);
  if (row.says.empty()) return {id, id};
  return say(
      "{}（{}）", "{} ({})", id,
      Text{printable(row.says.in(Language::Japanese)), printable(row.says.in(Language::English))});
}

Complaint no_such_rule(const std::vector<CatalogueRow>& catalogue, const std::string& typed) {
  const std::vector<CatalogueRow> near = rules_near(catalogue, typed, kMostNear);
  if (near.empty())
    return {{"そのidやことばのルールはありません", "no rule has that id, or says that"},
            {"再生の表示の [ ] の中のidや、その文をそのまま書けます。一覧は juchu explain",
             "write an id as a replay shows it in [ ], or the sentence; juchu explain lists them"}};
  Text hint;
  for (const CatalogueRow& row : near) {
    const Text each = suggestion_of(row);
    hint = hint.empty() ? each : say("{}、{}", "{}, {}", hint, each);
  }
  return {say("「{}」というルールはありません", "no rule \"{}\"", shown_name(typed)),
          say("近いもの: {}", "near: {}", hint)};
}

}  // namespace

ExitCode explain_rule(const ExplainRequest& request, Console& console) {
  Diagnostics diagnostics;
  RulebookShelf shelf;
  const Rules rules = shelf.open(request.rulebook, {}, diagnostics, Bounds::Large);
  if (rules == nullptr) return refuse_input(diagnostics, console);
  const std::vector<CatalogueRow> catalogue = rule_catalogue(rules->rulebook());
  if (request.rule.empty() && !request.json) {
    print_catalogue(catalogue, {console.language, console.colour, console.width}, console.out);
    return ExitCode::Success;
  }
  const std::vector<CatalogueRow> rows = request.rule.empty()
                                             ? catalogue
                                             : rules_named(catalogue, request.rule);
  if (rows.empty())
    return refuse_argument(no_such_rule(catalogue, request.rule), "juchu explain", console);

  std::vector<Explanation> all;
  for (const CatalogueRow& row : rows) all.push_back(explanation_of(*rules, row));
  const std::size_t unread = add_stories(rules, shelf, console, all);
  if (console.interrupted()) return refuse_without_answer(WorkEnd::Left, console);
  if (request.json) {
    print_explanations_json(rules->rulebook(), all, unread, console.language, console.out);
    return ExitCode::Success;
  }
  ExplainOptions options{{console.language, console.colour, console.width}};
  options.unread = unread;
  if (request.all) options.most_stories = std::numeric_limits<std::size_t>::max();
  for (const Explanation& told : all) {
    if (&told != &all.front()) console.out << '\n';
    print_explanation(told, options, console.out);
  }
  return ExitCode::Success;
}

void add_explain_command(CommandLine& line) {
  auto request = std::make_shared<ExplainRequest>();  // outlives parsing
  request->rulebook = "qoo10-jp";
  CLI::App* command = line.add("explain",
                               {"一つのルールの意味・出典・条件と、それが決めた事例を示す",
                                "tell what a rule says, where it comes from, when it applies, and "
                                "what it decided"},
                               "juchu explain overdue");
  command
      ->add_option("RULE", request->rule,
                   line.say({"ルールのid（再生の表示の [ ] の中）、またはその文。なければ一覧",
                             "a rule's id, as replays show it in [ ], or what it says; without "
                             "it, a list"}))
      ->option_text(" ");
  command
      ->add_option("--rulebook", request->rulebook,
                   line.say({"ルールブック（同梱のidまたはファイル。既定: qoo10-jp）",
                             "a shipped id or a file (default: qoo10-jp)"}))
      ->option_text("RULEBOOK");
  command->add_flag("--all", request->all, line.say({"事例をすべて挙げる", "list every story"}));
  line.add_json_option(*command, request->json);
  command->callback(
      [=, &line] { line.run = [=, &line] { return explain_rule(*request, line.console); }; });
}

}  // namespace juchu
