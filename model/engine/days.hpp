// What days do to an order when nobody acts, and how idle days are skipped.
//
// Every day counts: an obligation's spell grows, business days add up. Few days bring anything
// else: a deadline, a breach, a hazard, or what must never be. Those are found beforehand and begun
// one by one; what the days between them count is added in one go. Nothing here allocates.
//
// Invariants
//   E5  Advancing from day a to b and then to c equals advancing from a to c.
//   E6  No deadline is skipped: advancing equals beginning every day in turn.
#pragma once

#include <algorithm>
#include <limits>

#include "model/engine/engine.hpp"

namespace juchu {

/// The change to day `today`, before its deadlines: obligations are tested as the day before ended,
/// counters advance (business-day ones when `working`). Always accepted, as `DayBegins`. What comes
/// of it is no situation yet, so no hazard is entered.
[[nodiscard]] Decision begin_day(const CompiledRulebook& rules, const Situation& situation,
                                 Day today, bool working);

[[nodiscard]] inline bool is_change_of_day(const Decision& decision) {
  return decision.rule.kind == RuleKind::DayBegins;
}

/// The first deadline from `index` on that is due on `today`, so that `fire` would not answer
/// `NotDue`; `deadline_count()` when there is none.
[[nodiscard]] int due_deadline(const CompiledRulebook& rules, const Situation& situation, int index,
                               Day today);

inline constexpr Day kNeverDay = kLastDay + 1;

/// The first day after `today` whose start can report anything here, or on which what must never be
/// may begin to hold; kNeverDay when there is none. The days before it may be skipped where
/// `pass_days` counts them.
[[nodiscard]] Day next_deadline(const CompiledRulebook& rules, const Situation& situation,
                                Day today);

inline constexpr Value kNoDeadline = std::numeric_limits<Value>::max();

/// The same, were there days after the last one; kNoDeadline when there is none.
[[nodiscard]] Value next_deadline_without_end(const CompiledRulebook& rules,
                                              const Situation& situation, Day today);

/// The first day after `today` whose start may count something here. For callers that keep no
/// calendar: they skip no day that is not before this one, too.
[[nodiscard]] Day next_count(const CompiledRulebook& rules, const Situation& situation, Day today);

/// Adds the days after `from` up to `to` to the spells of obligations. Requires: they are before
/// the next deadline.
void count_spells(const CompiledRulebook& rules, Situation& situation, Day from, Day to);
/// Counts the business day `day`. Answers whether a later one may count, too.
bool count_business_day(const CompiledRulebook& rules, Situation& situation, Day day);

/// Lets the days after `from` up to `to` pass. Requires: they are before the next deadline.
/// `working(day)` answers whether a day is a business day. Cost: the days that it is asked about,
/// no more than those that the rulebook compares business days with, and holidays.
template <class Working>
void pass_days(const CompiledRulebook& rules, Situation& situation, Day from, Day to,
               Working working) {
  if (from >= to) return;
  count_spells(rules, situation, from, to);
  for (Day day = from + 1; day <= to; ++day)
    if (working(day) && !count_business_day(rules, situation, day)) break;
}

/// The whole start of a day for an order that shares nothing just then: the day change, then each
/// deadline in rank sequence. `sink(before, decision)` hears of the change if it breached or
/// entered anything, and of each deadline that fired; `refused()` of each that would have, if what
/// it writes fitted. Returns the situation then.
template <class Sink, class Refused = decltype([] {})>
Situation begin_whole_day(const CompiledRulebook& rules, const Situation& ended, Day day,
                          bool working, Sink sink, Refused refused = {}) {
  Decision began = begin_day(rules, ended, day, working);
  Situation situation = began.after;
  Stood stood{ended, day - 1};
  for (int index = due_deadline(rules, situation, 0, day); index < rules.deadline_count();
       index = due_deadline(rules, situation, index + 1, day)) {
    const Decision fired = fire(rules, situation, index, day, stood);
    if (!fired.accepted) {
      refused();
      continue;
    }
    if (stood.day < day && began.breached != 0) sink(ended, began);
    sink(situation, fired);
    situation = fired.after;
    stood = {situation, day};
  }
  if (stood.day == day) return situation;
  began.entered = observe(rules, stood, situation, day).entered;
  if (began.breached != 0 || began.entered != 0) sink(ended, began);
  return situation;
}

/// Begins every day after `from` up to and including `to`, skipping idle ones. `working(day)`
/// answers whether a day is a business day; `sink(day, before, decision)` hears what
/// `begin_whole_day` tells. Returns the situation at the end.
template <class Working, class Sink>
Situation advance(const CompiledRulebook& rules, Situation situation, Day from, Day to,
                  Working working, Sink sink) {
  while (from < to) {
    const Day day = next_deadline(rules, situation, from);
    pass_days(rules, situation, from, std::min(day - 1, to), working);
    if (day > to) break;
    situation = begin_whole_day(
        rules, situation, day, working(day),
        [&](const Situation& before, const Decision& decision) { sink(day, before, decision); });
    from = day;
  }
  return situation;
}

}  // namespace juchu
