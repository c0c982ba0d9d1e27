#include "cli/graph.hpp"

#include <algorithm>
#include <memory>

#include <CLI/App.hpp>
#include <CLI/Validators.hpp>

#include "cli/commands.hpp"
#include "model/engine/rulebook_shelf.hpp"
#include "report/json/graph_json.hpp"
#include "report/text/graph_text.hpp"

namespace juchu {
namespace {

std::vector<std::string> format_names() {
  std::vector<std::string> names;
  for (const GraphFormat& format : graph_formats()) names.push_back(format.name);
  return names;
}

}  // namespace

ExitCode print_graph(const GraphOptions& options, Console& console) {
  Diagnostics diagnostics;
  const auto rules = RulebookShelf().open_small(options.rulebook, diagnostics);
  if (rules == nullptr) return refuse_input(diagnostics, console);
  const Rulebook& rulebook = rules->rulebook();
  if (options.json) {
    print_graph_json(rulebook, console.language, console.out);
    return ExitCode::Success;
  }
  const auto format = std::ranges::find(graph_formats(), options.format, &GraphFormat::name);
  format->print(rulebook, {console.language, console.colour, console.width}, console.out);
  return ExitCode::Success;
}

void add_graph_command(CommandLine& line) {
  auto options = std::make_shared<GraphOptions>();  // outlives parsing
  options->format = graph_formats().front().name;
  CLI::App* command = line.add("graph",
                               {"ルールブックの状態の移り変わりを図にする",
                                "show how a rulebook's statuses follow one another"},
                               "juchu graph --format mermaid");
  line.add_rulebook_argument(*command, options->rulebook);
  command
      ->add_option("--format", options->format,
                   line.say({"図の形式（既定: text）", "the picture's format (default: text)"}))
      ->check(CLI::IsMember(format_names()))
      ->option_text("text|dot|mermaid");
  line.add_json_option(*command, options->json);
  command->get_option("--json")->excludes("--format")->option_text(" ");
  command->callback(
      [=, &line] { line.run = [=, &line] { return print_graph(*options, line.console); }; });
}

}  // namespace juchu
