#include "model/engine/engine.hpp"

#include <algorithm>
#include <span>

#include "model/engine/today.hpp"

namespace juchu {
namespace {

Value add(Value value, Value offset) { return value == kUnset ? kUnset : value + offset; }

Event at_start_of(Day today) {
  Event event;
  event.words[Event::kDay] = static_cast<Word>(today);
  return event;
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
    if (rules.any_clock(decision.after.words.data()))
      for_each(effect.obligations, [&](std::uint16_t n) { end_spell(rules.norms[n], after); });
    const Word status = rules.fields.front().raw(decision.after.words.data());
    const Range& touched = rules.hazard_ranges[effect.hazards + status];
    if (stood == nullptr)
      return rules.for_each_needed(touched, decision.after.words.data(),
                                   [&](std::uint16_t h) { enter(h, banks(), after); });
    const Watch& watch = rules.watch(decision.after);
    const bool shared = !same_shared(stood->situation, decision.after);
    enter_since(*stood, shared ? watch.hazards : touched, after);
    enter_since(*stood, watch.timed_hazards, after);
  }

  /// Enters hazards that did not hold when the order stood so.
  void enter_since(const Stood& then, const Range& candidates, const Banks& is) {
    const Today day(then.day);
    const Word* words = then.situation.words.data();
    rules.for_each_needed(candidates, is.words[Slot::Before],
                          [&](std::uint16_t h) { enter(h, {{words, day.words, words}}, is); });
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
    const Program& when = rules.hazards[hazard];
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
      return days.empty() ? value : step.rules.value_of(days, step.before, step.event);
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

/// Bits of the properties that say in what step never, and this one is.
std::uint64_t broken_steps(const CompiledRulebook& rules, const Situation& before,
                           const Event& event, const Banks& whole_step) {
  std::uint64_t bits = 0;
  for (const std::uint16_t p : rules.never_steps(event))
    if (rules.holds(rules.step_clause(p, before), whole_step)) bits |= Word{1} << p;
  return bits;
}

/// Bits of those that say in what situation never, and this one is.
std::uint64_t broken_nevers(const CompiledRulebook& rules, const Situation& situation,
                            const Banks& banks) {
  std::uint64_t bits = 0;
  rules.for_each_needed(rules.watch(situation).nevers, situation.words.data(),
                        [&](std::uint16_t p) {
                          if (rules.holds(rules.properties[p], banks)) bits |= Word{1} << p;
                        });
  return bits;
}

}  // namespace

bool same_shared(const Situation& a, const Situation& b) {
  return std::equal(a.words.begin() + Situation::kCart, a.words.end(),
                    b.words.begin() + Situation::kCart);
}

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

Decision fire(const CompiledRulebook& rules, const Situation& situation, int index, Day today) {
  return fire(rules, situation, index, today, {situation, today});
}

Decision fire(const CompiledRulebook& rules, const Situation& situation, int index, Day today,
              const Stood& stood) {
  const CompiledDeadline& deadline = rules.deadlines[static_cast<std::size_t>(index)];
  const Event now = at_start_of(today);
  Decision decision{situation, false, {RuleKind::NotDue, static_cast<std::uint16_t>(index)}};
  Step step{rules, situation, now, decision};
  if (!deadline.from[rules.configuration(situation)] ||
      !is_due(rules, deadline, step.banks(), today))
    return decision;
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
  const Watch& watch = rules.watch(now);
  if (shared || stood.day != today)
    step.enter_since(stood, shared ? watch.hazards : watch.timed_hazards, is);
  return decision;
}

std::uint64_t hazards_of(const CompiledRulebook& rules, const Situation& situation, Day today) {
  const Today day(today);
  const Banks banks = banks_of(situation, day);
  std::uint64_t bits = 0;
  rules.for_each_needed(rules.watch(situation).hazards, situation.words.data(),
                        [&](std::uint16_t h) {
                          if (rules.holds(rules.hazards[h], banks)) bits |= Word{1} << h;
                        });
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
  return broken_steps(rules, before, event, whole_step) |
         broken_nevers(rules, decision.after, {{after, step.words.data(), after}});
}

std::uint64_t broken_properties(const CompiledRulebook& rules, const Situation& situation,
                                Day today) {
  const Today day(today);
  return broken_nevers(rules, situation, banks_of(situation, day));
}

}  // namespace juchu
