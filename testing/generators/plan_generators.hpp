// RapidCheck over plans: what to try, and how a failed property names what it failed on. Heavy: for
// tests.
//
// Without RC_PARAMS every run tries the same plans. RC_PARAMS="max_success=50000" tries that many
// fresh ones. A failure prints a JUCHU_PLAN with which the test tries that plan alone.
#pragma once

#include <cstdlib>
#include <iostream>
#include <optional>
#include <sstream>
#include <string>

#include <rapidcheck.h>

#include "testing/generators/rulebook_generator.hpp"
#include "testing/generators/tries.hpp"
#include "testing/stories/story_generator.hpp"

namespace juchu {

/// A rulebook and a story under it. RapidCheck shrinks the numbers of rows and moves, not the
/// seeds.
struct Plan {
  RulebookPlan rulebook;
  StoryPlan story;
};

/// The numbers of a plan, as JUCHU_PLAN wants them.
inline std::string plan_text(const Plan& plan) {
  std::ostringstream out;
  const RulebookPlan& r = plan.rulebook;
  out << r.seed << ' ' << r.permits << ' ' << r.forbids << ' ' << r.deadlines << ' ' << r.warnings
      << ' ' << r.norms << ' ' << r.promises << ' ' << r.hazards << ' ' << r.properties << ' '
      << plan.story.seed << ' ' << plan.story.moves << ' ' << plan.story.orders;
  return out.str();
}

inline void showValue(const Plan& plan, std::ostream& out) { out << plan_text(plan); }

/// The plan in the environment variable JUCHU_PLAN, if it is set.
inline std::optional<Plan> plan_to_repeat() {
  const char* const text = std::getenv("JUCHU_PLAN");
  if (text == nullptr) return std::nullopt;
  Plan plan;
  RulebookPlan& r = plan.rulebook;
  std::istringstream in(text);
  in >> r.seed >> r.permits >> r.forbids >> r.deadlines >> r.warnings >> r.norms >> r.promises >>
      r.hazards >> r.properties >> plan.story.seed >> plan.story.moves >> plan.story.orders;
  return plan;
}

/// From `least` to `most`, as likely at the beginning of a run as at its end.
template <class Number>
rc::Gen<Number> between(Number least, Number most) {
  return rc::gen::resize(rc::kNominalSize, rc::gen::inRange<Number>(least, most + 1));
}

inline rc::Gen<std::uint64_t> seeds() {
  return rc::gen::noShrink(between<std::uint64_t>(0, 999'999'999));
}

/// Rulebooks with at most as many rows of each section as `most`.
inline rc::Gen<RulebookPlan> rulebook_plans(const RulebookPlan& most) {
  using Rows = RulebookPlan;
  return rc::gen::build<Rows>(rc::gen::set(&Rows::seed, seeds()),
                              rc::gen::set(&Rows::permits, between(1, most.permits)),
                              rc::gen::set(&Rows::forbids, between(0, most.forbids)),
                              rc::gen::set(&Rows::deadlines, between(0, most.deadlines)),
                              rc::gen::set(&Rows::warnings, between(0, most.warnings)),
                              rc::gen::set(&Rows::norms, between(0, most.norms)),
                              rc::gen::set(&Rows::promises, between(0, most.promises)),
                              rc::gen::set(&Rows::hazards, between(0, most.hazards)),
                              rc::gen::set(&Rows::properties, between(0, most.properties)));
}

inline rc::Gen<StoryPlan> story_plans() {
  return rc::gen::build<StoryPlan>(rc::gen::set(&StoryPlan::seed, seeds()),
                                   rc::gen::set(&StoryPlan::moves, between(1, 80)),
                                   rc::gen::set(&StoryPlan::orders, between(1, 3)));
}

/// Many rules at once or, as often, so few that days pass without one of them.
inline rc::Gen<Plan> plans() {
  RulebookPlan few;
  few.deadlines = few.norms = few.promises = few.hazards = 1;
  const auto rulebooks = rc::gen::oneOf(rulebook_plans(few), rulebook_plans(RulebookPlan()));
  return rc::gen::build<Plan>(rc::gen::set(&Plan::rulebook, rulebooks),
                              rc::gen::set(&Plan::story, story_plans()));
}

inline constexpr const char* kDefaultParameters = kSanitized ? "seed=20240214 max_success=200"
                                                             : "seed=20240214 max_success=2000";

/// Checks `complaint(plan)`, which is empty when all is well, for the plan in JUCHU_PLAN or for
/// random ones. `test` is the name that --gtest_filter knows.
template <class Complaint>
bool check_plans(const std::string& description, const char* test, Complaint complaint) {
  const auto complaint_with_command = [&](const Plan& plan) {
    std::string found = complaint(plan);
    if (!found.empty())
      found += "\nrepeat with: JUCHU_PLAN=\"" + plan_text(plan) +
               "\" build/properties_tests --gtest_filter=" + test + "\n";
    return found;
  };
  if (const auto plan = plan_to_repeat()) {
    const std::string found = complaint_with_command(*plan);
    std::cerr << found;
    return found.empty();
  }
  constexpr int keep_what_is_there = 0;
  setenv("RC_PARAMS", kDefaultParameters, keep_what_is_there);
  return rc::check(description, [&] {
    const std::string found = complaint_with_command(*plans());
    if (!found.empty()) RC_FAIL(found);
  });
}

}  // namespace juchu
