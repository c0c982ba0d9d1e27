// From what an exploration found back to what can be told: traces with days, names and every
// parameter.
#include <algorithm>
#include <cassert>
#include <limits>
#include <optional>

#include "properties/search/explorer.hpp"
#include "properties/search/trace/shop_run.hpp"
#include "sim/default_parameters.hpp"

namespace juchu {
namespace {

constexpr int kMostTried = 1'000'000;  // in search of a step that is more ordinary
constexpr int kTriedBetweenTimes = 1 << 13;

}  // namespace

/// Lives through a path again, in the slice and in the whole rulebook at once, and writes it down.
class Explorer::Telling {
 public:
  Telling(const Explorer& explorer, const CompiledRulebook& whole, SituationId start)
      : explorer_(explorer),
        whole_(whole),
        slice_(explorer.situation(start)),
        trace_{start_of(slice_.orders[0]), explorer.options_.carts, {}},
        run_(whole, trace_.start, trace_.carts, Trace::kFirstDay) {}

  /// Takes a step to the canonical situation `to`, showing something of `showing` if that is given.
  void step_to(std::optional<SituationId> to, const Shown* showing) {
    Choice choice(*this, to, showing);
    explorer_.steps_.for_each(slice_, today_, choice, next_serial_);
    assert(choice.best && "every step of an exploration can be taken again");
    take(*choice.best);
  }

  [[nodiscard]] Trace trace() && { return std::move(trace_); }

 private:
  /// The shop at the start, of which the slice knows what `known` has.
  [[nodiscard]] Situation start_of(const Situation& known) const {
    Situation start = whole_.start();
    const auto& fields = whole_.rulebook().fields;
    for (std::size_t f = 0; f < fields.size(); ++f) {
      if (!fields[f].any_initial) continue;
      const Slot& slot = whole_.fields[f];
      const Value chosen = explorer_.slice_.fields[f] ? slot.get(known.words.data()) : slot.low;
      slot.put(start.words.data(), chosen);
    }
    return start;
  }

  /// Of the steps that lead to the same, the one that says least out of the ordinary.
  class Choice : public StepVisitor {
   public:
    Choice(const Telling& telling, std::optional<SituationId> to, const Shown* showing)
        : telling_(telling), to_(to), showing_(showing) {}

    void taken(const Step& step) override {
      if (showing_ != nullptr && !step.shown.only(*showing_).any()) return;
      if ((step.shown.breached & telling_.explorer_.options_.keeping) != 0 && !breach_is_wanted())
        return;
      if (to_ && !leads_to(step, *to_)) return;
      const int unusual = telling_.unusual_parameters(step);
      if (unusual >= least_) return;
      least_ = unusual;
      best = step;
    }

    /// Nothing is more ordinary; and one event may have millions of choices.
    bool goes_on() override {
      if (least_ == 0) return false;
      return !best || (++tried_since_ < kMostTried &&
                       (tried_since_ % kTriedBetweenTimes != 0 || telling_.has_time()));
    }

    std::optional<Step> best;

   private:
    [[nodiscard]] bool breach_is_wanted() const {
      return showing_ != nullptr && (showing_->breached & telling_.explorer_.options_.keeping) != 0;
    }
    [[nodiscard]] bool leads_to(const Step& step, SituationId to) const {
      JointSituation after = step.after;
      const Explorer& e = telling_.explorer_;
      e.form_.canonicalize(after, telling_.today_ + (step.next_day ? 1 : 0));
      std::vector<Word> packed(e.form_.stride());
      e.form_.pack(after, packed.data());
      return e.store_.find(packed.data()) == to;
    }

    const Telling& telling_;
    std::optional<SituationId> to_;
    const Shown* showing_;
    int least_ = std::numeric_limits<int>::max();
    int tried_since_ = 0;
  };

  [[nodiscard]] bool has_time() const {
    const ExplorerOptions& options = explorer_.options_;
    return !options.watch || options.watch(explorer_.progress_) == Budget::None;
  }

  [[nodiscard]] int unusual_parameters(const Step& step) const {
    if (step.next_day) return step.working ? 0 : 1;
    const auto& parameters = whole_.rulebook().events[step.event.type].parameters;
    const Event event = whole_event(step);
    int unusual = 0;
    for (std::size_t p = 0; p < parameters.size(); ++p) {
      const Slot& slot = whole_.parameter(event.type, static_cast<int>(p));
      const Value chosen = slot.get(event.words.data());
      if (chosen != value_by_default(whole_, run_.situation_of(step.order), event, p)) ++unusual;
    }
    return unusual;
  }

  /// The event with the parameters that the slice does not read at their defaults.
  [[nodiscard]] Event whole_event(const Step& step) const {
    Event event = step.event;
    for (std::size_t p = 0; p < whole_.rulebook().events[event.type].parameters.size(); ++p) {
      if (explorer_.choices_.varies(event.type, p)) continue;
      const Value value = value_by_default(whole_, run_.situation_of(step.order), event, p);
      whole_.parameter(event.type, static_cast<int>(p)).put(event.words.data(), value);
    }
    return event;
  }

  void take(const Step& step) {
    TraceStep told{.next_day = step.next_day, .working = step.working, .order = step.order};
    if (step.next_day) {
      ++today_;
      run_.next_day(step.working, 0);
    } else {
      told.event = whole_event(step);
      Event event = told.event;
      const Decision decision = run_.ask(step.order, event);
      if (decision.accepted) run_.happen(step.order, event, decision);
      note_serials(told.event);
    }
    slice_ = step.after;
    trace_.steps.push_back(told);
  }

  /// A number once given to a parcel is not fresh any more, even when it is forgotten.
  void note_serials(const Event& event) {
    const auto& parameters = whole_.rulebook().events[event.type].parameters;
    for (std::size_t p = 0; p < parameters.size(); ++p) {
      if (parameters[p].type.kind != Kind::Token) continue;
      const Value token = whole_.parameter(event.type, static_cast<int>(p)).get(event.words.data());
      if (token != kUnset)
        next_serial_ = std::max(next_serial_, static_cast<int>(token / whole_.token_classes()) + 1);
    }
  }

  const Explorer& explorer_;
  const CompiledRulebook& whole_;
  JointSituation slice_;  // as the slice sees it, on its real day
  Trace trace_;
  ShopRun run_;  // as the whole rulebook sees it
  Day today_ = Trace::kFirstDay;
  int next_serial_ = 0;
};

Trace Explorer::trace_to(SituationId situation, const CompiledRulebook& whole) const {
  const std::vector<SituationId> way = path_to(situation);
  Telling telling(*this, whole, way.front());
  for (std::size_t i = 1; i < way.size(); ++i) telling.step_to(way[i], nullptr);
  return std::move(telling).trace();
}

Trace Explorer::trace_showing(const Shown& what, const CompiledRulebook& whole) const {
  const SituationId before = first_showing(what);
  assert(before != kNoSituation && "it has been sighted");
  const std::vector<SituationId> way = path_to(before);
  Telling telling(*this, whole, way.front());
  for (std::size_t i = 1; i < way.size(); ++i) telling.step_to(way[i], nullptr);
  telling.step_to(std::nullopt, &what);
  return std::move(telling).trace();
}

}  // namespace juchu
