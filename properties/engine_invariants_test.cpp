// The invariants of model/engine/engine.hpp and days.hpp, each by its name, in random stories under
// random rulebooks. Beside each *always* stands a *sometimes*, so that rules under which nothing
// happens cannot pass.
#include <algorithm>
#include <functional>
#include <tuple>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "model/engine/days.hpp"
#include "model/rulebook/at_creation.hpp"
#include "testing/generators/plan_generators.hpp"
#include "testing/generators/random_rules.hpp"
#include "testing/stories/story_text.hpp"

namespace juchu {
namespace {

using Question = StoryCall::Question;

/// What `wrong` says of a call, with the call; empty when it says nothing of any.
template <class Wrong>
std::string first_wrong_call(const Plan& plan, Wrong wrong) {
  const CompiledRulebook rules = random_rules(plan.rulebook);
  RandomStory story(rules, plan.story);
  std::string complaint;
  story.tell([&](const StoryCall& call) {
    if (!complaint.empty()) return;
    const std::string found = wrong(rules, story, call);
    if (!found.empty()) complaint = call_text(rules, story.numbers(), call) + "\n" + found;
  });
  return complaint;
}

bool is_final(const CompiledRulebook& rules, const Situation& situation) {
  const Value status = rules.field(0).get(situation.words.data());
  return status != kUnset && rules.rulebook().status(0, status).final;
}

bool is_question_about_rules(const StoryCall& call) {
  return call.question == Question::Decide || call.question == Question::Fire;
}

TEST(EngineInvariants, E1) {
  int refused = 0;
  EXPECT_TRUE(check_plans(
      "E1: a refused or impossible event changes nothing", "EngineInvariants.E1",
      [&](const Plan& plan) {
        return first_wrong_call(
            plan, [&](const CompiledRulebook&, const RandomStory&, const StoryCall& call) {
              if (call.decision.accepted) return "";
              ++refused;
              const Decision nothing{
                  .after = call.before, .accepted = false, .rule = call.decision.rule};
              return call.decision == nothing ? "" : "it was refused, and yet something happened";
            });
      }));
  EXPECT_GT(refused, 0) << "sometimes: an event is refused";
}

TEST(EngineInvariants, E2) {
  int listed = 0, unlisted = 0;
  EXPECT_TRUE(check_plans(
      "E2: a final status refuses every event that no rule lists for it by name",
      "EngineInvariants.E2", [&](const Plan& plan) {
        return first_wrong_call(
            plan, [&](const CompiledRulebook& rules, const RandomStory&, const StoryCall& call) {
              if (!is_question_about_rules(call) || !is_final(rules, call.before)) return "";
              const RuleRef rule = call.decision.rule;
              unlisted += rule.kind == RuleKind::NotListed ? 1 : 0;
              const bool permit = rule.kind == RuleKind::Permit,
                         deadline = rule.kind == RuleKind::Deadline;
              if (!permit && !deadline) return "";
              const StatusSet& from = permit ? rules.rulebook().permits[rule.index].from
                                             : rules.rulebook().deadlines[rule.index].from;
              ++listed;
              const auto status = static_cast<std::size_t>(
                  rules.field(0).get(call.before.words.data()));
              const bool named = from.names_main && ((from.in[0] >> status) & 1) != 0;
              return named ? "" : "the rule does not name this final status";
            });
      }));
  EXPECT_GT(listed, 0) << "sometimes: a rule lists a final status";
  EXPECT_GT(unlisted, 0) << "sometimes: no rule does";
}

TEST(EngineInvariants, E3) {
  int happened = 0;
  EXPECT_TRUE(check_plans(
      "E3: world events happen in final statuses too", "EngineInvariants.E3",
      [&](const Plan& plan) {
        return first_wrong_call(
            plan, [&](const CompiledRulebook& rules, const RandomStory&, const StoryCall& call) {
              if (call.question != Question::Decide || !is_final(rules, call.before)) return "";
              if (!rules.rulebook().events[call.event.type].world) return "";
              const RuleKind kind = call.decision.rule.kind;
              happened += kind == RuleKind::WorldEvent ? 1 : 0;
              const bool physics = kind == RuleKind::Impossible || kind == RuleKind::Overflow;
              return kind == RuleKind::WorldEvent || physics ? "" : "the rules refused the world";
            });
      }));
  EXPECT_GT(happened, 0) << "sometimes: the world goes on in a final status";
}

/// What is wrong with the rule that a decision names.
std::string wrong_rule(const CompiledRulebook& rules, const StoryCall& call) {
  const Rulebook& rulebook = rules.rulebook();
  const auto [kind, index] = call.decision.rule;
  const std::size_t i = index;
  const auto row_for = [&](const auto& rows) {
    return i < rows.size() && rows[i].event == call.event.type;
  };
  const auto deadline = [&] {
    return call.question == Question::Fire && static_cast<int>(index) == call.deadline;
  };
  const bool yes = call.decision.accepted;
  bool right = false;
  switch (kind) {
    case RuleKind::Permit: right = yes && row_for(rulebook.permits); break;
    case RuleKind::WorldEvent:
      right = yes && i == call.event.type && rulebook.events[i].world;
      break;
    case RuleKind::Deadline: right = yes && deadline(); break;
    case RuleKind::DayBegins:
      right = yes && (call.question == Question::BeginDay || call.question == Question::Observe);
      break;
    case RuleKind::Observed:
      right = yes && (call.question == Question::Share || call.question == Question::Observe);
      break;
    case RuleKind::Forbid: right = !yes && row_for(rulebook.forbids); break;
    case RuleKind::GuardFailed:
    case RuleKind::Overlap: right = !yes && row_for(rulebook.permits); break;
    case RuleKind::NotListed: right = !yes && call.question == Question::Decide; break;
    case RuleKind::NotOffered: {
      const auto& parameters = rulebook.events[call.event.type].parameters;
      right = !yes && i < parameters.size() && parameters[i].type.kind == Kind::Date;
      break;
    }
    case RuleKind::Overflow:
      right = !yes && i < rulebook.fields.size() &&  // a new order's may be given nothing
              (!rulebook.fields[i].saturates || creates_orders(rulebook, call.event.type));
      break;
    case RuleKind::Impossible: right = !yes && i == call.event.type; break;
    case RuleKind::NotDue: right = !yes && deadline(); break;
  }
  return right ? "" : fmt::format("it names row {} of kind {}", index, static_cast<int>(kind));
}

TEST(EngineInvariants, E4) {
  int decisions = 0;
  EXPECT_TRUE(check_plans(
      "E4: every decision names its rule", "EngineInvariants.E4", [&](const Plan& plan) {
        return first_wrong_call(
            plan, [&](const CompiledRulebook& rules, const RandomStory&, const StoryCall& call) {
              ++decisions;
              return wrong_rule(rules, call);
            });
      }));
  EXPECT_GT(decisions, 0) << "sometimes: there is a decision";
}

/// What somebody who lets days pass hears of.
struct Report {
  Day day;
  Situation before;
  Decision decision;
  bool operator==(const Report&) const = default;
};

struct Passage {
  Situation at_end;
  std::vector<Report> reports;
  bool operator==(const Passage&) const = default;
};

Passage advanced(const CompiledRulebook& rules, const RandomStory& story, const Situation& from,
                 Day first, Day last) {
  Passage passage;
  passage.at_end = advance(
      rules, from, first, last, [&](Day day) { return story.working(day); },
      [&](Day day, const Situation& before, const Decision& decision) {
        passage.reports.push_back({day, before, decision});
      });
  return passage;
}

/// The same, beginning every day in turn and testing every deadline on it.
Passage day_by_day(const CompiledRulebook& rules, const RandomStory& story, const Situation& from,
                   Day first, Day last) {
  Passage passage{.at_end = from, .reports = {}};
  const auto note = [&](Day day, const Decision& decision, bool reported) {
    if (reported) passage.reports.push_back({day, passage.at_end, decision});
    passage.at_end = decision.after;
  };
  for (Day day = first + 1; day <= last; ++day) {
    Stood stood{passage.at_end, day - 1};
    Decision began = begin_day(rules, passage.at_end, day, story.working(day));
    Passage fired_then{.at_end = began.after, .reports = {}};
    for (int deadline = 0; deadline < rules.deadline_count(); ++deadline) {
      const Decision fired = fire(rules, fired_then.at_end, deadline, day, stood);
      if (!fired.accepted) continue;
      fired_then.reports.push_back({day, fired_then.at_end, fired});
      fired_then.at_end = fired.after;
      stood = {fired.after, day};
    }
    began.entered = observe(rules, stood, fired_then.at_end, day).entered;
    note(day, began, began.breached != 0 || began.entered != 0);
    passage.reports.insert(passage.reports.end(), fired_then.reports.begin(),
                           fired_then.reports.end());
    passage.at_end = fired_then.at_end;
  }
  return passage;
}

constexpr Day kHorizon = 24;

/// Where a passage of days may begin: an order to which an event happens now and then.
bool may_begin(const CompiledRulebook& rules, const StoryCall& call) {
  return call.question == Question::Decide && call.order >= 0 &&
         rules.exists(call.decision.after) && call.day + kHorizon <= kLastDay;
}

TEST(EngineInvariants, E5) {
  int reports = 0;
  EXPECT_TRUE(check_plans(
      "E5: advancing to a day and on equals advancing at once", "EngineInvariants.E5",
      [&](const Plan& plan) {
        return first_wrong_call(plan, [&](const CompiledRulebook& rules, const RandomStory& story,
                                          const StoryCall& call) {
          if (!may_begin(rules, call)) return "";
          const Day last = call.day + kHorizon, middle = call.day + 1 + call.day % (kHorizon - 1);
          const Passage whole = advanced(rules, story, call.decision.after, call.day, last);
          Passage parts = advanced(rules, story, call.decision.after, call.day, middle);
          const Passage rest = advanced(rules, story, parts.at_end, middle, last);
          parts.reports.insert(parts.reports.end(), rest.reports.begin(), rest.reports.end());
          parts.at_end = rest.at_end;
          reports += static_cast<int>(whole.reports.size());
          return parts == whole ? "" : "stopping on the way changes what happens";
        });
      }));
  EXPECT_GT(reports, 0) << "sometimes: something happens while days pass";
}

TEST(EngineInvariants, E6) {
  int reports = 0, skipped = 0;
  EXPECT_TRUE(check_plans(
      "E6: advancing equals beginning every day in turn", "EngineInvariants.E6",
      [&](const Plan& plan) {
        return first_wrong_call(plan, [&](const CompiledRulebook& rules, const RandomStory& story,
                                          const StoryCall& call) {
          if (!may_begin(rules, call)) return std::string();
          const Day last = call.day + kHorizon;
          const Passage slow = day_by_day(rules, story, call.decision.after, call.day, last);
          const Passage quick = advanced(rules, story, call.decision.after, call.day, last);
          reports += static_cast<int>(slow.reports.size());
          skipped += next_deadline(rules, call.decision.after, call.day) > call.day + 1 ? 1 : 0;
          if (quick == slow) return std::string();
          return fmt::format(
              "skipping idle days changes what happens until {}: {} reports instead of {}",
              day_text(last), quick.reports.size(), slow.reports.size());
        });
      }));
  EXPECT_GT(reports, 0) << "sometimes: something happens while days pass";
  EXPECT_GT(skipped, 0) << "sometimes: a day is skipped";
}

TEST(EngineInvariants, TheSamePlanTellsTheSameStory) {
  int calls = 0;
  EXPECT_TRUE(check_plans("one plan, one story, and fewer moves tell its beginning",
                          "EngineInvariants.TheSamePlanTellsTheSameStory", [&](const Plan& plan) {
                            const CompiledRulebook rules = random_rules(plan.rulebook),
                                                   again = random_rules(plan.rulebook);
                            std::vector<Decision> whole;
                            RandomStory(rules, plan.story).tell([&](const StoryCall& call) {
                              whole.push_back(call.decision);
                            });
                            StoryPlan half = plan.story;
                            half.moves /= 2;
                            std::size_t told = 0;
                            bool same = true;
                            RandomStory(again, half).tell([&](const StoryCall& call) {
                              same = same && told < whole.size() && whole[told] == call.decision;
                              ++told;
                            });
                            calls += static_cast<int>(whole.size());
                            return same ? "" : "the story is another one the second time";
                          }));
  EXPECT_GT(calls, 0) << "sometimes: a story has a step";
}

}  // namespace
}  // namespace juchu
