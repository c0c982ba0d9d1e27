#include "cli/merging.hpp"
#include "cli/mutate_answer.hpp"
#include "cli/parts/mutation/mutant_line.hpp"
#include "cli/parts/part_trouble.hpp"
#include "cli/parts/rules_header.hpp"
#include "cli/words.hpp"

namespace juchu {
namespace {

/// The command that tries the same changes.
std::string command_of(const MutateRequest& request) {
  std::string command = "juchu mutate " + shell_word(request.rulebook);
  for (const std::string& file : request.scenarios) command += ' ' + shell_word(file);
  for (const std::string& id : request.only) command += " --only " + shell_word(id);
  if (request.every > 1) command += " --every " + std::to_string(request.every);
  if (request.world) command += " --world";
  if (request.no_equivalence) command += " --no-equivalence";
  if (request.situations > 0) command += " --states " + std::to_string(request.situations);
  return command;
}

}  // namespace

ExitCode merge_mutation(const Merging& merging) {
  const std::string& text = merging.lines.parts().front().header;
  Diagnostics diagnostics;
  RulebookShelf shelf;
  const auto header = read_mutation_header(text, shelf);
  if (!header) return refuse_parts(merging, unreadable_part());
  const auto rules = shelf.open_small(header->request.rulebook, diagnostics);
  if (rules == nullptr) return refuse_input(diagnostics, merging.console);
  MutateRequest request = header->request;
  request.json = merging.request.json;
  request.save = merging.request.save;
  const MutationOptions options = options_of(request);
  std::vector<MutantResult> mutants = chosen_mutants(rules->rulebook(), options);
  if (!rulebook_agrees(text, rules->rulebook(), shelf) ||
      static_cast<int>(mutants.size()) != header->part.of)
    return refuse_parts(merging, other_rulebook());

  const MutantLineReader reader(rules, header->scenarios.size());
  std::vector<int> there;
  std::vector<bool> known(mutants.size());
  const auto take = [&](PartKey key, std::string_view line, const MergedLines::Place& place) {
    const bool fits = key.unit <= header->part.of;
    const std::size_t at = fits ? place_of_unit(key.unit, mutants.size()) : 0;
    if (!fits || !reader.read(line, mutants[at]))
      return complain_of_line(place.path, place.line_number, not_of_this_run(), diagnostics);
    there.push_back(key.unit);
    known[at] = true;
    return true;
  };
  if (!merging.lines.for_each(take, diagnostics)) return refuse_input(diagnostics, merging.console);
  const Lack lack{ranges_without(there, header->part.of), command_of(request), header->part.of,
                  static_cast<int>(there.size())};
  if (!may_answer(merging, lack)) return ExitCode::BadInput;

  MutationReport report{.mutants = {},
                        .mutations = mutations_of(rules->rulebook()).size(),
                        .compared = options.equivalence,
                        .untried = mutants.size() - there.size(),
                        .budget = lack.missing.empty() ? Budget::None : Budget::Missing};
  for (std::size_t m = 0; m < mutants.size(); ++m)
    if (known[m]) report.mutants.push_back(std::move(mutants[m]));
  const ExitCode code = tell_mutation(request, {rules, header->scenarios, report}, merging.console);
  return lack.missing.empty() || code == ExitCode::BadInput ? code : ExitCode::Inconclusive;
}

}  // namespace juchu
