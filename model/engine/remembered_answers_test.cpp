// The memory is held to the engine in random stories under random rulebooks, told again on another
// day and with other tracking numbers.
#include "model/engine/remembered_answers.hpp"

#include <gtest/gtest.h>

#include "testing/generators/plan_generators.hpp"
#include "testing/generators/random_rules.hpp"
#include "testing/stories/story_text.hpp"

namespace juchu {
namespace {

using Form = RememberedAnswers::Form;
using Question = StoryCall::Question;

/// What is asked, so many days later and with so many numbers before it.
class Later {
 public:
  Later(const CompiledRulebook& rules, int days, int numbers)
      : rules_(rules), days_(days), numbers_(Value{numbers} * rules.token_classes()) {}

  /// False where the calendar has no such day.
  bool move(StoryCall& call) const {
    call.day += days_;
    call.event.words[Event::kDay] += static_cast<Word>(days_);
    bool there = call.day >= kFirstDay + 1 && call.day <= kLastDay;
    for (std::size_t f = 0; f < rules_.fields.size(); ++f)
      there = move(rules_.rulebook().fields[f].type.kind, rules_.fields[f],
                   call.before.words.data()) &&
              there;
    if (call.question != Question::Decide) return there;
    const auto& parameters = rules_.rulebook().events[call.event.type].parameters;
    for (std::size_t p = 0; p < parameters.size(); ++p)
      there = move(parameters[p].type.kind, rules_.parameter(call.event.type, static_cast<int>(p)),
                   call.event.words.data()) &&
              there;
    return there;
  }

 private:
  bool move(Kind kind, const Slot& slot, Word* words) const {
    if (kind != Kind::Date && kind != Kind::Token) return true;
    const Value value = slot.get(words);
    if (value == kUnset) return true;
    const Value moved = value + (kind == Kind::Date ? days_ : numbers_);
    if (!slot.holds(moved)) return false;
    slot.put(words, moved);
    return true;
  }

  const CompiledRulebook& rules_;
  int days_;
  Value numbers_;
};

/// Whether `situation` has `form`, as far as either is known: the memory may rest.
bool has(Form form, RememberedAnswers& answers, const Situation& situation, Day today) {
  const Form found = answers.form_of(situation, today);
  return !answers.knows(form) || !answers.knows(found) || form == found;
}

/// What is remembered of the order as the decision leaves it, where that differs from the engine's.
std::string afterwards(RememberedAnswers& answers, const Situation& after, Form form, Day today,
                       const StoryCall& call) {
  const CompiledRulebook& rules = answers.rules();
  if (!has(form, answers, after, today)) return "its form is another one's";
  const Day next = next_deadline(rules, after, today);
  if (answers.next_deadline(form, after, today) != next) return "another day is due";
  const Day to = std::min({next - 1, today + 1 + static_cast<Day>(call.deadline % 7), kLastDay});
  BusinessDays working([&](Day day) { return (day + call.working) % 5 != 0; });
  Situation passed = after, remembered = after;
  if (rules.exists(after)) pass_days(rules, passed, today, to, std::cref(working));
  const Form then = rules.exists(after) ? answers.pass_days(form, remembered, today, to, working)
                                        : form;
  if (remembered != passed) return "days count differently";
  if (rules.exists(after) && !has(then, answers, passed, std::max(today, to)))
    return "the form after days is another one's";
  return "";
}

struct Told {
  Situation before;
  Decision decision;
  bool operator==(const Told&) const = default;
};

/// What is remembered of the whole start of the call's day, where that differs from the engine's.
std::string day_broken(RememberedAnswers& answers, const StoryCall& call, int& known) {
  const Form form = answers.form_of(call.before, call.day - 1);
  const auto* whole = answers.whole_day(form, call.day, call.working);
  if (whole == nullptr) return "";
  ++known;
  const NumberNames names = answers.names_in(form, call.before);
  std::vector<Told> remembered, told;
  for (const auto& [before, decision, after] : whole->told) {
    Decision given = decision;
    given.after = answers.situation_of(after, call.day, names);
    const bool change = is_change_of_day(decision);
    remembered.push_back(
        {change ? call.before : answers.situation_of(before, call.day, names), given});
  }
  const Situation end = begin_whole_day(answers.rules(), call.before, call.day, call.working,
                                        [&](const Situation& before, const Decision& decision) {
                                          told.push_back({before, decision});
                                        });
  if (remembered != told) return "something else is remembered of the day";
  if (answers.situation_of(whole->end, call.day, names) != end)
    return "another end of the day's start is remembered";
  return afterwards(answers, end, whole->end.form, call.day, call);
}

std::string law_broken(RememberedAnswers& answers, const StoryCall& call, int& known_days) {
  if (call.question == Question::BeginDay) return day_broken(answers, call, known_days);
  const Form before = answers.form_of(call.before, call.day);
  const auto [decision, form] = answers.decide(before, call.before, call.event);
  const Decision engine = decide(answers.rules(), call.before, call.event);
  if (decision != engine) return "another answer is remembered";
  return afterwards(answers, engine.after, form, call.event.today(), call);
}

TEST(RememberedAnswers, AreTheEnginesForAllThatLooksAlike) {
  int alike = 0, moved = 0, known_days = 0;
  EXPECT_TRUE(
      check_plans("E7: rules answer alike about what looks alike", "RememberedAnswers.E7",
                  [&](const Plan& plan) {
                    const CompiledRulebook rules = random_rules(plan.rulebook);
                    RememberedAnswers answers(rules, 0);
                    std::vector<StoryCall> calls;
                    RandomStory story(rules, plan.story);
                    story.tell([&](const StoryCall& call) {
                      const bool asked = call.question == Question::Decide ||
                                         call.question == Question::BeginDay;
                      if (asked && call.order >= 0) calls.push_back(call);
                    });
                    std::string complaint;
                    const int to_the_end = kLastDay - story.first_day() - 5;
                    for (const Later& later : {Later(rules, 0, 0), Later(rules, 17, 1),
                                               Later(rules, -20, 2), Later(rules, to_the_end, 4)}) {
                      for (StoryCall call : calls) {
                        const Form before = answers.form_of(call.before, call.day);
                        if (!later.move(call)) continue;
                        const Form again = answers.form_of(call.before, call.day);
                        ++moved;
                        alike += before == again && before != RememberedAnswers::kUnknown;
                        if (!complaint.empty()) break;
                        complaint = law_broken(answers, call, known_days);
                        if (!complaint.empty())
                          complaint = call_text(rules, story.numbers(), call) + "\n" + complaint;
                      }
                    }
                    return complaint;
                  }));
  EXPECT_GT(moved, 0);
  EXPECT_GT(alike, moved / 2) << "sometimes: what looks alike has one form";
  EXPECT_GT(known_days, moved / 100) << "sometimes: a day's whole start is remembered";
}

}  // namespace
}  // namespace juchu
