#include "cli/simulate_answer.hpp"

#include <algorithm>
#include <memory>

#include "cli/simulate_options.hpp"
#include "cli/simulate_page.hpp"
#include "cli/words.hpp"
#include "model/expression/wording.hpp"
#include "report/json/load_json.hpp"
#include "report/text/compare_text.hpp"
#include "report/text/study_csv.hpp"
#include "report/text/study_text.hpp"
#include "sim/load/compare.hpp"

namespace juchu {
namespace {

ReportOptions options_of(const Console& console) {
  return {console.language, console.colour, console.width};
}

ExitCode code_of(const Replications& replications, const StudyAnswer& answer) {
  if (!answer.complete) return ExitCode::Interrupted;
  if (answer.misses_a_target()) return ExitCode::Findings;
  return replications.precise == false ? ExitCode::Inconclusive : ExitCode::Success;
}

/// The answer of a plan's first study and how others compare with it, or it with another.
struct Answers {
  explicit Answers(const SimulatePlan& plan) : answering(plan.first()) {
    for (const Study& study : plan.studies) passes = std::max(passes, passes_for(study));
  }

  int passes = 1;
  Answering answering;
  std::vector<std::unique_ptr<Comparing>> comparing;
  std::vector<std::pair<std::size_t, std::size_t>> pairs;  // before, after
  std::optional<PageCounts> page;                          // where there is to be one

  void compare(const SimulatePlan& plan, std::size_t before, std::size_t after, int variants) {
    comparing.push_back(
        std::make_unique<Comparing>(plan.studies[before], plan.studies[after], variants));
    pairs.emplace_back(before, after);
  }
  [[nodiscard]] bool find(const Replications& replications) {
    for (int pass = 1; pass <= passes; ++pass) {
      const bool gone_through = replications.for_each(pass, [&](auto by_study) {
        add(by_study);
        if (page) page->add(pass, by_study);
      });
      if (!gone_through) return false;
      answering.end_pass();
      if (page) page->end_pass();
      for (const auto& each : comparing) each->end_pass();
    }
    return true;
  }

 private:
  void add(std::span<const ReplicationCounts* const> by_study) {
    answering.add(*by_study.front());
    for (std::size_t i = 0; i < pairs.size(); ++i) {
      const ReplicationCounts* before = by_study[pairs[i].first];
      const ReplicationCounts* after = by_study[pairs[i].second];
      if (before != nullptr && after != nullptr) comparing[i]->add(*before, *after);
    }
  }
};

/// The answer of the study, and, where the command line says something otherwise, what that changes.
ExitCode tell_study(const SimulateRequest& request, const SimulatePlan& plan,
                    const Replications& replications, Console& console) {
  const Study& study = plan.first();
  Answers answers(plan);
  if (replications.studies > 1) answers.compare(plan, 1, 0, 1);
  if (request.page.asked()) answers.page.emplace(plan, replications.studies);
  if (!answers.find(replications)) return ExitCode::BadInput;
  std::optional<Comparison> comparison;
  if (replications.studies > 1) comparison = answers.comparing.front()->comparison();
  if (comparison && comparison->replications == 0) comparison.reset();
  const StudyAnswer answer = answers.answering.answer(replications.asked);
  const auto exact = request.csv ? std::nullopt : exact_answer(study);  // rows tell estimates alone
  const StudyView view{.study = study,
                       .answer = answer,
                       .asked = replications.asked,
                       .only = request.only,
                       .repeat = repeat_of(request, study, replications.asked),
                       .precise = replications.precise,
                       .ascii = request.ascii,
                       .exact = exact ? &*exact : nullptr};
  if (request.page.asked()) {
    StudyPage page{.study = study, .answer = &view};
    std::optional<ComparedVariant> variant;
    if (comparison) variant.emplace(plan.studies[1], name_of_variant(request, study), *comparison);
    if (variant) page.variant = &*variant;
    if (!write_study_page({request, plan, replications.asked}, &*answers.page, std::move(page),
                          console))
      return ExitCode::BadInput;
  } else if (request.csv) {
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
  const bool cut_short = request.only == 0 && !replications.complete;
  return cut_short ? ExitCode::Interrupted : code_of(replications, answer);
}

/// Missed only where no value that was tried can meet the target.
ExitCode code_of(const SweepView& view) {
  if (!view.complete) return ExitCode::Interrupted;
  const bool hopeless = std::ranges::all_of(
      view.points, [](const SweepPoint& point) { return point.standing == Standing::Missed; });
  return hopeless ? ExitCode::Findings : ExitCode::Success;
}

ExitCode tell_sweep(const SimulateRequest& request, const SimulatePlan& plan,
                    const Replications& replications, Console& console) {
  const Study& first = plan.first();
  std::vector<const Study*> studies;
  for (std::size_t row = 0; row < replications.studies; ++row)
    studies.push_back(&plan.studies[row]);
  Sweeping sweeping(studies);
  for (int pass = 1; pass <= 2; ++pass) {
    if (!replications.for_each(pass, [&](auto by_study) { sweeping.add(by_study); }))
      return ExitCode::BadInput;
    sweeping.end_pass();
  }
  const SweepView view{.study = first,
                       .path = parse_sweep(request.sweep)->path,
                       .values = plan.values,
                       .points = sweeping.points(),
                       .repeat = repeat_of(request, first, first.replications),
                       .asked = first.replications,
                       .complete = replications.complete};
  if (request.page.asked()) {
    if (!write_study_page({request, plan, replications.asked}, nullptr,
                          {.study = first, .sweep = &view, .points = view.points}, console))
      return ExitCode::BadInput;
  } else if (request.json) {
    print_sweep_json(view, console.out);
  } else {
    print_sweep_text(view, options_of(console), console.out);
  }
  return code_of(view);
}

ExitCode tell_what_helps(const SimulateRequest& request, const SimulatePlan& plan,
                         const Replications& replications, Console& console) {
  const Study& base = plan.first();
  Answers answers(plan);
  for (std::size_t row = 1; row < replications.studies; ++row)
    answers.compare(plan, 0, row, static_cast<int>(plan.levers.size()));
  if (request.page.asked()) answers.page.emplace(plan, replications.studies);
  if (!answers.find(replications)) return ExitCode::BadInput;
  HelpView view{.study = base,
                .levers = plan.levers,
                .comparisons = {},
                .repeat = repeat_of(request, base, base.replications),
                .asked = base.replications,
                .complete = replications.complete};
  for (const auto& each : answers.comparing) view.comparisons.push_back(each->comparison());
  const StudyAnswer answer = answers.answering.answer(replications.asked);
  if (request.page.asked()) {
    const auto exact = exact_answer(base);
    const StudyView as_it_is{.study = base,
                             .answer = answer,
                             .asked = replications.asked,
                             .exact = exact ? &*exact : nullptr};
    if (!write_study_page({request, plan, replications.asked}, &*answers.page,
                          {.study = base, .answer = &as_it_is, .help = &view}, console))
      return ExitCode::BadInput;
  } else if (request.json) {
    print_help_json(view, console.out);
  } else {
    print_help_text(view, options_of(console), console.out);
  }
  if (!view.complete) return ExitCode::Interrupted;
  return code_of(replications, answer);
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
  if (!request.backlog.empty()) command += " --backlog " + shell_word(request.backlog);
  for (const std::string& lever : request.with) command += " --with " + shell_word(lever);
  for (const std::string& change : request.set) command += " --set " + shell_word(change);
  if (!request.sweep.empty()) command += " --sweep " + shell_word(request.sweep);
  if (request.what_helps) command += " --what-helps";
  command += fmt::format(" --seed {}", study.seed);
  if (request.only > 0) return command + fmt::format(" --only {}", request.only);
  return command + fmt::format(" --replications {}", replications);
}

Replications replications_of(const SimulatePlan& plan, const std::vector<Run>& runs) {
  const bool complete = runs.size() == plan.studies.size() &&
                        std::ranges::all_of(runs, &Run::complete);
  const auto for_each = [&runs](int, const Replications::Each& each) {
    std::vector<const ReplicationCounts*> by_study(runs.size());
    const std::size_t count = runs.empty() ? 0 : runs.front().counts.size();
    for (std::size_t i = 0; i < count; ++i) {
      for (std::size_t study = 0; study < runs.size(); ++study) {
        const auto& counts = runs[study].counts;
        by_study[study] = i < counts.size() ? &counts[i] : nullptr;
      }
      each(by_study);
    }
    return true;
  };
  if (runs.empty()) return {.for_each = for_each, .asked = plan.first().replications};
  return {.for_each = for_each,
          .studies = runs.size(),
          .asked = runs.front().asked,
          .complete = complete,
          .precise = runs.front().precise};
}

ExitCode tell_answer(const SimulateRequest& request, const SimulatePlan& plan,
                     const Replications& replications, Console& console) {
  switch (plan.asks) {
    case SimulatePlan::Asks::Answer: return tell_study(request, plan, replications, console);
    case SimulatePlan::Asks::Sweep: return tell_sweep(request, plan, replications, console);
    case SimulatePlan::Asks::WhatHelps: break;
  }
  return tell_what_helps(request, plan, replications, console);
}

}  // namespace juchu
