#include "cli/export.hpp"

#include <algorithm>
#include <memory>
#include <optional>
#include <ostream>
#include <string_view>

#include <CLI/App.hpp>
#include <CLI/Validators.hpp>

#include "cli/budget_watch.hpp"
#include "cli/commands.hpp"
#include "cli/output_file.hpp"
#include "export/promela/promela.hpp"
#include "model/engine/rulebook_shelf.hpp"
#include "model/work/work_limit.hpp"
#include "properties/check/check.hpp"
#include "sim/scenario/tracking_numbers.hpp"

namespace juchu {
namespace {

/// Knows only what it takes `check` to answer the question with no.
bool localize(const std::shared_ptr<const CompiledRulebook>& rules, PromelaOptions& promela,
              Diagnostics& diagnostics) {
  if (!promela.question.empty() && !promela.norm_keeping)
    promela.localized = known_to_proof(rules, promela.question);
  go_on();  // a proof that Ctrl-C ended is none that there is not
  if (promela.localized) return true;
  diagnostics.add({rules->rulebook().opened_as(),
                   {},
                   "",
                   {"この問いには、条件を決めないままの証明がありません",
                    "juchu check has no proof of this that leaves conditions open"},
                   {"--localized を外してください", "leave --localized out"}});
  return false;
}

/// The model, whole; nothing after complaining.
std::optional<std::string> model_of(const ExportOptions& options, Diagnostics& diagnostics) {
  const auto rules = RulebookShelf().open_small(options.rulebook, diagnostics);
  if (rules == nullptr) return std::nullopt;
  PromelaOptions promela{.carts = std::vector<int>(static_cast<std::size_t>(options.orders), 0),
                         .token_classes = possible_token_classes(*rules),
                         .norm_keeping = options.norm_keeping,
                         .question = options.question,
                         .sliced = !options.question.empty()};
  if (!can_write_promela(*rules, promela, diagnostics)) return std::nullopt;
  if (options.localized && !localize(rules, promela, diagnostics)) return std::nullopt;
  return promela_of(*rules, promela);
}

/// Writes what may be gigabytes; whoever waits for the end may leave.
void print(std::string_view text, std::ostream& out) {
  constexpr std::size_t kPiece = 1 << 20;
  for (; !text.empty(); text.remove_prefix(std::min(text.size(), kPiece))) {
    go_on();
    out << text.substr(0, kPiece);
  }
}

}  // namespace

ExitCode export_rulebook(const ExportOptions& options, Console& console) {
  const BudgetWatch watch(0, 0, console);
  Diagnostics diagnostics;
  return watch.within([&] {
    const auto model = model_of(options, diagnostics);
    if (!model) return refuse_input(diagnostics, console);
    if (options.output.empty())
      print(*model, console.out);
    else if (!write_whole_file(options.output, *model, diagnostics))
      return refuse_input(diagnostics, console);
    return ExitCode::Success;
  });
}

void add_export_command(CommandLine& line) {
  auto options = std::make_shared<ExportOptions>();  // outlives parsing
  options->format = "promela";
  CLI::App* command = line.add("export",
                               {"ルールブックを別の検証ツールの言語で書き出す",
                                "write a rulebook in the language of another checker"},
                               "juchu export --format promela --orders 2 --output shop.pml");
  line.add_rulebook_argument(*command, options->rulebook);
  command
      ->add_option("--format", options->format,
                   line.say({"書き出す言語（既定: promela、SPIN 用）",
                             "the language (default: promela, for SPIN)"}))
      ->check(CLI::IsMember({"promela"}))
      ->option_text("promela");
  command
      ->add_option("--orders", options->orders,
                   line.say({"一つのカートに入る注文の数（既定: 1）",
                             "how many orders, all in one cart (default: 1)"}))
      ->check(CLI::Range(1, kMostOrders))
      ->option_text("K");
  command->add_flag("--norm-keeping", options->norm_keeping,
                    line.say({"守るべきことに反する動きを除く", "leave out what breaches a norm"}));
  command
      ->add_option("--property", options->question,
                   line.say({"起こらないと主張する性質、危険な状態または守るべきことのid",
                             "the property, hazard or norm that is asserted never to be broken"}))
      ->option_text("ID");
  command->add_flag("--localized", options->localized,
                    line.say({"juchu check の証明が使う項目だけを見て、ほかの条件は成り立つとも"
                              "成り立たないとも決めない（小さくなる）",
                              "know only the fields that a proof of juchu check takes, and leave "
                              "every other condition open (smaller)"}));
  command
      ->add_option("--output", options->output,
                   line.say({"書き出すファイル（既定: 標準出力）",
                             "the file to write (default: the standard output)"}))
      ->option_text("FILE");
  command->callback(
      [=, &line] { line.run = [=, &line] { return export_rulebook(*options, line.console); }; });
}

}  // namespace juchu
