// A day has to be begun when the answer of some condition may change on it, when an obligation is
// breached at its start, or when a deadline falls due. As long as no condition changes, what is
// counted grows by one each day, so that the day of a breach is known, and the counts of the days
// before it are a sum. Of business days only the calendar knows how many there will be: all that
// come are taken to be such, so that a day is begun too early, never too late.
#include "model/engine/days.hpp"

#include <algorithm>

#include "model/engine/today.hpp"

namespace juchu {
namespace {

/// Whether the counter goes on if the day after `today` is a business day.
bool counts(const Counter& counter, const Word* words, Day today) {
  const Value date = counter.date.get(words), days = counter.slot.get(words);
  return date != kUnset && date <= today && days != kUnset && days < counter.slot.high;
}

/// Clocks of obligations that cannot hold with these statuses stand at 0.
void stop_idle_clocks(const CompiledRulebook& rules, const Watch& watch, Word* words) {
  for (std::uint32_t i = 0; i < watch.idle_clocks.size; ++i) {
    const ConstantWrite& clocks = rules.constant_writes[watch.idle_clocks.begin + i];
    words[clocks.word] &= ~clocks.clear;
  }
}

/// Calls `function` with each obligation that may hold, or whose clock may have begun to count.
template <class Function>
void for_each_counting(const CompiledRulebook& rules, const Watch& watch, const Word* words,
                       Function function) {
  if (!rules.any_clock(words)) return rules.for_each_needed(watch.obligations, words, function);
  for (const std::uint16_t n : rules.rows(watch.obligations)) function(n);
}

/// Whether `norm` may have something to say of a day change, if its condition holds.
bool may_breach(const CompiledNorm& norm, const Word* words) {
  return norm.clock.get(words) != norm.breached && (norm.counts || norm.since.get(words) != kUnset);
}

/// The day whose start breaches `norm` as long as its condition holds; kUnset when none does.
/// Requires: it may breach.
Value breach_day(const CompiledRulebook& rules, const CompiledNorm& norm, const Banks& banks,
                 Day today) {
  const Word* words = banks.words[Slot::Before];
  const Value since = norm.counts ? today - norm.clock.get(words) : norm.since.get(words);
  const Value within = rules.value(norm.within, banks);
  return within == kUnset ? kUnset : since + within + 1;
}

/// Tests an obligation at a day change: its condition as the day ended, its clock as the new one
/// begins.
bool breaches(const CompiledRulebook& rules, const CompiledNorm& norm, const Banks& ended,
              Word* words, Day today) {
  const Value clock = norm.clock.get(words);
  const bool may = may_breach(norm, ended.words[Slot::Before]);
  if (!may && clock == 0) return false;
  if (!rules.holds(norm.holds, ended)) {
    norm.clock.put(words, 0);
    return false;
  }
  if (!may) return false;
  const Value day = breach_day(rules, norm, ended, today - 1);
  const bool breached = day != kUnset && day <= today;
  if (breached) {
    norm.clock.put(words, norm.breached);
  } else if (norm.counts) {
    norm.clock.put(words, std::min(clock + 1, norm.breached - 1));
  }
  return breached;
}

/// The day on which a condition may change, where it can.
Value day_of(const CompiledRulebook& rules, const CompiledDayChange& change, const Banks& banks,
             Day today) {
  const Value day = rules.value(change.day, banks);
  const Counter& counter = change.counter;
  if (counter.slot.width == 0 || day == kUnset) return day;
  const Word* words = banks.words[Slot::Before];
  const Value counted = counter.slot.get(words);
  if (counted == kUnset || day <= counted) return kUnset;
  return std::max<Value>(today, counter.date.get(words)) + day - counted;
}

/// Whether a day change moves the clock of `norm`.
bool counts(const CompiledRulebook& rules, const CompiledNorm& norm, const Banks& banks) {
  const Value clock = norm.clock.get(banks.words[Slot::Before]);
  if (clock == 0 && !norm.counts) return false;
  if (!rules.holds(norm.holds, banks)) return clock != 0;
  return norm.counts && clock < norm.breached - 1;
}

}  // namespace

Decision begin_day(const CompiledRulebook& rules, const Situation& situation, Day today,
                   bool working) {
  Decision decision{situation, true, {RuleKind::DayBegins, 0}};
  if (!rules.exists(situation)) return decision;
  Word* words = decision.after.words.data();
  const Today yesterday(today - 1);
  const Banks ended = banks_of(situation, yesterday);
  const Watch& watch = rules.watch(situation);
  for_each_counting(rules, watch, words, [&](std::uint16_t n) {
    if (breaches(rules, rules.norms[n], ended, words, today)) decision.breached |= Word{1} << n;
  });
  stop_idle_clocks(rules, watch, words);
  if (working) count_business_day(rules, decision.after, today);
  return decision;
}

int due_deadline(const CompiledRulebook& rules, const Situation& situation, int index, Day today) {
  const Today day(today);
  const Banks banks = banks_of(situation, day);
  for (const std::uint16_t d : rules.rows(rules.watch(situation).deadlines))
    if (d >= index && is_due(rules, rules.deadlines[d], banks, today)) return d;
  return rules.deadline_count();
}

Value next_deadline_without_end(const CompiledRulebook& rules, const Situation& situation,
                                Day today) {
  const Today day(today);
  const Banks banks = banks_of(situation, day);
  const Watch& watch = rules.watch(situation);
  const Word* words = situation.words.data();
  Value next = kNoDeadline;
  rules.for_each_needed(watch.deadlines, words, [&](std::uint16_t d) {
    const CompiledDeadline& deadline = rules.deadlines[d];
    const bool any_day = deadline.any_day || deadline.at.empty();
    const Value at = any_day ? today : rules.value(deadline.at, banks);
    if (at != kUnset && at < next && rules.holds(deadline.when, banks))
      next = std::max<Value>(at, today + 1);
  });
  rules.for_each_needed(watch.obligations, words, [&](std::uint16_t n) {
    const CompiledNorm& norm = rules.norms[n];
    if (!may_breach(norm, words) || !rules.holds(norm.holds, banks)) return;
    const Value at = norm.any_day ? today : breach_day(rules, norm, banks, today);
    if (at != kUnset && at < next) next = std::max<Value>(at, today + 1);
  });
  rules.for_each_needed(watch.day_changes, words, [&](std::uint16_t c) {
    const CompiledDayChange& change = rules.day_changes[c];
    if (!rules.holds(change.when, banks)) return;
    const Value at = day_of(rules, change, banks, today);
    if (at > today) next = std::min(next, at);
  });
  return next;
}

Day next_deadline(const CompiledRulebook& rules, const Situation& situation, Day today) {
  const Value next = next_deadline_without_end(rules, situation, today);
  return static_cast<Day>(std::min<Value>(next, kNeverDay));
}

Day next_count(const CompiledRulebook& rules, const Situation& situation, Day today) {
  if (!rules.exists(situation)) return kNeverDay;
  const Word* words = situation.words.data();
  const Today day(today);
  const Banks banks = banks_of(situation, day);
  for (const std::uint16_t n : rules.obligations)
    if (counts(rules, rules.norms[n], banks)) return today + 1;
  Value next = kNeverDay;
  for (const Counter& counter : rules.counters) {
    const Value first = std::max<Value>(today, counter.date.get(words));
    if (counts(counter, words, kLastDay)) next = std::min(next, first + 1);
  }
  return static_cast<Day>(next);
}

void count_spells(const CompiledRulebook& rules, Situation& situation, Day from, Day to) {
  Word* words = situation.words.data();
  const Today day(from);
  const Banks banks = banks_of(situation, day);
  const Watch& watch = rules.watch(situation);
  for_each_counting(rules, watch, words, [&](std::uint16_t n) {
    const CompiledNorm& norm = rules.norms[n];
    const Value clock = norm.clock.get(words);
    if (!norm.counts && clock == 0) return;
    if (!rules.holds(norm.holds, banks)) {
      norm.clock.put(words, 0);
    } else if (norm.counts && clock != norm.breached) {
      norm.clock.put(words, std::min(clock + to - from, norm.breached - 1));
    }
  });
  stop_idle_clocks(rules, watch, words);
}

bool count_business_day(const CompiledRulebook& rules, Situation& situation, Day day) {
  Word* words = situation.words.data();
  bool more = false;
  for (const Counter& counter : rules.counters) {
    if (counts(counter, words, day - 1)) counter.slot.put(words, counter.slot.get(words) + 1);
    more = more || counts(counter, words, kLastDay);
  }
  return more;
}

}  // namespace juchu
