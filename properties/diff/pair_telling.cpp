// From what a product search found back to what can be told on both sides: days, names and every
// parameter.
#include <algorithm>
#include <limits>
#include <optional>

#include "model/engine/days.hpp"
#include "model/index.hpp"
#include "properties/diff/pair_search.hpp"
#include "sim/default_parameters.hpp"

namespace juchu {
/// Lives through a path again, in the slices and in the whole rulebooks at once, and writes it
/// down.
class PairSearch::Telling {
 public:
  Telling(const PairSearch& search, SituationId start)
      : search_(search), sliced_(search.unpack(search.store_->at(start))) {
    for (const int side : kSides) {
      const CompiledRulebook& whole = *search.rules_[at(side)].whole;
      Trace& trace = story_.traces[at(side)];
      trace.start = whole.start();
      trace.carts = {0};
      choose_settings(side, trace.start);
      whole_[at(side)] = trace.start;
    }
    agree_on_settings();
    sliced_.names = {~std::uint64_t{0}, ~std::uint64_t{0}};
  }

  /// Takes a step to the canonical pair `to`; false when there is none.
  bool step_to(SituationId to) { return choose_and_take(to, nullptr); }
  /// Takes the step that was sighted.
  bool step_to(const Sighting& sighting) { return choose_and_take(std::nullopt, &sighting); }

  [[nodiscard]] StoryPair story() && { return std::move(story_); }

 private:
  /// Of the steps that lead to the same, the one that says least out of the ordinary.
  class Choice : public PairStepVisitor {
   public:
    Choice(const Telling& telling, std::optional<SituationId> to, const Sighting* sighting)
        : telling_(telling), to_(to), sighting_(sighting) {}

    void taken(const PairStep& step) override {
      if (sighting_ != nullptr &&
          ((step.differs & telling_.search_.options_.wanted) != sighting_->differs ||
           (step.next_day ? -1 : step.event.joint) != sighting_->joint ||
           step.values != sighting_->values))
        return;
      if (to_ && !leads_to(step, *to_)) return;
      const int unusual = telling_.unusual_parameters(step);
      if (unusual >= least_) return;
      least_ = unusual;
      best = step;
    }

    /// Until nothing can be less out of the ordinary, or has been looked for long enough.
    bool go_on() override {
      ++tried_;
      if (least_ == 0 || (best && tried_ > telling_.search_.options_.most_events)) return false;
      return tried_ % kEventsBetweenClocks != 0 || !telling_.search_.out_of_time();
    }

    std::optional<PairStep> best;

   private:
    [[nodiscard]] bool leads_to(const PairStep& step, SituationId to) const {
      if ((step.differs & kParting) != 0) return false;
      SidePair after = step.after;
      const PairSearch& s = telling_.search_;
      s.canonicalize(after, telling_.today_ + (step.next_day ? 1 : 0));
      std::vector<Word> packed(s.packed_.size());
      s.pack(after, packed.data());
      return s.store_->find(packed.data()) == to;
    }

    const Telling& telling_;
    std::optional<SituationId> to_;
    const Sighting* sighting_;
    int least_ = std::numeric_limits<int>::max();
    std::uint64_t tried_ = 0;
  };

  void choose_settings(int side, Situation& start) const {
    const CompiledRulebook& whole = *search_.rules_[at(side)].whole;
    const auto& fields = whole.rulebook().fields;
    for (std::size_t f = 0; f < fields.size(); ++f) {
      if (!fields[f].any_initial) continue;
      const Slot& slot = whole.fields[f];
      const bool read = search_.rules_[at(side)].slice->fields[f];
      const Slot& sliced = search_.rules_[at(side)].slice->rules.fields[f];
      slot.put(start.words.data(),
               read ? sliced.get(sliced_.sides[at(side)].words.data()) : slot.low);
    }
  }

  /// A setting that only one side reads, or neither, is the same on both.
  void agree_on_settings() {
    for (const int side : kSides) {
      const int there_side = other(side);
      const auto& fields = search_.matching_.book(side).fields;
      for (std::size_t f = 0; f < fields.size(); ++f) {
        const int there = search_.matching_.fields.across(side, static_cast<int>(f));
        if (there < 0 || !fields[f].any_initial) continue;
        const auto t = static_cast<std::size_t>(there);
        const Field& across = search_.matching_.book(there_side).fields[t];
        const bool decides = search_.rules_[at(side)].slice->fields[f] || side == kOld;
        if (!across.any_initial || !decides || search_.rules_[at(there_side)].slice->fields[t])
          continue;
        const Value value = search_.rules_[at(side)].whole->fields[f].get(
            whole_[at(side)].words.data());
        const auto same = search_.matching_.across(side, fields[f].type, value, across.type);
        if (!same) continue;
        const Slot& slot = search_.rules_[at(there_side)].whole->fields[t];
        slot.put(story_.traces[at(there_side)].start.words.data(), *same);
        slot.put(whole_[at(there_side)].words.data(), *same);
      }
    }
  }

  bool choose_and_take(std::optional<SituationId> to, const Sighting* sighting) {
    Choice choice(*this, to, sighting);
    search_.steps_.for_each(sliced_, today_, choice, next_serial_);
    if (!choice.best) return false;
    take(*choice.best);
    return true;
  }

  /// `side`'s event with the parameters that nothing reads at their defaults; what the other side's
  /// default is, where this one has none of its own, is of no matter.
  [[nodiscard]] Event whole_event(const PairStep& step, int side) const {
    const CompiledRulebook& whole = *search_.rules_[at(side)].whole;
    const CompiledRulebook& sliced = search_.rules_[at(side)].slice->rules;
    const Event& chosen = step.event.event[at(side)];
    Event event = whole.event(chosen.type, chosen.today());
    const auto& parameters = whole.rulebook().events[event.type].parameters;
    const int joint = step.event.joint;
    const auto put = [&](bool varied) {
      for (std::size_t p = 0; p < parameters.size(); ++p) {
        if (search_.events_.varies(joint, side, p) != varied) continue;
        const Slot& slot = whole.parameter(event.type, static_cast<int>(p));
        const Slot& from = sliced.parameter(event.type, static_cast<int>(p));
        Value value = varied ? from.get(chosen.words.data())
                             : value_by_default(whole, whole_[at(side)], event, p);
        if (!varied && side == kNew) value = value_like_old(step, p, value);
        slot.put(event.words.data(), slot.holds(value) ? value : slot.low);
      }
    };
    put(true);
    put(false);
    return event;
  }

  /// What the old side says of the same parameter, if the new one may say so, too.
  [[nodiscard]] Value value_like_old(const PairStep& step, std::size_t parameter,
                                     Value value) const {
    const int row = search_.events_.row(step.event.joint, kOld);
    if (row < 0) return value;
    const int there = search_.matching_.parameters(row).across(kNew, static_cast<int>(parameter));
    if (there < 0 || !step.event.there[at(kOld)]) return value;
    const auto& type_of = [&](int side, int event, int index) -> const Type& {
      return search_.matching_.book(side)
          .events[static_cast<std::size_t>(event)]
          .parameters[static_cast<std::size_t>(index)]
          .type;
    };
    const Type& old_type = type_of(kOld, row, there);
    if (old_type.kind == Kind::Token) return value;
    const Event old_event = whole_event(step, kOld);
    const Value
        said = search_.rules_[at(kOld)].whole->parameter(row, there).get(old_event.words.data());
    return search_.matching_
        .across(kOld, old_type, said,
                type_of(kNew, step.event.event[at(kNew)].type, static_cast<int>(parameter)))
        .value_or(value);
  }

  [[nodiscard]] int unusual_parameters(const PairStep& step) const {
    if (step.next_day) return step.working ? 0 : 1;
    int unusual = 0;
    for (const int side : kSides) {
      if (!step.event.there[at(side)]) {
        ++unusual;
        continue;
      }
      const CompiledRulebook& whole = *search_.rules_[at(side)].whole;
      const Event event = whole_event(step, side);
      const auto& parameters = whole.rulebook().events[event.type].parameters;
      for (std::size_t p = 0; p < parameters.size(); ++p) {
        const Value chosen = whole.parameter(event.type, static_cast<int>(p))
                                 .get(event.words.data());
        if (chosen != value_by_default(whole, whole_[at(side)], event, p)) ++unusual;
      }
    }
    return unusual;
  }

  void take(const PairStep& step) {
    if (step.next_day) ++today_;
    for (const int side : kSides) {
      const CompiledRulebook& whole = *search_.rules_[at(side)].whole;
      Situation& situation = whole_[at(side)];
      TraceStep told{.next_day = step.next_day, .working = step.working, .order = -1};
      if (step.next_day) {
        situation = begin_whole_day(whole, situation, today_, step.working,
                                    [](const Situation&, const Decision&) {});
      } else if (step.event.there[at(side)]) {
        told.order = search_.events_.of_shop(step.event.joint) ? -1 : 0;
        told.event = whole_event(step, side);
      } else {
        story_.last_missing[at(side)] = true;
        continue;
      }
      story_.traces[at(side)].steps.push_back(told);
    }
    if (!step.next_day) happen(step);
    sliced_ = step.after;
  }

  void happen(const PairStep& step) {
    for (const int side : kSides) {
      if (!step.event.there[at(side)]) continue;
      const CompiledRulebook& whole = *search_.rules_[at(side)].whole;
      const Event& event = story_.traces[at(side)].steps.back().event;
      Situation& situation = whole_[at(side)];
      Situation asked = situation;
      const bool shop = search_.events_.of_shop(step.event.joint);
      if (shop) std::fill_n(asked.words.begin(), Situation::kShop, Word{0});
      const Decision decision = decide(whole, asked, event);
      if (shop)
        std::copy(decision.after.words.begin() + Situation::kShop, decision.after.words.end(),
                  situation.words.begin() + Situation::kShop);
      else
        situation = decision.after;
      note_serials(whole, event);
    }
  }

  /// A number once given to a parcel is not fresh any more, even when it is forgotten.
  void note_serials(const CompiledRulebook& whole, const Event& event) {
    const auto& parameters = whole.rulebook().events[event.type].parameters;
    for (std::size_t p = 0; p < parameters.size(); ++p) {
      if (parameters[p].type.kind != Kind::Token) continue;
      const Value token = whole.parameter(event.type, static_cast<int>(p)).get(event.words.data());
      if (token != kUnset)
        next_serial_ = std::max(next_serial_, static_cast<int>(token / whole.token_classes()) + 1);
    }
  }

  const PairSearch& search_;
  SidePair sliced_;                 // as the slices see it, on its real day
  std::array<Situation, 2> whole_;  // as the whole rulebooks see it
  StoryPair story_;
  Day today_ = Trace::kFirstDay;
  int next_serial_ = 0;
};

std::optional<StoryPair> PairSearch::story_of(const Sighting& sighting) const {
  std::vector<SituationId> way;
  for (SituationId id = sighting.before; id != kNoSituation; id = store_->parent(id))
    way.push_back(id);
  std::ranges::reverse(way);
  Telling telling(*this, way.front());
  for (std::size_t i = 1; i < way.size(); ++i)
    if (!telling.step_to(way[i])) return std::nullopt;
  if (!telling.step_to(sighting)) return std::nullopt;
  return std::move(telling).story();
}

}  // namespace juchu
