#include "properties/check/retelling.hpp"

#include "properties/search/trace/shop_run.hpp"

namespace juchu {
namespace {

/// Whether `start` is one of the rulebook's: settings may have any value.
bool starts_alike(const CompiledRulebook& rules, const Situation& start) {
  Situation expected = rules.start();
  const auto& fields = rules.rulebook().fields;
  for (std::size_t f = 0; f < fields.size(); ++f)
    if (fields[f].any_initial)
      rules.fields[f].put(expected.words.data(), rules.fields[f].get(start.words.data()));
  return start == expected;
}

class Retelling {
 public:
  Retelling(const CompiledRulebook& rules, const Trace& trace, const Shown& wanted)
      : rules_(rules), wanted_(wanted), run_(rules, trace.start, trace.carts, Trace::kFirstDay) {}

  /// False when it cannot be.
  bool take(const TraceStep& step) {
    if (step.next_day) {
      if (!run_.next_day(step.working, rules_.promises)) return false;
      for (int order = 0; order < run_.orders(); ++order)
        if (run_.exists(order)) look_at(run_.situation_of(order));
      return true;
    }
    Event event = step.event;
    const Situation before = run_.situation_of(step.order);
    const Decision decision = run_.ask(step.order, event);
    if (!decision.accepted) return false;
    run_.happen(step.order, event, decision);
    if (step.order < 0) return true;
    event.words[Event::kSends] = decision.sends;
    look_for(Pattern::SometimesStep, before,
             {{before.words.data(), event.words.data(), decision.after.words.data()}});
    look_at(decision.after);
    return true;
  }

  [[nodiscard]] std::uint64_t breached() const { return run_.found().breached; }
  [[nodiscard]] bool shows() const {
    return ((run_.found().hazards & wanted_.hazards) |
            ((run_.found().properties | shown_) & wanted_.properties)) != 0;
  }

 private:
  void look_at(const Situation& order) {
    const Event today = rules_.day_event(run_.today());
    const Word* words = order.words.data();
    look_for(Pattern::Sometimes, order, {{words, today.words.data(), words}});
  }

  void look_for(Pattern pattern, const Situation& before, const Banks& banks) {
    const auto& properties = rules_.rulebook().properties;
    for (std::size_t p = 0; p < properties.size(); ++p)
      if ((wanted_.properties >> p & 1) != 0 && properties[p].pattern == pattern &&
          rules_.holds(rules_.step_clause(p, before), banks))
        shown_ |= std::uint64_t{1} << p;
  }

  const CompiledRulebook& rules_;
  const Shown& wanted_;
  ShopRun run_;
  std::uint64_t shown_ = 0;  // properties
};

}  // namespace

bool retells(const CompiledRulebook& rules, const Trace& trace, const Shown& wanted,
             std::uint64_t keeping) {
  if (!starts_alike(rules, trace.start)) return false;
  Retelling retelling(rules, trace, wanted);
  for (const TraceStep& step : trace.steps)
    if (!retelling.take(step) || (retelling.breached() & (keeping | rules.promises)) != 0)
      return false;
  return retelling.shows();
}

}  // namespace juchu
