#include "cli/schema.hpp"

#include <memory>

#include <CLI/App.hpp>
#include <CLI/Validators.hpp>

#include "cli/commands.hpp"
#include "model/engine/rulebook_shelf.hpp"
#include "report/json/scenario_schema_json.hpp"
#include "report/json/study_schema_json.hpp"
#include "report/text/scenario_markdown.hpp"

namespace juchu {

ExitCode print_schema(const SchemaOptions& options, Console& console) {
  Diagnostics diagnostics;
  const auto rules = RulebookShelf().open(options.rulebook, {}, diagnostics, Bounds::Large);
  if (rules == nullptr) return refuse_input(diagnostics, console);
  if (options.format == "markdown") {
    print_scenario_markdown(rules->rulebook(), console.language, console.out);
    return ExitCode::Success;
  }
  const auto print = options.study ? print_study_schema : print_scenario_schema;
  print(rules->rulebook(), console.language, console.out);
  return ExitCode::Success;
}

void add_schema_command(CommandLine& line) {
  auto options = std::make_shared<SchemaOptions>();  // outlives parsing
  CLI::App* command = line.add(
      "schema",
      {"ルールブックのシナリオや負荷試験を書くためのJSON Schemaを出力する",
       "print a JSON Schema for a rulebook's scenarios or studies, for editors"},
      "juchu schema > scenario.schema.json");
  line.add_rulebook_argument(*command, options->rulebook);
  command
      ->add_flag("--study", options->study,
                 line.say({"負荷試験のスキーマを出力する", "for studies instead of scenarios"}))
      ->option_text(" ");
  command
      ->add_option(
          "--format", options->format,
          line.say({"json（JSON Schema、既定）か、markdown（イベントとそのパラメーター、"
                    "状態、配送方法の表）",
                    "json (a JSON Schema, the default), or markdown (tables of events with "
                    "their parameters, statuses and methods)"}))
      ->check(CLI::IsMember({"json", "markdown"}))
      ->excludes("--study")
      ->option_text("json|markdown");
  command->callback(
      [=, &line] { line.run = [=, &line] { return print_schema(*options, line.console); }; });
}

}  // namespace juchu
