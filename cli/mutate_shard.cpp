#include "cli/mutate_shard.hpp"

#include <utility>

#include "cli/open_part.hpp"
#include "cli/parts/mutation/mutant_line.hpp"
#include "cli/parts/part_trouble.hpp"
#include "cli/parts/rules_header.hpp"
#include "cli/parts/shard_option.hpp"
#include "cli/usage_error.hpp"
#include "model/json/json_value.hpp"
#include "sim/random/stream.hpp"
#include "sim/scenario/shipped_scenarios.hpp"

namespace juchu {
namespace {

/// A scenario's text as it was read.
std::string text_of(const Scenario& scenario) {
  for (const ShippedFile& shipped : shipped_scenarios())
    if (shipped.id == scenario.file) return std::string(shipped.text);
  Diagnostics unheard;
  return read_file(scenario.file, unheard).value_or("");
}

MutationHeader header_for(const MutateRequest& request, const std::vector<Scenario>& scenarios) {
  MutationHeader header{.request = request, .scenarios = {}, .part = {}};
  std::string texts;
  for (const Scenario& scenario : scenarios) {
    header.scenarios.push_back(scenario.file);
    texts += text_of(scenario) + '\n';
  }
  header.scenarios_hash = hash_of_id(texts);
  return header;
}

}  // namespace

ExitCode mutate_shard(const MutateRequest& request, MutationPlan plan, const RulebookShelf& shelf,
                      Console& console) {
  const Rulebook& book = plan.rules->rulebook();
  const std::vector<MutantResult> mutants = chosen_mutants(book, plan.options);
  MutationHeader header = header_for(request, plan.scenarios);
  header.part.of = static_cast<int>(mutants.size());
  header.part.range = parse_shard(request.shard)->range(header.part.of);
  if (header.part.range.last > header.part.of)
    return refuse_argument(beyond_all_units(kOfMutation, header.part.of), "juchu mutate", console);
  const MutantLineReader lines(plan.rules, plan.scenarios.size());
  const auto fits = [&](int unit, std::string_view line) {
    MutantResult result = mutants[place_of_unit(unit, mutants.size())];
    return lines.read(line, result);
  };
  auto part = UnitPart::open(
      {request.output, header_of(header, book, shelf), kOfMutation, header.part.range, fits},
      console);
  if (!part) return ExitCode::BadInput;
  const std::vector<int> units = part->to_do();
  if (units.empty()) return part->end(Budget::None, console);

  std::vector<int> unit_at(mutants.size());
  plan.options.places.emplace();
  for (const int unit : units) {
    const std::size_t place = place_of_unit(unit, mutants.size());
    plan.options.places->push_back(place);
    unit_at[place] = unit;
  }
  plan.options.settled = [&](std::size_t place, const MutantResult& result) {
    (void)part->add(unit_at[place], line_of(unit_at[place], result));
  };
  plan.options.stop = [&part, stop = plan.options.stop] {
    return part->failed() ? Budget::Interrupted : stop();
  };
  const MutationReport report = plan.watch.within(
      [&] { return mutate(plan.rules, std::move(plan.scenarios), plan.options); });
  plan.progress.clear();
  return part->end(report.budget, console);
}

}  // namespace juchu
