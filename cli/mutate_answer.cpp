#include "cli/mutate_answer.hpp"

#include <algorithm>

#include "cli/output_file.hpp"
#include "properties/diff/story_scenario.hpp"
#include "report/json/mutation_json.hpp"

namespace juchu {
namespace {

/// The survivor's story under the rules as they are, expecting what they answer: a scenario that
/// notices the change.
std::optional<Scenario> scenario_noticing(const MutantResult& result, const Rules& rules) {
  const std::string& id = result.mutation.id;
  const auto title = [&](Language language) {
    return Speaker(language).say(kMutationScenario, Speaker::plain(id));
  };
  const ScenarioHeading heading{.title = {title(Language::Japanese), title(Language::English)},
                                .says = result.mutation.says};
  return story_scenario(rules, *result.equivalence.difference, kOld, heading);
}

/// Complains of each file that cannot be written.
void save_stories(const std::string& folder, const MutationView& view, Diagnostics& diagnostics) {
  if (!make_folder(folder, diagnostics)) return;
  for (const MutantResult& result : view.report.mutants) {
    if (result.fate() != Fate::Survived || !result.equivalence.difference) continue;
    auto scenario = scenario_noticing(result, view.rules);
    if (!scenario) continue;
    std::string name = result.mutation.id;
    std::ranges::replace(name, '/', '.');
    scenario->file = folder + "/" + name + ".json";
    (void)write_scenario_file(*scenario, diagnostics);
  }
}

ExitCode code_of(const MutationReport& report) {
  if (report.budget == Budget::Interrupted) return ExitCode::Interrupted;
  switch (verdict_of(report)) {
    case MutationVerdict::Noticed: return ExitCode::Success;
    case MutationVerdict::Survivors: return ExitCode::Findings;
    case MutationVerdict::Inconclusive: return ExitCode::Inconclusive;
  }
  return ExitCode::Inconclusive;
}

}  // namespace

MutationOptions options_of(const MutateRequest& request) {
  MutationOptions options{.world = request.world,
                          .equivalence = !request.no_equivalence,
                          .every = request.every,
                          .only = request.only};
  if (request.situations > 0) options.most_situations = request.situations;
  return options;
}

ExitCode tell_mutation(const MutateRequest& request, const MutationView& view, Console& console) {
  Diagnostics diagnostics;
  if (!request.save.empty()) save_stories(request.save, view, diagnostics);
  if (request.json)
    print_mutation_json(view, console.language, console.out);
  else
    print_mutation_text(view, {console.language, console.colour, console.width}, console.out);
  return diagnostics.empty() ? code_of(view.report) : refuse_input(diagnostics, console);
}

}  // namespace juchu
