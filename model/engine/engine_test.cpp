// The engine's answers in the kiosk, a table for each idea; highest precedence first.
#include <algorithm>

#include <gtest/gtest.h>

#include "model/engine/days.hpp"
#include "testing/rulebooks/kiosk.hpp"

namespace juchu {
namespace {

struct Row {
  std::string_view what;
  std::string_view before;  // what happened already
  std::string_view then;
  std::string_view answer;
};

void expect(std::initializer_list<Row> rows) {
  for (const Row& row : rows) {
    KioskOrder order;
    order.after(row.before);
    EXPECT_EQ(order.after(row.then), row.answer) << row.what;
  }
}

constexpr std::string_view kBroken = ", broken no-thanks";

TEST(Engine, AnswersInThisSequence) {
  expect({
      {"what cannot be is no refusal", "order 2; pay", "pay", "Impossible"},
      {"too early a date is not offered", "order 1", "due 0", "NotOffered"},
      {"too late a date neither", "order 1", "due 6", "NotOffered"},
      {"the first day offered", "order 1", "due 1", "Permit date-it: fresh calm"},
      {"the last day offered", "order 1", "due 5", "Permit date-it: fresh calm"},
      {"a forbid precedes permits", "order 1; pay; send", "send", "Forbid sent-is-sent"},
      {"a forbid whose status does not fit is silent", "order 1; pay; send; ask", "send",
       "Permit send-again: sent calm"},
      {"two permits that match are an error", "order 1; pay", "twice", "Overlap once"},
      {"one of them is fine", "order 1", "twice", "Permit once: fresh calm"},
      {"the permit that came closest is named", "order 1; attempt", "send",
       "GuardFailed send-free"},
      {"among equals the first", "order 1", "send", "GuardFailed send-paid"},
      {"no permit for this status", "order 1", "finish", "NotListed"},
      {"no permit for an order that does not exist", "", "pay", "NotListed"},
      {"an order is created once", "order 1", "order 1", "NotListed"},
      {"a guard on creation", "", "order 0", "GuardFailed place"},
      {"the shop needs no order", "order 1", "restock", "Permit restock-it: fresh calm"},
  });
}

TEST(Engine, E1ARefusedOrImpossibleEventChangesNothing) {
  for (const std::string_view refused :
       {"pay", "due 0", "remark", "finish", "order 1", "attempt", "twice"}) {
    KioskOrder order;
    order.after("order 3; pay");
    const Situation before = order.situation();
    order.after(refused);
    EXPECT_EQ(order.situation(), before) << refused;
  }
}

TEST(Engine, E2AFinalStatusRefusesWhatIsNotListedForIt) {
  expect({
      {"a permit without `from`", "order 2; pay; send; finish", "due_never", "NotListed"},
      {"a permit that names a claim alone", "order 2; pay; send; finish", "ask", "NotListed"},
      {"a forbid without `from` is silent too", "order 3; pay; send; finish", "remark",
       "Permit remark-it: done calm"},
      {"a permit that names this final status", "order 1; pay; send; finish", "remark",
       "Permit remark-it: done calm"},
      {"a deadline of a claim", "order 2; pay; send; ask; finish", "days 9",
       "day 2: DayBegins, breached chase"},
  });
}

TEST(Engine, E3WorldEventsHappenInFinalStatusesToo) {
  expect({
      {"in a final status", "order 1; pay; send; finish", "hand_over",
       "WorldEvent hand_over: done calm"},
      {"as often as possible", "order 2; pay; send; finish; hand_over; hand_over", "hand_over",
       "Impossible"},
      {"not to an order that does not exist", "", "hand_over", "Impossible"},
  });
}

TEST(Engine, WritesWhatFits) {
  expect({
      {"three fit", "", "order 3", "Permit place: fresh calm, sent thanks, broken no-thanks"},
      {"four do not", "", "order 4", "Overflow units"},
      {"the event's own assignment is the first to overflow", "order 3", "attempt",
       "Overflow units"},
      {"a permit's overflows as well", "order 1; restock", "restock", "Overflow stock"},
      {"a deadline's too: it does not happen", "order 1; pay; send; attempt", "days 3", ""},
  });
  KioskOrder order;
  order.after("order 1; attempt");
  EXPECT_EQ(order.get("tries"), 2) << "a number that saturates stops at its bound";
  order.after("attempt");
  EXPECT_EQ(order.get("tries"), 2) << "and stays there";
  EXPECT_EQ(order.get("units"), 3) << "what is read is the situation before";
  EXPECT_EQ(order.get("mood"), -2)
      << "before there was an order, a number was the lowest of its type";
}

TEST(Engine, AnUnsetMethodIsNotTrackable) {
  KioskOrder order;
  EXPECT_EQ(order.after("order 1; track"), "Permit track-it: fresh calm");
  EXPECT_EQ(order.get("tracked"), 0);
  order.after("choose 0; track");
  EXPECT_EQ(order.get("tracked"), 1);
  expect({{"it equals false", "order 1; pay; send", "finish",
           "Permit finish-it: done calm, warned untracked, broken no-finish"},
          {"a trackable one does not", "order 1; pay; choose 0; send", "finish",
           "Permit finish-it: done calm, broken no-finish"}});
}

TEST(Engine, WarningsAndStepNormsAreAskedBeforeAnAcceptedStep) {
  expect({
      {"a warning", "order 1", "remark", "Permit remark-it: fresh calm, warned unpaid"},
      {"no longer", "order 1; pay", "remark", "Permit remark-it: fresh calm"},
      {"not of a refused step", "order 3", "remark", "Forbid no-drop"},
      {"a norm", "order 2", "ask",
       "Permit ask-it: fresh asked, breached pay-first, broken never-two"},
      {"kept", "order 2; pay", "ask", "Permit ask-it: fresh asked, broken never-two"},
      {"not asked", "order 1", "ask", "Permit ask-it: fresh asked"},
  });
}

TEST(Engine, AnObligationIsBreachedOnceASpell) {
  expect({
      {"within 0: the next day", "order 1", "days 1", "day 1: DayBegins, breached pay-at-once"},
      {"once", "order 1; days 1", "days 9", ""},
      {"kept in time", "order 1; pay", "days 9", ""},
      {"a new spell", "order 1; days 1; pay", "days 9", ""},
      {"within 1: on the second day", "order 2; pay; ask", "holidays 2",
       "day 2: DayBegins, breached chase"},
      {"not on the first", "order 2; pay; ask", "holidays 1", ""},
      {"since a date: days count from it", "order 2; pay; due 2", "days 4",
       "day 3: DayBegins, entered overdue; day 4: DayBegins, breached send-in-time; day 4: "
       "Deadline lapse: dropped "
       "calm"},
      {"not yet", "order 2; pay; due 2", "days 3", "day 3: DayBegins, entered overdue"},
      {"the date moves away in time", "order 2; pay; due 2; days 3; due 6", "days 4",
       "day 7: DayBegins, entered overdue"},
      {"the condition is of the day that ended", "order 2; pay; ask; holidays 1; due_never",
       "holidays 1", "day 2: DayBegins, breached chase"},
  });
}

TEST(Engine, AnyStepEndsASpellThatIsOver) {
  KioskOrder order;
  order.after("order 2; pay; ask; holidays 3");  // on day 3 the condition is false by itself
  order.after("remark");
  const auto& norms = kiosk().rulebook().norms;
  const auto chase = static_cast<std::size_t>(std::ranges::find(norms, "chase", &Norm::id) -
                                              norms.begin());
  EXPECT_EQ(kiosk().norms[chase].clock.get(order.situation().words.data()), 0);
}

TEST(Engine, APromiseIsKeptInDaysOfTheMethodTable) {
  expect({
      {"two days by post", "order 2; pay; choose 0; hand_over", "days 2", ""},
      {"and no more", "order 2; pay; choose 0; hand_over", "days 3",
       "day 3: DayBegins, breached arrives"},
      {"none on foot", "order 2; pay; choose 1; hand_over", "days 1",
       "day 1: DayBegins, breached arrives"},
      {"no method, no promise", "order 2; pay; hand_over", "days 9", ""},
      {"the days count even so", "order 2; pay; hand_over; days 5; choose 0", "days 1",
       "day 6: DayBegins, breached arrives"},
  });
}

TEST(Engine, BusinessDaysAreCountedAfterTheirDate) {
  const std::string_view
      answered = "day 2: DayBegins, breached chase; day 2: Deadline answer: fresh calm";
  expect({
      {"two working days", "order 2; pay; ask", "days 2", answered},
      {"holidays do not count", "order 2; pay; ask; holidays 5", "days 1", ""},
      {"a limit of their own: the first day is one too many", "order 2; pay; choose 0; track; ask",
       "days 1", "day 1: DayBegins, breached hurry"},
      {"they go on after holidays", "order 2; pay; ask; holidays 5", "days 2",
       "day 7: Deadline answer: fresh calm"},
  });
}

TEST(Engine, DeadlinesAreDueWhenTheirDayHasCome) {
  expect({
      {"the day before", "order 2; pay; due 1", "days 2", "day 2: DayBegins, entered overdue"},
      {"the day itself", "order 2; pay; due 1; days 2", "days 1",
       "day 3: DayBegins, breached send-in-time; day 3: Deadline lapse: dropped calm"},
      {"no date, no deadline", "order 2; pay; due 1; due_never", "days 9", ""},
      {"another status, no deadline", "order 2; pay; due 1; send", "days 9", ""},
  });
  KioskOrder order;
  order.after("order 2; due 1");
  EXPECT_EQ(fire(kiosk(), order.situation(), 0, order.day()).rule, (RuleRef{RuleKind::NotDue, 0}));
}

TEST(Engine, HazardsAreEnteredWhenTheyBeginToHold) {
  expect({
      {"by a step", "order 2", "hand_over",
       "WorldEvent hand_over: fresh calm, entered gone-unpaid, broken never-two"},
      {"once", "order 2; hand_over", "hand_over",
       "WorldEvent hand_over: fresh calm, broken never-two"},
      {"by the day", "order 3; pay; due 1; days 1", "days 1", "day 2: DayBegins, entered overdue"},
  });
  KioskOrder linked;
  linked.put("linked", 1);
  EXPECT_EQ(linked.after("order 1"),
            "Permit place: fresh calm, sent thanks, entered linked-shop" + std::string(kBroken))
      << "a hazard of the shop alone is entered when there is an order";
  EXPECT_EQ(hazards_of(kiosk(), linked.situation(), linked.day()), 0b0100U);
  EXPECT_EQ(hazards_of(kiosk(), kiosk().start(), linked.day()), 0U) << "no order, no hazard";
}

TEST(Engine, LinesOfACartObserveEachOther) {
  KioskOrder first, second;
  first.after("order 1; pay");
  EXPECT_EQ(second.sees(first), "Observed") << "an order that does not exist enters nothing";
  EXPECT_EQ(second.after("order 1"),
            "Permit place: fresh calm, sent thanks, entered crowded" + std::string(kBroken));
  EXPECT_EQ(first.get("lines"), 1);
  EXPECT_EQ(first.sees(second), "Observed, entered crowded");
  EXPECT_EQ(first.get("lines"), 2);
  EXPECT_EQ(first.get("stock"), 0);
  EXPECT_EQ(first.sees(second), "Observed") << "it is entered once";
}

TEST(Engine, PropertiesReadBothSidesOfAStep) {
  KioskOrder order;
  order.after("order 2; pay; ask");
  const Situation asked = order.situation();
  const Decision one = begin_day(kiosk(), asked, order.day() + 1, true);
  const Decision two = begin_day(kiosk(), one.after, order.day() + 2, true);
  const Event day = kiosk().day_event(order.day() + 2);
  Decision step = two;
  step.rule = {RuleKind::Deadline, 0};
  EXPECT_EQ(broken_properties(kiosk(), one.after, day, step), 0b0101U)
      << "the counter is of the situation after";
  step.after = one.after;
  EXPECT_EQ(broken_properties(kiosk(), two.after, day, step), 0b0001U);
}

TEST(Engine, TheBeginningOfADayIsNoStep) {
  KioskOrder order;
  order.after("order 2; pay; ask; days 1");
  const Day today = order.day() + 1;
  const Decision day = begin_day(kiosk(), order.situation(), today, true);
  EXPECT_EQ(broken_properties(kiosk(), order.situation(), kiosk().day_event(today), day), 0U);
  EXPECT_EQ(broken_properties(kiosk(), day.after, today), 0b0001U) << "the situation is asked";
  EXPECT_EQ(broken_properties(kiosk(), kiosk().start(), today), 0U) << "no order breaks nothing";
}

TEST(Engine, PropertiesOfManyStoriesAreCompiledAndBrokenByNoStep) {
  const auto& properties = kiosk().rulebook().properties;
  ASSERT_EQ(properties.size(), 9U);
  ASSERT_EQ(kiosk().properties.size(), properties.size());
  ASSERT_EQ(kiosk().goals.size(), properties.size());
  for (std::size_t p = 0; p < properties.size(); ++p) {
    EXPECT_FALSE(kiosk().properties[p].empty()) << properties[p].id;
    EXPECT_EQ(kiosk().goals[p].empty(), !properties[p].has_goal()) << properties[p].id;
  }
  KioskOrder order;
  order.after("order 2; pay; ask");
  const Situation asked = order.situation();
  Decision day = begin_day(kiosk(), asked, order.day() + 1, true);
  day.rule = {RuleKind::Deadline, 0};
  const std::uint64_t broken = broken_properties(kiosk(), asked, kiosk().day_event(order.day() + 1),
                                                 day);
  EXPECT_EQ(broken >> 4, 0U) << "though the clauses of all hold";
}

TEST(Engine, E4EveryDecisionNamesItsRule) {
  expect({
      {"Permit", "", "order 1", "Permit place: fresh calm, sent thanks, broken no-thanks"},
      {"WorldEvent", "order 3; pay", "hand_over", "WorldEvent hand_over: fresh calm"},
      {"Deadline", "order 3; pay; ask; holidays 5", "days 2", "day 7: Deadline answer: fresh calm"},
      {"DayBegins", "order 1", "days 1", "day 1: DayBegins, breached pay-at-once"},
      {"Forbid", "order 3", "remark", "Forbid no-drop"},
      {"GuardFailed", "order 3", "send", "GuardFailed send-paid"},
      {"NotListed", "order 3", "finish", "NotListed"},
      {"NotOffered", "order 3", "due 9", "NotOffered"},
      {"Overflow", "order 3", "attempt", "Overflow units"},
      {"Overlap", "order 3; pay", "twice", "Overlap once"},
      {"Impossible", "order 3; pay", "pay", "Impossible"},
  });
  KioskOrder order;
  EXPECT_EQ(order.sees(order), "Observed");
  EXPECT_EQ(fire(kiosk(), order.situation(), 1, order.day()).rule, (RuleRef{RuleKind::NotDue, 1}));
}

TEST(Engine, E5E6IdleDaysAreSkippedWithoutADifference) {
  for (const std::string_view script :
       {"order 1", "order 2; pay; due 3; ask", "order 2; hand_over; choose 0", "order 3"}) {
    KioskOrder at_once, in_turn;
    at_once.after(script);
    in_turn.after(script);
    const std::string told = at_once.after("days 9");
    std::string told_in_turn;
    for (int day = 0; day < 9; ++day) {
      const std::string now = in_turn.after("days 1");
      if (!now.empty()) told_in_turn += (told_in_turn.empty() ? "" : "; ") + now;
    }
    EXPECT_EQ(told_in_turn, told) << script;
    EXPECT_EQ(in_turn.situation(), at_once.situation()) << script;
  }
}

TEST(Engine, KnowsWhenNothingIsLeftToHappen) {
  KioskOrder order;
  EXPECT_EQ(next_deadline(kiosk(), order.situation(), order.day()), kNeverDay)
      << "there is no order";
  order.after("order 2; pay; send; finish; days 9");
  EXPECT_EQ(next_deadline(kiosk(), order.situation(), order.day()), kNeverDay)
      << "the order is final";
}

}  // namespace
}  // namespace juchu
