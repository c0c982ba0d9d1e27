// The law that exhaustive checking stands on, under random rulebooks and in random stories.
#include "model/analysis/canonical_form.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "model/engine/days.hpp"
#include "testing/generators/plan_generators.hpp"
#include "testing/generators/random_rules.hpp"
#include "testing/stories/story_text.hpp"

namespace juchu {
namespace {

using Question = StoryCall::Question;

/// The same question about the canonical form.
Decision canonical_decision(const CompiledRulebook& rules, const CanonicalForm& form,
                            const StoryCall& call) {
  switch (call.question) {
    case Question::Decide:
      return decide(rules, form.of(call.before, call.day), form.of(call.event, call.before));
    case Question::BeginDay:  // asked of the situation as the day before ended
      return begin_day(rules, form.of(call.before, call.day - 1), CanonicalForm::kToday + 1,
                       call.working);
    case Question::Fire:  // from the last situation as it was on its own day
      return fire(rules, form.of(call.before, call.day), call.deadline, CanonicalForm::kToday,
                  {form.of(call.stood.situation, call.stood.day), CanonicalForm::kToday});
    case Question::Share:
    case Question::Observe: break;
  }
  return call.decision;  // what others changed is no question to the rules
}

bool same_answer(const Decision& a, const Decision& b) {
  return a.accepted == b.accepted && a.rule == b.rule && a.sends == b.sends &&
         a.breached == b.breached && a.entered == b.entered && a.warned == b.warned;
}

/// Where no day is like another: today, or a date of the situation.
bool at_the_calendars_end(const CompiledRulebook& rules, const StoryCall& call) {
  constexpr Day kEdge = 3000;
  const auto near = [](Value day) { return day < kEdge || day > kLastDay - kEdge; };
  if (near(call.day)) return true;
  const auto& fields = rules.rulebook().fields;
  for (std::size_t f = 0; f < fields.size(); ++f) {
    const Value value = rules.field(static_cast<int>(f)).get(call.before.words.data());
    if (fields[f].type.kind == Kind::Date && value != kUnset && near(value)) return true;
  }
  return false;
}

std::string law_broken(const CompiledRulebook& rules, const CanonicalForm& form,
                       const StoryCall& call) {
  const bool seen = call.question == Question::Share || call.question == Question::Observe;
  if (seen || at_the_calendars_end(rules, call)) return "";
  if (call.order >= 0 && !rules.exists(call.before))
    return "";  // random rules read what is not there yet
  const Decision canonical = canonical_decision(rules, form, call);
  if (!same_answer(canonical, call.decision)) return "the canonical form is decided differently";
  const Day its_day = call.question == Question::BeginDay ? CanonicalForm::kToday + 1
                                                          : CanonicalForm::kToday;
  if (form.of(canonical.after, its_day) != form.of(call.decision.after, call.day))
    return "what follows differs in its canonical form";
  return "";
}

TEST(CanonicalForm, F1) {
  int moved = 0, saturated = 0;
  EXPECT_TRUE(check_plans("F1: the canonical form is decided in the same way", "CanonicalForm.F1",
                          [&](const Plan& plan) {
                            const CompiledRulebook rules = random_rules(plan.rulebook);
                            const CanonicalForm form(rules);
                            RandomStory story(rules, plan.story);
                            std::string complaint;
                            story.tell([&](const StoryCall& call) {
                              if (!complaint.empty()) return;
                              const Situation canonical = form.of(call.before, call.day);
                              moved += canonical != call.before ? 1 : 0;
                              saturated += form.of(canonical, CanonicalForm::kToday + 50) !=
                                                   form.of(call.before, call.day + 49)
                                               ? 0
                                               : 1;
                              complaint = law_broken(rules, form, call);
                              if (!complaint.empty())
                                complaint = call_text(rules, story.numbers(), call) + "\n" +
                                            complaint;
                            });
                            return complaint;
                          }));
  EXPECT_GT(moved, 0) << "sometimes: a canonical form is not the original";
  EXPECT_GT(saturated, 0) << "sometimes: the distance of a past date no longer matters";
}

TEST(CanonicalForm, F2) {
  EXPECT_TRUE(check_plans("F2: a canonical form is its own canonical form", "CanonicalForm.F2",
                          [&](const Plan& plan) -> std::string {
                            const CompiledRulebook rules = random_rules(plan.rulebook);
                            const CanonicalForm form(rules);
                            RandomStory story(rules, plan.story);
                            bool holds = true;
                            story.tell([&](const StoryCall& call) {
                              const Situation once = form.of(call.before, call.day);
                              holds = holds && form.of(once, CanonicalForm::kToday) == once;
                            });
                            return holds ? "" : "its canonical form is another one";
                          }));
}

}  // namespace
}  // namespace juchu
