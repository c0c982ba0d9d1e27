#include "cli/mutate_answer.hpp"

#include "cli/output_file.hpp"
#include "report/json/mutation_json.hpp"
#include "report/mutation_story.hpp"
#include "report/page/mutation_page_json.hpp"

namespace juchu {
namespace {

/// Complains of each file that cannot be written.
void save_stories(const std::string& folder, const MutationView& view, Diagnostics& diagnostics) {
  if (!make_folder(folder, diagnostics)) return;
  for (const MutantResult& result : view.report.mutants) {
    auto scenario = mutation_story(result, view.rules, kOld);
    if (!scenario) continue;
    scenario->file = folder + "/" + mutation_story_file(result);
    (void)write_scenario_file(*scenario, diagnostics);
  }
}

/// The page, and on `out` what it comes to.
bool write_mutation(const PageOptions& options, const MutationView& view, const Console& console) {
  const MutationPage page = mutation_page(view);
  if (!write_page(page.contents(), options, console)) return false;
  const ReportOptions how{console.language, console.colour, console.width};
  const Sheet sheet(how, console.out);
  const Remark verdict = verdict_remark(view.report, sheet.speaker);
  sheet.print("", verdict.mark, verdict.text);
  return true;
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
  if (request.page.asked()) {
    if (!write_mutation(request.page, view, console)) return ExitCode::BadInput;
  } else if (request.json)
    print_mutation_json(view, console.language, console.out);
  else
    print_mutation_text(view, {console.language, console.colour, console.width}, console.out);
  return diagnostics.empty() ? code_of(view.report) : refuse_input(diagnostics, console);
}

}  // namespace juchu
