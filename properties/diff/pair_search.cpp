#include "properties/diff/pair_search.hpp"

#include <algorithm>
#include <utility>

#include "model/index.hpp"
#include "model/work/work_limit.hpp"

namespace juchu {
namespace {

constexpr Day kToday = CanonicalForm::kToday;
constexpr SituationId kBetweenLooks = 256;

}  // namespace

PairSearch::PairSearch(const std::array<PairRules, 2>& rules, const Matching& matching,
                       PairSearchOptions options)
    : rules_(rules),
      matching_(matching),
      options_(std::move(options)),
      names_(*rules[0].slice, *rules[1].slice, matching),
      events_(*rules[0].slice, *rules[1].slice, names_, matching),
      steps_(rules, events_, names_, matching, (options_.wanted & bit_of(Differs::Refusal)) != 0),
      dates_{CanonicalForm(rules[0].slice->rules), CanonicalForm(rules[1].slice->rules)} {
  const bool refusals = (options_.wanted & bit_of(Differs::Refusal)) != 0;
  for (const int side : kSides) {
    liveness_[at(side)] = std::make_unique<Liveness>(*rules[at(side)].slice, 1, nullptr, refusals);
    list_words(side);
  }
  const std::size_t stride = words_[0].size() + words_[1].size();
  seen_values_.assign(steps_.compared().size(), 0);
  store_ = std::make_unique<SituationStore>(stride);
  packed_.resize(stride);
}

/// The words of a situation in which something of the slice stands.
void PairSearch::list_words(int side) {
  const Slice& slice = *rules_[at(side)].slice;
  std::vector<std::uint8_t>& words = words_[at(side)];
  words.push_back(slice.rules.fields.front().word);
  for (std::size_t f = 0; f < slice.fields.size(); ++f) {
    if (slice.fields[f]) words.push_back(slice.rules.fields[f].word);
    if (slice.counters[f]) words.push_back(slice.rules.counter_slots[f].word);
  }
  for (const CompiledNorm& norm : slice.rules.norms)
    if (norm.clock.width != 0) words.push_back(norm.clock.word);
  std::ranges::sort(words);
  words.erase(std::unique(words.begin(), words.end()), words.end());
}

std::vector<SidePair> PairSearch::initial() const {
  std::vector<SidePair> shops(1);
  for (const int side : kSides) shops[0].sides[at(side)] = rules_[at(side)].slice->rules.start();
  for (const int side : kSides) {
    const auto& fields = matching_.book(side).fields;
    for (std::size_t f = 0; f < fields.size(); ++f) {
      const int there = matching_.fields.across(side, static_cast<int>(f));
      const bool shared = there >= 0 && matching_.book(other(side))
                                            .fields[static_cast<std::size_t>(there)]
                                            .any_initial;
      if (!fields[f].any_initial || (side == kNew && shared)) continue;
      const auto& slices = rules_;
      const bool read = slices[at(side)].slice->fields[f] ||
                        (shared &&
                         slices[at(other(side))].slice->fields[static_cast<std::size_t>(there)]);
      if (!read) continue;
      const Slot& slot = rules_[at(side)].slice->rules.fields[f];
      std::vector<SidePair> more;
      for (const SidePair& shop : shops) {
        for (Value value = slot.low; value <= slot.high; ++value) {
          SidePair chosen = shop;
          slot.put(chosen.sides[at(side)].words.data(), value);
          if (shared) {
            const auto&
                type = matching_.book(other(side)).fields[static_cast<std::size_t>(there)].type;
            const auto across = matching_.across(side, fields[f].type, value, type);
            if (!across) continue;  // no shop of the other side is like this
            rules_[at(other(side))].slice->rules.field(there).put(
                chosen.sides[at(other(side))].words.data(), *across);
          }
          more.push_back(chosen);
        }
      }
      shops = std::move(more);
    }
  }
  for (SidePair& shop : shops) canonicalize(shop, kToday);
  return shops;
}

void PairSearch::canonicalize(SidePair& pair, Day today) const {
  for (const int side : kSides) {
    Situation& situation = pair.sides[at(side)];
    const Liveness::Kept kept = liveness_[at(side)]->forget(situation, today);
    pair.names[at(side)] = kept.names;
    dates_[at(side)].make_relative(situation, today, kept.forgotten_dates);
  }
  names_.rename(pair);
}

void PairSearch::pack(const SidePair& pair, Word* to) const {
  for (const int side : kSides)
    for (const std::uint8_t word : words_[at(side)]) *to++ = pair.sides[at(side)].words[word];
}

SidePair PairSearch::unpack(const Word* from) const {
  SidePair pair;
  for (const int side : kSides)
    for (const std::uint8_t word : words_[at(side)]) pair.sides[at(side)].words[word] = *from++;
  return pair;
}

SidePair PairSearch::pair(SituationId id) const {
  SidePair pair = unpack(store_->at(id));
  for (const int side : kSides)  // which changes nothing but tells which names matter
    pair.names[at(side)] = liveness_[at(side)]->forget(pair.sides[at(side)], kToday).names;
  return pair;
}

/// What happens to the pair that is visited.
class PairSearch::Visit : public PairStepVisitor {
 public:
  Visit(PairSearch& search, SituationId from, const SidePair& before)
      : search_(search),
        from_(from),
        statuses_(search.rules_[0].slice->rules.configuration(before.sides[0])) {}

  void taken(const PairStep& step) override {
    PairSearch& s = search_;
    ++s.progress_.transitions;
    note(step);
    if ((step.differs & kParting) != 0 || !step.changes) return;
    SidePair after = step.after;
    s.canonicalize(after, step.next_day ? kToday + 1 : kToday);
    s.pack(after, s.packed_.data());
    constexpr std::uint64_t kLittle = 1 << 20;
    const std::uint64_t growth = s.store_->growth();
    if (growth < kLittle || has_room(growth))
      s.store_->intern(s.packed_.data(), from_);
    else
      s.budget_ = Budget::Memory;
  }

  /// Looks at the clock now and then: a situation of two rulebooks that have little in common may
  /// have millions of events.
  bool go_on() override {
    if (search_.budget_ != Budget::None) return false;
    if (++tried_ % kEventsBetweenLooks == 0) search_.budget_ = search_.look(from_);
    if (++search_.tried_ % kEventsBetweenClocks == 0 && search_.budget_ == Budget::None)
      search_.budget_ = search_.look_at_the_clock();
    if (tried_ > search_.options_.most_events) search_.budget_ = Budget::Situations;
    return search_.budget_ == Budget::None;
  }

 private:
  void note(const PairStep& step) {
    search_.uncertain_ = search_.uncertain_ || step.uncertain;
    const auto differs = static_cast<Differences>(step.differs & search_.options_.wanted);
    if (differs == 0 || !asked_of(step)) return;
    bool fresh = false;
    for (const int value : step.values)
      fresh = std::exchange(search_.seen_values_[at(value)], std::uint8_t{1}) == 0 || fresh;
    const int joint = step.next_day ? -1 : step.event.joint;
    const auto rest = static_cast<Differences>(differs & ~bit_of(Differs::Values));
    const std::tuple key(joint, statuses_, rest);
    auto& seen = search_.seen_;
    const auto place = std::ranges::lower_bound(seen, key);
    const bool known = rest == 0 || (place != seen.end() && *place == key);
    if (!known) seen.insert(place, key);
    if (!known || fresh) search_.sightings_.push_back({from_, joint, differs, step.values});
  }

  [[nodiscard]] bool asked_of(const PairStep& step) const {
    const auto& only = search_.options_.only_of;
    if (!only) return true;
    const auto row = [&](int side) { return search_.events_.row(step.event.joint, side); };
    return !step.next_day && row(kOld) == (*only)[0] && row(kNew) == (*only)[1];
  }

  PairSearch& search_;
  SituationId from_;
  std::size_t statuses_;
  std::uint64_t tried_ = 0;
};

void PairSearch::run() {
  if (unbounded() >= 0) return;
  if (dates_[0].undecidable() || dates_[1].undecidable()) {
    budget_ = Budget::Situations;  // which no budget would exhaust
    return;
  }
  for (const SidePair& pair : initial()) {
    pack(pair, packed_.data());
    store_->intern(packed_.data(), kNoSituation);
  }
  SituationId level_end = store_->size();
  for (SituationId id = 0; id < store_->size(); ++id) {
    if (id == level_end) {
      if (++progress_.depth > kMostStepsOfStory) budget_ = Budget::Calendar;
      level_end = store_->size();
    }
    if (budget_ != Budget::None) break;
    const SidePair before = pair(id);
    Visit visit(*this, id, before);
    steps_.for_each(before, kToday, visit);
    if (budget_ != Budget::None || (options_.first_only && !sightings_.empty())) break;
    if (options_.values_only && all_values_seen()) break;
    if (id % kBetweenLooks == 0 && (budget_ = look(id)) != Budget::None) break;
  }
  progress_.situations = store_->size();
  progress_.bytes = store_->bytes();
}

Budget PairSearch::look_at_the_clock() {
  return options_.watch ? options_.watch(progress_) : Budget::None;
}

Budget PairSearch::look(SituationId id) {
  progress_.situations = store_->size();
  progress_.frontier = store_->size() - id - 1;
  progress_.bytes = store_->bytes();
  if (progress_.situations > options_.most_pairs) return Budget::Situations;
  if (too_wide() && progress_.situations > options_.most_where_wide) return Budget::Situations;
  return look_at_the_clock();
}

}  // namespace juchu
