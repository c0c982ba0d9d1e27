#include "cli/simulate_plan.hpp"

#include <algorithm>

#include "cli/simulate_options.hpp"
#include "cli/usage_error.hpp"
#include "model/expression/wording.hpp"
#include "report/speaker.hpp"
#include "sim/load/counts.hpp"

namespace juchu {
namespace {

using Asks = SimulatePlan::Asks;

StudyVariant variant_of(const SimulateRequest& request) {
  StudyVariant variant{.levers = request.with, .changes = {}, .backlog = {}};
  for (const std::string& change : request.set) variant.changes.push_back(*parse_change(change));
  return variant;
}

bool changes_something(const StudyVariant& variant) {
  return !variant.levers.empty() || !variant.changes.empty();
}

/// The names of a variant's levers and changes.
std::string name_of(const StudyVariant& variant, const Speaker& speaker) {
  std::vector<std::string> names;
  for (const std::string& lever : variant.levers) names.push_back(Speaker::plain(lever));
  for (const StudyChange& change : variant.changes)
    names.push_back(Speaker::plain(change.path + "=" + change.value));
  return speaker.list(names);
}

/// `first` with what `then` has beside it.
StudyVariant both(StudyVariant first, const StudyVariant& then) {
  first.levers.insert(first.levers.end(), then.levers.begin(), then.levers.end());
  first.changes.insert(first.changes.end(), then.changes.begin(), then.changes.end());
  return first;
}

class Planner {
 public:
  Planner(const SimulateRequest& request, RulebookShelf& shelf, const Console& console)
      : request_(request), shelf_(shelf), console_(console), asked_(variant_of(request)) {}

  std::optional<SimulatePlan> plan() {
    if (!request_.sweep.empty()) return sweep();
    if (request_.what_helps) return levers();
    SimulatePlan plan{.variant = name_of(asked_, Speaker(console_.language))};
    std::vector<StudyVariant> variants = {asked_};
    if (changes_something(asked_)) variants.emplace_back();
    return open(variants, std::move(plan));
  }

 private:
  std::optional<SimulatePlan> sweep() {
    const Sweep sweep = *parse_sweep(request_.sweep);
    std::vector<StudyVariant> variants;
    for (const std::string& value : sweep.values)
      variants.push_back(both(asked_, {{}, {{sweep.path, value}}}));
    auto plan = open(variants, {.asks = Asks::Sweep, .values = sweep.values});
    if (plan && rates_of(plan->first()).empty())
      return refuse({"この負荷試験には率がありません", "the study has no rate"});
    return plan;
  }

  /// The study as it is and with each of its levers that is not taken already and goes with the rest.
  std::optional<SimulatePlan> levers() {
    auto plan = open({asked_}, {.asks = Asks::WhatHelps});
    if (!plan) return plan;
    const std::vector<Lever> levers = plan->first().levers;
    for (std::size_t row = 0; row < levers.size(); ++row) {
      const std::string& id = levers[row].id;
      if (std::ranges::find(request_.with, id) != request_.with.end()) continue;
      auto with = study(both(asked_, {{id}, {}}));
      if (with) {
        plan->levers.push_back(static_cast<int>(row));
        plan->studies.push_back(std::move(*with));
      } else {  // it changes what is changed already
        tell_left_out(id);
        diagnostics_ = {};
      }
    }
    if (plan->levers.empty())
      return refuse(
          {"この負荷試験には試せる手立て（levers）がありません", "the study has no lever to try"});
    return plan;
  }

  void tell_left_out(const std::string& lever) {
    const Text told = say("打ち手「{}」は、すでに変えられている所を変えるので、試しません",
                          "the lever \"{}\" is not tried: it changes what is changed already",
                          shown_name(lever));
    console_.err << told.in(console_.language) << '\n';
  }

  std::optional<SimulatePlan> open(const std::vector<StudyVariant>& variants, SimulatePlan plan) {
    for (const StudyVariant& variant : variants)
      if (auto opened = study(variant)) plan.studies.push_back(std::move(*opened));
    return diagnostics_.empty() ? std::optional(std::move(plan)) : refuse();
  }

  /// The study with what the command line says otherwise.
  std::optional<Study> study(StudyVariant variant) {
    if (request_.text.empty()) variant.backlog = request_.backlog;  // else it is in the text
    auto study = request_.text.empty()
                     ? open_study(request_.study, variant, shelf_, diagnostics_)
                     : read_study(request_.text, "", variant, shelf_, diagnostics_);
    if (!study) return std::nullopt;
    if (request_.replications > 0) study->replications = request_.replications;
    if (request_.seed) study->seed = *request_.seed;
    return study;
  }

  std::nullopt_t refuse() {
    (void)refuse_input(diagnostics_, console_);
    return std::nullopt;
  }
  std::nullopt_t refuse(const Text& problem) {
    (void)refuse_argument(problem, "juchu simulate", console_);
    return std::nullopt;
  }

  const SimulateRequest& request_;
  RulebookShelf& shelf_;
  const Console& console_;
  const StudyVariant asked_;
  Diagnostics diagnostics_;
};

}  // namespace

std::optional<SimulatePlan> plan_of(const SimulateRequest& request, RulebookShelf& shelf,
                                    const Console& console) {
  return Planner(request, shelf, console).plan();
}

}  // namespace juchu
