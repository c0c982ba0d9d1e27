#include "cli/simulate_answer.hpp"

#include <algorithm>

#include "cli/simulate_options.hpp"
#include "model/expression/wording.hpp"
#include "report/json/load_json.hpp"
#include "report/text/compare_text.hpp"
#include "report/text/study_csv.hpp"
#include "report/text/study_text.hpp"

namespace juchu {
namespace {

ReportOptions options_of(const Console& console) {
  return {console.language, console.colour, console.width};
}

ExitCode code_of(const Run& run, const StudyAnswer& answer) {
  if (!run.complete()) return ExitCode::Interrupted;
  if (answer.misses_a_target()) return ExitCode::Findings;
  return run.precise == false ? ExitCode::Inconclusive : ExitCode::Success;
}

Counted counted(const SimulatePlan& plan, const std::vector<Run>& runs, std::size_t row) {
  return {plan.studies[row], runs[row].counts};
}

bool all_complete(const SimulatePlan& plan, const std::vector<Run>& runs) {
  return runs.size() == plan.studies.size() && std::ranges::all_of(runs, &Run::complete);
}

/// The answer of the study, and, where the command line says something otherwise, what that changes.
ExitCode tell_study(const SimulateRequest& request, const SimulatePlan& plan,
                    const std::vector<Run>& runs, Console& console) {
  const Study& study = plan.first();
  const Run& run = runs.front();
  std::optional<Comparison> comparison;
  if (runs.size() > 1 && !runs[1].counts.empty())
    comparison = compare(counted(plan, runs, 1), counted(plan, runs, 0), 1);
  const StudyAnswer answer = answer_of(study, run.counts, run.asked);
  const StudyView view{.study = study,
                       .answer = answer,
                       .asked = run.asked,
                       .only = request.only,
                       .repeat = repeat_of(request, study, run.asked),
                       .precise = run.precise,
                       .ascii = request.ascii};
  if (request.csv) {
    print_study_csv(view, console.language, console.out);
  } else if (request.json) {
    print_study_json(view, comparison ? &plan.studies[1] : nullptr,
                     comparison ? &*comparison : nullptr, console.language, console.out);
  } else {
    print_study_text(view, options_of(console), console.out);
    if (comparison)
      print_comparison_text(plan.studies[1], plan.variant, *comparison, options_of(console),
                            console.out);
  }
  const bool cut_short = request.only == 0 && !all_complete(plan, runs);
  return cut_short ? ExitCode::Interrupted : code_of(run, answer);
}

/// Missed only where no value that was tried can meet the target.
ExitCode code_of(const SweepView& view) {
  if (!view.complete) return ExitCode::Interrupted;
  const bool hopeless = std::ranges::all_of(
      view.points, [](const SweepPoint& point) { return point.standing == Standing::Missed; });
  return hopeless ? ExitCode::Findings : ExitCode::Success;
}

ExitCode tell_sweep(const SimulateRequest& request, const SimulatePlan& plan,
                    const std::vector<Run>& runs, Console& console) {
  const Study& first = plan.first();
  std::vector<Counted> all;
  for (std::size_t row = 0; row < runs.size(); ++row) all.push_back(counted(plan, runs, row));
  const SweepView view{.study = first,
                       .path = parse_sweep(request.sweep)->path,
                       .values = plan.values,
                       .points = sweep_of(all),
                       .repeat = repeat_of(request, first, first.replications),
                       .asked = first.replications,
                       .complete = all_complete(plan, runs)};
  if (request.json)
    print_sweep_json(view, console.out);
  else
    print_sweep_text(view, options_of(console), console.out);
  return code_of(view);
}

ExitCode tell_what_helps(const SimulateRequest& request, const SimulatePlan& plan,
                         const std::vector<Run>& runs, Console& console) {
  const Study& base = plan.first();
  HelpView view{.study = base,
                .levers = plan.levers,
                .comparisons = {},
                .repeat = repeat_of(request, base, base.replications),
                .asked = base.replications,
                .complete = all_complete(plan, runs)};
  for (std::size_t row = 1; row < runs.size(); ++row)
    view.comparisons.push_back(compare(counted(plan, runs, 0), counted(plan, runs, row),
                                       static_cast<int>(plan.levers.size())));
  if (request.json)
    print_help_json(view, console.out);
  else
    print_help_text(view, options_of(console), console.out);
  if (!view.complete) return ExitCode::Interrupted;
  const Run& run = runs.front();
  return code_of(run, answer_of(base, run.counts, run.asked));
}

}  // namespace

void Run::add(ReplicationCounts&& one) {
  if (one.endless >= 0)
    endless = one.endless;
  else
    counts.push_back(std::move(one));
}

ExitCode refuse_endless(const Study& study, int row, const Console& console) {
  const Habit& habit = study.habits[static_cast<std::size_t>(row)];
  Diagnostics diagnostics;
  diagnostics.add({study.file,
                   habit.position,
                   "",
                   say("{} は同じ時刻に終わりなく繰り返されます",
                       "{} rings without end at one instant", "habits." + habit.id),
                   {"条件が自分やほかの習慣でまたすぐに成り立たないようにしてください",
                    "let its condition not become true again at once, by its own doing or another "
                    "habit's"}});
  return refuse_input(diagnostics, console);
}

std::string repeat_of(const SimulateRequest& request, const Study& study, int replications) {
  std::string command = "juchu simulate " + shell_word(request.study);
  for (const std::string& lever : request.with) command += " --with " + shell_word(lever);
  for (const std::string& change : request.set) command += " --set " + shell_word(change);
  if (!request.sweep.empty()) command += " --sweep " + shell_word(request.sweep);
  if (request.what_helps) command += " --what-helps";
  command += fmt::format(" --seed {}", study.seed);
  if (request.only > 0) return command + fmt::format(" --only {}", request.only);
  return command + fmt::format(" --replications {}", replications);
}

ExitCode tell_answer(const SimulateRequest& request, const SimulatePlan& plan,
                     const std::vector<Run>& runs, Console& console) {
  switch (plan.asks) {
    case SimulatePlan::Asks::Answer: return tell_study(request, plan, runs, console);
    case SimulatePlan::Asks::Sweep: return tell_sweep(request, plan, runs, console);
    case SimulatePlan::Asks::WhatHelps: break;
  }
  return tell_what_helps(request, plan, runs, console);
}

}  // namespace juchu
