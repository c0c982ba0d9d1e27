#include "model/engine/engine.hpp"

#include <algorithm>
#include <span>

namespace juchu {
namespace {

Value add(Value value, Value offset) { return value == kUnset ? kUnset : value + offset; }

Event at_start_of(Day today) {
  Event event;
  event.words[Event::kDay] = static_cast<Word>(today);
  return event;
}

/// Whether both see the same cart and shop.
bool same_shared(const Situation& a, const Situation& b) {
  return std::equal(a.words.begin() + Situation::kCart, a.words.end(),
                    b.words.begin() + Situation::kCart);
}

/// One step being decided: what the programs read, and the decision so far, which belongs to the
/// caller.
struct Step {
  const CompiledRulebook& rules;
  const Situation& before;
  const Event& event;
  Decision& decision;
  const Stood* stood = nullptr;  // the last situation, where it is not `before`

  /// Programs read the situation before as `Before`, the one after as `After`.
  [[nodiscard]] Banks banks() const {
    return {{before.words.data(), event.words.data(), decision.after.words.data()}};
  }
  /// Whether what the event asks holds, be there an order yet or not.
  [[nodiscard]] bool holds(const Guard& asked) const {
    return rules.holds(asked.of(rules.exists(before)), banks());
  }
  /// Conditions on a situation alone, asked of the one after.
  [[nodiscard]] Banks banks_after() const {
    const Word* after = decision.after.words.data();
    return {{after, event.words.data(), after}};
  }

  template <class Function>
  void for_each(const Range& range, Function function) const {
    for (std::uint32_t i = 0; i < range.size; ++i) function(rules.indices[range.begin + i]);
  }

  void refuse(RuleKind kind, std::size_t index) {
    decision.rule = {kind, static_cast<std::uint16_t>(index)};
  }

  /// Applies a rule's effect and observes what it touched; refuses on overflow.
  void accept(RuleKind kind, std::size_t index, const Effect& effect) {
    if (!write(effect)) return;
    decision.accepted = true;
    decision.rule = {kind, static_cast<std::uint16_t>(index)};
    decision.sends = effect.sends;
    const Banks after = banks_after();
    for_each(effect.obligations, [&](std::uint16_t n) { end_spell(rules.norms[n], after); });
    if (stood != nullptr) return enter_since(*stood, after);
    const Word status = rules.fields.front().raw(decision.after.words.data());
    for_each(rules.hazard_ranges[effect.hazards + status],
             [&](std::uint16_t h) { enter(h, banks(), after); });
  }

  /// Enters hazards that did not hold when the order stood so.
  void enter_since(const Stood& then, const Banks& is) {
    const Event day = at_start_of(then.day);
    const Word* words = then.situation.words.data();
    const bool shared = !same_shared(then.situation, decision.after);
    const bool own = decision.rule.kind == RuleKind::Deadline;
    for (std::size_t h = 0; h < rules.hazards.size(); ++h)
      if (own || shared || rules.hazards[h].by_days != ByDays::Still)
        enter(static_cast<std::uint16_t>(h), {{words, day.words.data(), words}}, is);
  }

  bool write(const Effect& effect) {
    Word* words = decision.after.words.data();
    for (std::uint32_t i = 0; i < effect.constant.size; ++i) {
      const ConstantWrite& write = rules.constant_writes[effect.constant.begin + i];
      words[write.word] = (words[write.word] & ~write.clear) | write.set;
    }
    for (std::uint32_t i = 0; i < effect.computed.size; ++i) {
      const ComputedWrite& write = rules.computed_writes[effect.computed.begin + i];
      if (!rules.holds(write.when, banks())) continue;
      Value value = value_of(write);
      if (write.saturates && value != kUnset)
        value = std::clamp(value, write.slot.low, write.slot.high);
      if (!write.slot.holds(value)) {
        decision.after = before;
        refuse(RuleKind::Overflow, write.field);
        return false;
      }
      write.slot.put(words, value);
    }
    for (std::uint32_t i = 0; i < effect.resets.size; ++i) {
      const CounterReset& reset = rules.counter_resets[effect.resets.begin + i];
      const bool unset = reset.counter.optional && reset.date.get(words) == kUnset;
      reset.counter.put(words, unset ? kUnset : 0);
    }
    return true;
  }

  [[nodiscard]] Value value_of(const ComputedWrite& write) const {
    if (write.copied.width != 0)
      return add(write.copied.get(banks().words[write.copied.bank]), write.offset);
    return write.condition ? Value{rules.holds(write.value, banks())}
                           : rules.value(write.value, banks());
  }

  void end_spell(const CompiledNorm& norm, const Banks& after) {
    Word* words = decision.after.words.data();
    if (norm.clock.raw(words) != 0 && !rules.holds(norm.holds, after)) norm.clock.put(words, 0);
  }

  void enter(std::uint16_t hazard, const Banks& was, const Banks& is) {
    const Program& when = rules.hazards[hazard].when;
    const bool existed = rules.exists(before);
    if (rules.holds(when, is) && !(existed && rules.holds(when, was)))
      decision.entered |= Word{1} << hazard;
  }

  void observe_step() {
    const CompiledEvent& type = rules.events[event.type];
    for_each(type.norms, [&](std::uint16_t n) {
      const CompiledNorm& norm = rules.norms[n];
      if (holds(norm.when) && !holds(norm.must)) decision.breached |= Word{1} << n;
    });
    for_each(type.warnings, [&](std::uint16_t w) {
      if (holds(rules.warnings[w])) decision.warned |= Word{1} << w;
    });
  }
};

/// The parameter whose value the screen does not offer, or -1.
int not_offered(const Step& step, const CompiledEvent& type) {
  for (std::uint32_t i = 0; i < type.offers.size; ++i) {
    const Offer& offer = step.rules.offers[type.offers.begin + i];
    const Value value = offer.slot.get(step.event.words.data());
    if (value == kUnset) continue;
    const auto bound = [&](const Guard& days) {
      return days.empty() ? value : step.rules.bound(days, step.before, step.event);
    };
    const Value from = bound(offer.from), to = bound(offer.to);
    if (from == kUnset || to == kUnset || value < from || value > to) return offer.parameter;
  }
  return -1;
}

/// Of permits that do not apply, the one with the fewest conditions that fail; ties go to the
/// file's first.
std::uint16_t closest(const Step& step, std::span<const std::uint16_t> permits) {
  const CompiledRulebook& rules = step.rules;
  const auto failing = [&](std::uint16_t permit) {
    const Range& range = rules.permits[permit].conjuncts;
    const auto begin = rules.conjuncts.begin() + range.begin;
    return std::count_if(begin, begin + range.size, [&](const Program& condition) {
      return !rules.holds(condition, step.banks());
    });
  };
  return *std::ranges::min_element(permits, {}, failing);
}

void decide_by_rules(Step& step) {
  const CompiledRulebook& rules = step.rules;
  const Cell& cell = rules.cell(step.event.type, rules.configuration(step.before));
  const std::uint16_t* candidate = rules.candidates.data() + cell.begin;
  for (const std::uint16_t* end = candidate + cell.forbids; candidate != end; ++candidate)
    if (rules.holds(rules.forbids[*candidate].when, step.banks()))
      return step.refuse(RuleKind::Forbid, *candidate);
  const std::uint16_t* const permits = candidate;
  const std::uint16_t* found = nullptr;
  for (const std::uint16_t* end = permits + cell.permits; candidate != end; ++candidate) {
    if (!rules.holds(rules.permits[*candidate].when, step.banks())) continue;
    if (found != nullptr) return step.refuse(RuleKind::Overlap, *found);
    found = candidate;
  }
  if (found != nullptr) return step.accept(RuleKind::Permit, *found, rules.permits[*found].effect);
  if (cell.permits != 0)
    return step.refuse(RuleKind::GuardFailed, closest(step, {permits, cell.permits}));
  return step.refuse(RuleKind::NotListed, 0);
}

void count_business_days(const CompiledRulebook& rules, Word* words, Day today) {
  for (const Counter& counter : rules.counters) {
    const Value date = counter.date.get(words);
    if (date == kUnset || date >= today) continue;
    const Value days = counter.slot.get(words);
    if (days != kUnset && days < counter.slot.high) counter.slot.put(words, days + 1);
  }
}

/// Tests an obligation at a day change: its condition as the day ended, its clock as the new one
/// begins.
bool breaches(const CompiledRulebook& rules, const CompiledNorm& norm, const Banks& ended,
              Word* words, Day today) {
  if (!rules.holds(norm.holds, ended)) {
    norm.clock.put(words, 0);
    return false;
  }
  const Value clock = norm.clock.get(words);
  if (clock == norm.breached) return false;
  const Value within = rules.value(norm.within, ended);
  Value days = 0;
  if (norm.counts) {
    days = std::min(clock + 1, norm.breached - 1);
    norm.clock.put(words, days);
  } else {
    const Value since = norm.since.get(ended.words[Slot::Before]);
    days = since == kUnset ? kUnset : today - since;
  }
  if (within == kUnset || days == kUnset || days <= within) return false;
  norm.clock.put(words, norm.breached);
  return true;
}

/// The first day after `today` on which the passing of days alone may change what `condition`
/// answers. Business-day counters are not looked at: while they move, every day is begun anyway.
Day next_change(const CompiledRulebook& rules, const Program& condition, ByDays by_days,
                const Word* words, Day today) {
  if (by_days == ByDays::Still) return kNeverDay;
  const auto holds_on = [&](Day day) {
    const Event then = at_start_of(day);
    return rules.holds(condition, {{words, then.words.data(), words}});
  };
  if (by_days == ByDays::Either) return today + 1;
  const bool now = holds_on(today), goal = by_days == ByDays::Rises;
  if (now == goal || holds_on(kLastDay) != goal) return kNeverDay;
  Day before = today, at = kLastDay;
  while (at - before > 1) {
    const Day middle = before + (at - before) / 2;
    (holds_on(middle) == goal ? at : before) = middle;
  }
  return at;
}

/// Bits of the properties of that pattern for which `holds` says that their clause does.
template <class Holds>
std::uint64_t held(const CompiledRulebook& rules, Pattern pattern, Holds holds) {
  const auto& properties = rules.rulebook().properties;
  std::uint64_t bits = 0;
  for (std::size_t p = 0; p < properties.size(); ++p)
    if (properties[p].pattern == pattern && holds(p)) bits |= Word{1} << p;
  return bits;
}

std::uint64_t held(const CompiledRulebook& rules, Pattern pattern, const Banks& banks) {
  return held(rules, pattern,
              [&](std::size_t p) { return rules.holds(rules.properties[p], banks); });
}

}  // namespace

Decision decide(const CompiledRulebook& rules, const Situation& situation, const Event& event) {
  Decision decision{situation};
  Step step{rules, situation, event, decision};
  const CompiledEvent& type = rules.events[event.type];
  const bool nowhere = type.world && !type.shop && !rules.exists(situation);
  if (nowhere || !step.holds(type.possible)) {
    step.refuse(RuleKind::Impossible, event.type);
  } else if (const int parameter = not_offered(step, type); parameter >= 0) {
    step.refuse(RuleKind::NotOffered, static_cast<std::size_t>(parameter));
  } else if (type.world) {
    step.accept(RuleKind::WorldEvent, event.type, type.effect);
  } else {
    decide_by_rules(step);
  }
  if (decision.accepted) step.observe_step();
  return decision;
}

Decision begin_day(const CompiledRulebook& rules, const Situation& situation, Day today,
                   bool working) {
  const Event yesterday = at_start_of(today - 1);
  Decision decision{situation, true, {RuleKind::DayBegins, 0}};
  if (!rules.exists(situation)) return decision;
  Word* words = decision.after.words.data();
  const Word* before = situation.words.data();
  const Banks ended{{before, yesterday.words.data(), before}};
  for (const std::uint16_t n : rules.obligations)
    if (breaches(rules, rules.norms[n], ended, words, today)) decision.breached |= Word{1} << n;
  if (working) count_business_days(rules, words, today);
  return decision;
}

Decision fire(const CompiledRulebook& rules, const Situation& situation, int index, Day today) {
  return fire(rules, situation, index, today, {situation, today});
}

Decision fire(const CompiledRulebook& rules, const Situation& situation, int index, Day today,
              const Stood& stood) {
  const CompiledDeadline& deadline = rules.deadlines[static_cast<std::size_t>(index)];
  const Event now = at_start_of(today);
  Decision decision{situation, false, {RuleKind::NotDue, static_cast<std::uint16_t>(index)}};
  Step step{rules, situation, now, decision};
  if (!deadline.from[rules.configuration(situation)] || !rules.holds(deadline.when, step.banks()))
    return decision;
  if (!deadline.at.empty()) {
    const Value at = rules.value(deadline.at, step.banks());
    if (at == kUnset || at > today) return decision;
  }
  if (stood.day != today || stood.situation != situation) step.stood = &stood;
  step.accept(RuleKind::Deadline, static_cast<std::size_t>(index), deadline.effect);
  return decision;
}

Decision observe(const CompiledRulebook& rules, const Stood& stood, const Situation& now,
                 Day today) {
  const Event day = at_start_of(today);
  const bool shared = !same_shared(stood.situation, now);
  Decision decision{
      now, true, {shared || stood.day == today ? RuleKind::Observed : RuleKind::DayBegins, 0}};
  if (!rules.exists(now)) return decision;
  Step step{rules, stood.situation, day, decision};
  const Banks is = step.banks_after();
  if (shared)
    for (const std::uint16_t n : rules.obligations) step.end_spell(rules.norms[n], is);
  if (shared || stood.day != today) step.enter_since(stood, is);
  return decision;
}

Day next_deadline(const CompiledRulebook& rules, const Situation& situation, Day today) {
  if (!rules.exists(situation)) return kNeverDay;
  const Word* words = situation.words.data();
  const Event now = at_start_of(today);
  const Banks banks{{words, now.words.data(), words}};
  Day next = kNeverDay;
  const auto no_later_than = [&](Value day) {
    next = std::min(next, static_cast<Day>(std::clamp<Value>(day, today + 1, kNeverDay)));
  };
  for (const Counter& counter : rules.counters) {
    const Value days = counter.slot.get(words);
    if (days != kUnset && days < counter.slot.high) no_later_than(counter.date.get(words) + 1);
  }
  for (const std::uint16_t n : rules.obligations) {
    const CompiledNorm& norm = rules.norms[n];
    const Value clock = norm.clock.get(words);
    const bool holds = rules.holds(norm.holds, banks);
    if (!holds && clock != 0) no_later_than(today + 1);
    if (holds && clock != norm.breached) no_later_than(today + 1);
    no_later_than(next_change(rules, norm.holds, norm.by_days, words, today));
  }
  for (const TimedCondition& hazard : rules.hazards)
    no_later_than(next_change(rules, hazard.when, hazard.by_days, words, today));
  for (const TimedCondition& never : rules.timed_nevers)
    no_later_than(next_change(rules, never.when, never.by_days, words, today));
  const std::size_t configuration = rules.configuration(situation);
  for (const CompiledDeadline& deadline : rules.deadlines) {
    if (!deadline.from[configuration]) continue;
    no_later_than(next_change(rules, deadline.when, deadline.by_days, words, today));
    if (!rules.holds(deadline.when, banks)) continue;
    const Value at = deadline.at.empty() ? today + 1 : rules.value(deadline.at, banks);
    if (at != kUnset) no_later_than(at);
  }
  return next;
}

std::uint64_t hazards_of(const CompiledRulebook& rules, const Situation& situation, Day today) {
  if (!rules.exists(situation)) return 0;
  const Event now = at_start_of(today);
  const Word* words = situation.words.data();
  const Banks banks{{words, now.words.data(), words}};
  std::uint64_t bits = 0;
  for (std::size_t h = 0; h < rules.hazards.size(); ++h)
    if (rules.holds(rules.hazards[h].when, banks)) bits |= Word{1} << h;
  return bits;
}

bool is_step(const Decision& decision) {
  const RuleKind kind = decision.rule.kind;
  return decision.accepted && kind != RuleKind::DayBegins && kind != RuleKind::Observed;
}

std::uint64_t broken_properties(const CompiledRulebook& rules, const Situation& before,
                                const Event& event, const Decision& decision) {
  if (!is_step(decision)) return 0;
  Event step = event;
  step.words[Event::kSends] = decision.sends;
  const Word* after = decision.after.words.data();
  const Banks whole_step{{before.words.data(), step.words.data(), after}};
  const Banks at_end{{after, step.words.data(), after}};
  const std::uint64_t of_step = held(rules, Pattern::NeverStep, [&](std::size_t p) {
    return rules.holds(rules.step_clause(p, before), whole_step);
  });
  return of_step | held(rules, Pattern::Never, at_end);
}

std::uint64_t broken_properties(const CompiledRulebook& rules, const Situation& situation,
                                Day today) {
  if (!rules.exists(situation)) return 0;
  const Event now = at_start_of(today);
  const Word* words = situation.words.data();
  return held(rules, Pattern::Never, {{words, now.words.data(), words}});
}

}  // namespace juchu
