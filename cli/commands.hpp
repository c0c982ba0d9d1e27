// The subcommands of juchu: one row each, one file each.
#pragma once

#include <functional>
#include <span>
#include <string>

#include <CLI/App.hpp>

#include "cli/console.hpp"
#include "model/text/text.hpp"

namespace juchu {

/// A command line while it is put together: subcommands add themselves, the one that is named says
/// what to run.
struct CommandLine {
  CLI::App& app;
  Console& console;
  std::function<ExitCode()> run;

  /// A subcommand with what every one has: words about it, an example in its help, and `--lang`.
  [[nodiscard]] CLI::App* add(const std::string& name, const Text& about,
                              const std::string& example);
  /// `--lang`. What it says is known before: help texts speak that language too.
  void add_language_option(CLI::App& to) const;
  void add_json_option(CLI::App& to, bool& json) const;
  /// The optional RULEBOOK that a command is about; the shipped one unless it is given.
  void add_rulebook_argument(CLI::App& to, std::string& rulebook) const;
  /// A help text in the language of the console.
  [[nodiscard]] const std::string& say(const Text& text) const { return text.in(console.language); }
};

struct Command {
  std::string name;
  void (*add)(CommandLine& line);
};

struct SimulateRequest;

/// The arguments of `juchu-mpi`: those of `juchu simulate` that make sense on many ranks, and
/// `--output`.
void add_ranks_options(CommandLine& line, CLI::App& app, SimulateRequest& request);

/// In the sequence in which help shows them.
[[nodiscard]] std::span<const Command> commands();

void add_replay_command(CommandLine& line);
void add_view_command(CommandLine& line);
void add_check_command(CommandLine& line);
void add_lint_command(CommandLine& line);
void add_diff_command(CommandLine& line);
void add_mutate_command(CommandLine& line);
void add_simulate_command(CommandLine& line);
void add_merge_command(CommandLine& line);
void add_graph_command(CommandLine& line);
void add_explain_command(CommandLine& line);
void add_import_command(CommandLine& line);
void add_new_command(CommandLine& line);
void add_schema_command(CommandLine& line);
void add_export_command(CommandLine& line);

}  // namespace juchu
