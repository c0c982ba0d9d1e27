#include "cli/schema.hpp"

#include <memory>

#include <CLI/App.hpp>

#include "cli/commands.hpp"
#include "model/engine/rulebook_shelf.hpp"
#include "report/json/scenario_schema_json.hpp"

namespace juchu {

ExitCode print_schema(const std::string& rulebook, Console& console) {
  Diagnostics diagnostics;
  const auto rules = RulebookShelf().open(rulebook, {}, diagnostics);
  if (rules == nullptr) return refuse_input(diagnostics, console);
  print_scenario_schema(rules->rulebook(), console.language, console.out);
  return ExitCode::Success;
}

void add_schema_command(CommandLine& line) {
  auto rulebook = std::make_shared<std::string>();  // outlives parsing
  CLI::App* command = line.add("schema",
                               {"ルールブックのシナリオを書くためのJSON Schemaを出力する",
                                "print a JSON Schema for a rulebook's scenarios, for editors"},
                               "juchu schema > scenario.schema.json");
  line.add_rulebook_argument(*command, *rulebook);
  command->callback(
      [=, &line] { line.run = [=, &line] { return print_schema(*rulebook, line.console); }; });
}

}  // namespace juchu
