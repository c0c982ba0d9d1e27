#include "cli/view.hpp"

#include <memory>

#include <CLI/App.hpp>
#include <fmt/format.h>

#include "cli/commands.hpp"
#include "cli/scenario_input.hpp"
#include "cli/usage_error.hpp"
#include "report/json/view_json.hpp"
#include "report/page/view_page_json.hpp"
#include "report/text/view_text.hpp"

namespace juchu {
namespace {

/// A day means its last moment.
std::optional<Moment> moment_of(const std::string& text, const Scenario& scenario) {
  const auto end_of = [](Day day) { return start_of(day + 1) - 1; };
  if (text.empty()) return end_of(scenario.until);
  if (const auto day = parse_day(text)) return end_of(*day);
  return parse_moment(text);
}

Complaint too_early(const Scenario& scenario) {
  const std::string first = day_text(scenario.given->as_of);
  return {{"その時点の注文は分かりません", "nothing is known of that moment"},
          {fmt::format("このシナリオは {} の状態から始まります", first),
           fmt::format("this scenario begins with the situation of {}", first)}};
}

Complaint no_moment() {
  return {{"--at には日時が必要です", "--at takes a moment"},
          {"例: --at \"2024-03-04 10:00\"、その日の終わりなら --at 2024-03-04",
           "as in --at \"2024-03-04 10:00\", or --at 2024-03-04 for the end of that day"}};
}

/// The page, with the scenario's story; one that cannot be told to its end is told to be so.
bool write_screens(const ViewRequest& request, const Scenario& scenario, const ShopView& view,
                   const Console& console) {
  ReplayedFile file{.file = shown_file(request.file)};
  Diagnostics diagnostics;
  if (auto story = replay(scenario, diagnostics)) {
    file.scenario = scenario;
    file.story = std::move(*story);
  }
  file.problems = diagnostics.sorted();
  return write_page(view_page(scenario, view, {&file, 1}, request.detail), request.page, console);
}

}  // namespace

ExitCode view_shop(const ViewRequest& request, Console& console) {
  Diagnostics diagnostics;
  RulebookShelf shelf;
  const auto scenario = scenario_of(request.file, request.rulebook, shelf, console, diagnostics);
  if (!scenario && diagnostics.empty()) return refuse_without_answer(WorkEnd::Left, console);
  if (!scenario) return refuse_input(diagnostics, console);
  const auto at = moment_of(request.at, *scenario);
  if (!at) return refuse_argument(no_moment(), "juchu view", console);
  if (*at < first_moment_of(*scenario))
    return refuse_argument(too_early(*scenario), "juchu view", console);
  std::vector<Complaint> complaints;
  const auto selection = Selection::of(request.selection, *scenario, complaints);
  if (!selection) return refuse_argument(complaints.front(), "juchu view", console);
  const auto view = view_of(*scenario, *at, diagnostics);
  if (!view) return refuse_input(diagnostics, console);
  if (request.page.asked())
    return write_screens(request, *scenario, *view, console) ? ExitCode::Success
                                                             : ExitCode::BadInput;
  const auto selected = [&](const OrderView& order) {
    return selection->holds(order, day_of(*at));
  };
  if (request.json)
    print_view_json(*scenario, *view, request.selection.reveal, selected, console.out);
  else
    print_view_text(*scenario, *view,
                    {.detail = request.detail || !request.selection.order.empty(),
                     .work = request.work,
                     .reveal = request.selection.reveal},
                    selected, {console.language, console.colour, console.width}, console.out);
  return ExitCode::Success;
}

void add_view_command(CommandLine& line) {
  auto request = std::make_shared<ViewRequest>();  // outlives parsing
  CLI::App* command = line.add(
      "view",
      {"ある時点の販売者の画面を、次に何が起こるかとともに見る",
       "show the seller's screens at a moment, and what comes next"},
      "juchu view scenarios/trouble/1-request-not-seen.json --at 2024-03-04 --today");
  command
      ->add_option("FILE", request->file,
                   line.say({"シナリオ（JSON。- は標準入力）",
                             "a scenario (JSON; - is the standard input)"}))
      ->required()
      ->option_text(" ");
  command
      ->add_option("--at", request->at,
                   line.say({"見る時点（既定: シナリオの終わり）",
                             "the moment (default: the scenario's end)"}))
      ->option_text("T");
  command->add_flag(
      "--today", request->work,
      line.say({"その日の仕事を急ぐものから並べる", "list the day's work, the most urgent first"}));
  command->add_flag("--detail", request->detail,
                    line.say({"注文を詳しく（受取人、住所、できること）",
                              "orders in detail: recipient, address, what can be done"}));
  command
      ->add_option("--order", request->selection.order,
                   line.say({"この注文だけを詳しく", "this order alone, in detail"}))
      ->option_text("ID");
  command
      ->add_option("--status", request->selection.statuses,
                   line.say({"この状態の注文だけ（idまたは画面の名前）",
                             "orders in this status (an id or its name on the screen)"}))
      ->allow_extra_args(false)
      ->option_text("STATUS");
  command
      ->add_option("--filter", request->selection.filters,
                   line.say({"この絞り込みの注文だけ（予約販売など。ルールブックのscreensの名前）",
                             "orders that this picks (preorder, …: a name in the rulebook's "
                             "screens)"}))
      ->allow_extra_args(false)
      ->option_text("FILTER");
  command
      ->add_option("--period", request->selection.period,
                   line.say({"日付で選ぶ。例: ordered_on=2024-03-01..2024-03-07",
                             "by a date, as in ordered_on=2024-03-01..2024-03-07"}))
      ->option_text("FIELD=FROM..TO");
  command
      ->add_option("--where", request->selection.where,
                   line.say({"条件で選ぶ。例: \"order_type == preorder\"",
                             "by a condition, as in \"order_type == preorder\""}))
      ->option_text("CONDITION");
  command
      ->add_option(
          "--words", request->selection.words,
          line.say({"注文番号や画面の内容に含まれることばで選ぶ（個人情報は --reveal とともに）",
                    "by words in the order's id or on its screen (personal data: with "
                    "--reveal)"}))
      ->option_text("TEXT");
  command->add_flag("--reveal", request->selection.reveal,
                    line.say({"個人情報を伏せずに表示する", "do not mask personal data"}));
  line.add_json_option(*command, request->json);
  CLI::Option* html = add_page_options(line, *command, request->page);
  for (const char* other : {"--order", "--status", "--filter", "--period", "--where", "--words",
                            "--reveal", "--json"}) {  // the page holds all orders, masked
    CLI::Option* each = command->get_option(other);
    html->excludes(each);
    if (each->get_option_text().empty()) each->option_text(" ");  // no English list of them
  }
  command
      ->add_option("--rulebook", request->rulebook,
                   line.say({"シナリオの指すものの代わりに使うルールブック",
                             "use this rulebook, not the one that the scenario names"}))
      ->option_text("RULEBOOK");
  command->callback(
      [=, &line] { line.run = [=, &line] { return view_shop(*request, line.console); }; });
}

}  // namespace juchu
