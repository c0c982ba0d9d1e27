#include "properties/search/liveness/liveness.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <span>
#include <vector>

#include "model/work/work_limit.hpp"
#include "properties/search/liveness/place_moves.hpp"
#include "properties/search/liveness/place_table.hpp"

namespace juchu {
namespace {

/// What a place keeps of a situation's words.
struct Keep {
  std::array<Word, std::tuple_size_v<decltype(Situation::words)>> mask{};
  std::array<Word, std::tuple_size_v<decltype(Situation::words)>> set{};
  std::vector<Slot> dates;  // set, and not kept: become today
  Liveness::Kept kept{.names = 0};
};

/// A move out of a place to another one; or within it, if what it writes depends on something.
struct Way {
  const PlaceMove* move = nullptr;
  std::uint32_t to = 0;
};

}  // namespace

class Liveness::Analysis {
 public:
  /// Without `coarse`, places are statuses alone. Otherwise they are finer, but for what `coarse`
  /// has found to be forgotten in their statuses.
  Analysis(const Slice& slice, int orders, const Shown* wanted, bool answers,
           std::unique_ptr<Analysis> coarse)
      : slice_(slice),
        book_(slice.rules.rulebook()),
        coarse_(std::move(coarse)),
        places_(slice, coarse_ != nullptr),
        numbers_(slice, places_),
        moves_(slice, places_, numbers_, wanted != nullptr ? *wanted : Shown{}, answers),
        prunes_(wanted != nullptr),
        several_(orders > 1) {
    for (std::size_t f = 0; f < book_.fields.size(); ++f)
      if (slice.counters[f]) counted_.push_back(f);
    find_essential();
    for (const PlaceKey key : places_.initial()) number(key);
    do {
      for (std::size_t p = shows_.size(); p < keys_.size(); ++p)
        visit(static_cast<std::uint32_t>(p));
      find_hope();
      settle();
    } while (add_emptied());
    for (std::uint32_t p = 0; p < keys_.size(); ++p) keep_.push_back(keep_at(representative(p)));
    ways_ = {};
  }

  [[nodiscard]] bool knows(const Situation& situation) const {
    return found_.find(essential(places_.of(situation))) != PlaceTable::kNone;
  }

  Kept forget(Situation& situation, Day today) const {
    const std::uint32_t place = found_.find(essential(places_.of(situation)));
    if (place == PlaceTable::kNone) {
      // Within the start of a day it went through a place that had no hope, and was not followed.
      assert(prunes_ && "the analysis knows every place that orders come to");
      return {.hopeful = false};
    }
    const Keep& keep = keep_[place];
    for (std::size_t w = 0; w < situation.words.size(); ++w)
      situation.words[w] = (situation.words[w] & keep.mask[w]) | keep.set[w];
    for (const Slot& date : keep.dates) date.put(situation.words.data(), today);
    return keep.kept;
  }

  [[nodiscard]] std::size_t places() const { return keys_.size(); }

 private:
  /// The place without what its statuses alone show to be forgotten.
  [[nodiscard]] PlaceKey essential(PlaceKey key) const {
    return coarse_ ? key & essential_[places_.configuration(key)] : key;
  }

  [[nodiscard]] PlaceKey statuses() const {
    PlaceKey bits = 0;
    for (std::size_t r = 0; r < book_.regions.size(); ++r)
      bits |= places_.parts()[r].mask() << places_.parts()[r].shift;
    return bits;
  }

  /// What the coarse analysis shows to matter, by the statuses that it has found.
  void find_essential() {
    if (!coarse_) return;
    essential_.assign(slice_.rules.configurations, ~PlaceKey{0});
    for (std::uint32_t p = 0; p < coarse_->keys_.size(); ++p) {
      PlaceKey& bits = essential_[places_.configuration(coarse_->keys_[p])];
      bits = statuses();
      for (const PlacePart& part : places_.parts())
        if (coarse_->may_be_read(p, static_cast<std::size_t>(part.field)))
          bits |= part.mask() << part.shift;
    }
  }

  /// Coarse: whether anything of the field may be read.
  [[nodiscard]] bool may_be_read(std::uint32_t place, std::size_t field) const {
    return numbers_.value(field) < 0 || live_[place].has(numbers_.value(field));
  }

  std::uint32_t number(PlaceKey key) {
    key = essential(key);
    const auto next = static_cast<std::uint32_t>(keys_.size());
    const std::uint32_t found = found_.intern(key, next);
    if (found == next) keys_.push_back(key);
    return found;
  }

  void visit(std::uint32_t place) {
    go_on();
    const PlaceKey key = keys_[place];
    Variables reads = moves_.reads_of_place(key);
    if (several_) keep_shared(reads);
    for (const int field : slice_.interest.values) read(static_cast<std::size_t>(field), reads);
    bool shows = false;
    moves_.for_each(key, [&](const PlaceMove& move) {
      go_on();
      reads |= move.guard;
      shows = shows || move.shows;
      if (!move.happens) return;
      targets_.clear();
      for (const PlaceKey to : move.alternatives)
        targets_.push_back(number((key & ~move.written) | to));
      std::ranges::sort(targets_);
      const auto repeated = std::ranges::unique(targets_);
      targets_.erase(repeated.begin(), repeated.end());
      for (const std::uint32_t to : targets_)
        if (to != place || move.depends) ways_.push_back({&move, to});
    });
    ways_begin_.push_back(static_cast<std::uint32_t>(ways_.size()));
    live_.push_back(reads);
    shows_.push_back(shows);
  }

  [[nodiscard]] std::span<const Way> ways(std::size_t place) const {
    if (forsaken_[place]) return {};
    return std::span(ways_).subspan(ways_begin_[place],
                                    ways_begin_[place + 1] - ways_begin_[place]);
  }

  /// What other orders read may be read at any time. Settings too: there is one truth of them.
  void keep_shared(Variables& reads) const {
    for (std::size_t f = 0; f < book_.fields.size(); ++f)
      if (book_.fields[f].scope != FieldScope::Order)
        read(f, reads);
      else if (slice_.asks_elsewhere && keeps_number(book_.fields[f]))
        read(f, reads);
  }

  void read(std::size_t field, Variables& reads) const {
    reads.add(numbers_.value(field));
    reads.add(numbers_.part(field));
  }

  /// From which places a sighting may still be reached; all, unless something in particular is
  /// wanted.
  void find_hope() {
    hopeful_.assign(keys_.size(), !prunes_);
    forsaken_.assign(keys_.size(), false);
    if (!prunes_) return;
    for (std::size_t p = 0; p < keys_.size(); ++p)
      hopeful_[p] = shows_[p] || moves_.shows(keys_[p]);
    for (bool changed = true; changed;) {
      changed = false;
      for (std::size_t p = keys_.size(); p-- > 0;) {
        go_on();
        const auto leads_on = [&](const Way& way) { return hopeful_[way.to] != 0; };
        if (hopeful_[p] || std::ranges::none_of(ways(p), leads_on)) continue;
        hopeful_[p] = changed = true;
      }
    }
    for (std::size_t p = 0; p < keys_.size(); ++p) {
      if (!hopeless_by_status(p)) continue;
      forsaken_[p] = true;
      live_[p] = {};
    }
  }

  /// Without hope whatever else is true there. (What gives a finer place no hope must be
  /// remembered.)
  [[nodiscard]] bool hopeless_by_status(std::size_t place) const {
    if (!coarse_) return !hopeful_[place];
    return coarse_->hopeful_[coarse_->found_.find(keys_[place] & statuses())] == 0;
  }

  void settle() {
    for (bool changed = true; changed;) {
      changed = false;
      for (std::size_t p = keys_.size(); p-- > 0;) {
        go_on();
        const Variables now = live_at(p);
        changed = changed || now != live_[p];
        live_[p] = now;
      }
    }
  }

  [[nodiscard]] Variables live_at(std::size_t place) const {
    Variables live = live_[place];
    for (const Way& way : ways(place)) {
      const Variables& later = live_[way.to];
      if (way.move->depends)
        for (const PlaceWrite& write : way.move->writes)
          if (is_live(later, write.field)) live |= write.reads;
      live |= later.without(way.move->sets);
    }
    for (const std::size_t f : counted_)  // counting asks whether the date has come
      if (live.has(numbers_.counter(f))) read(f, live);
    return live;
  }

  /// Whether the field's value, or whether it is set, may still be read.
  [[nodiscard]] bool is_live(const Variables& live, std::size_t field) const {
    return numbers_.value(field) < 0 || live.has(numbers_.value(field)) ||
           live.has(numbers_.part(field));
  }
  [[nodiscard]] bool value_is_live(std::uint32_t place, std::size_t field) const {
    return numbers_.value(field) < 0 ? slice_.fields[field]
                                     : live_[place].has(numbers_.value(field));
  }
  [[nodiscard]] bool part_is_live(std::uint32_t place, std::size_t field) const {
    return numbers_.part(field) < 0 || live_[place].has(numbers_.part(field));
  }

  /// The key of `place` without what it need not know.
  [[nodiscard]] PlaceKey emptied(std::uint32_t place) const {
    PlaceKey key = keys_[place];
    for (const PlacePart& part : places_.parts()) {
      const auto f = static_cast<std::size_t>(part.field);
      if (f >= book_.regions.size() && !part_is_live(place, f)) key &= ~(part.mask() << part.shift);
    }
    return key;
  }

  /// Numbers the places that stand for others; true when there are new ones.
  bool add_emptied() {
    const std::size_t before = keys_.size();
    for (std::uint32_t p = 0; p < before; ++p) number(emptied(p));
    return keys_.size() != before;
  }

  /// The place that stands for `place` once what it need not know is left out.
  [[nodiscard]] std::uint32_t representative(std::uint32_t place) const {
    for (;;) {
      const std::uint32_t next = found_.find(emptied(place));
      if (next == place) return place;
      place = next;
    }
  }

  [[nodiscard]] Keep keep_at(std::uint32_t place) const {
    Keep keep;
    keep.kept.hopeful = hopeful_[place] != 0;
    keep_fields(place, keep);
    for (const PlacePart& part : places_.parts()) {
      const auto f = static_cast<std::size_t>(part.field);
      const std::uint64_t raw = keys_[place] >> part.shift & part.mask();
      if (value_is_live(place, f)) continue;
      if (part.whole)
        keep.set[part.slot.word] |= raw << part.slot.shift;
      else if (raw != 0 && book_.fields[f].type.kind == Kind::Date)
        keep.dates.push_back(part.slot);
      else if (raw != 0)
        keep.set[part.slot.word] |= Word{1} << part.slot.shift;
    }
    for (const CompiledNorm& norm : slice_.rules.norms)
      if (norm.clock.width != 0 && !hopeless_by_status(place)) keep_slot(norm.clock, keep);
    return keep;
  }

  static void keep_slot(const Slot& slot, Keep& keep) {
    keep.mask[slot.word] |= slot.mask() << slot.shift;
  }

  void keep_fields(std::uint32_t place, Keep& keep) const {
    const bool exists = places_.exists(keys_[place]);
    int names = 0, dates = 0;
    for (std::size_t f = 0; f < book_.fields.size(); ++f) {
      const Field& field = book_.fields[f];
      const int date = field.type.kind == Kind::Date ? dates++ : 64;
      if (date < 64 && !value_is_live(place, f))
        keep.kept.forgotten_dates |= std::uint64_t{1} << date;
      if (!slice_.fields[f]) continue;
      const Slot& slot = slice_.rules.fields[f];
      const bool name = field.type.kind == Kind::Method || field.type.kind == Kind::Token;
      const bool kept = value_is_live(place, f);
      if (name && names < 64 && kept) keep.kept.names |= std::uint64_t{1} << names;
      names += name ? 1 : 0;
      if (!exists && field.scope == FieldScope::Order) continue;
      if (slice_.counters[f] && (numbers_.counter(f) < 0 || live_[place].has(numbers_.counter(f))))
        keep_slot(slice_.rules.counter_slots[f], keep);
      if (kept)
        keep_slot(slot, keep);
      else if (field.type.kind == Kind::Date && !field.type.optional)
        keep.dates.push_back(slot);
    }
  }

  const Slice& slice_;
  const Rulebook& book_;
  std::unique_ptr<Analysis> coarse_;
  Places places_;
  VariableNumbers numbers_;
  PlaceMoves moves_;
  bool prunes_;
  bool several_;
  std::vector<std::size_t> counted_;  // fields
  PlaceTable found_;
  std::vector<PlaceKey> essential_;  // bits, by configuration
  std::vector<PlaceKey> keys_;
  std::vector<Way> ways_;                        // those of place p stand
  std::vector<std::uint32_t> ways_begin_ = {0};  // from ways_begin_[p] on
  std::vector<std::uint32_t> targets_;
  std::vector<Variables> live_;         // by place
  std::vector<std::uint8_t> shows_;     // by place: a move out of it may show what is wanted
  std::vector<std::uint8_t> hopeful_;   // by place
  std::vector<std::uint8_t> forsaken_;  // by place: without hope whatever is true there
  std::vector<Keep> keep_;              // by place
};

Liveness::Liveness(const Slice& slice, int orders, const Shown* wanted, bool answers)
    : analysis_(std::make_unique<Analysis>(
          slice, orders, wanted, answers,
          std::make_unique<Analysis>(slice, orders, wanted, answers, nullptr))) {}
Liveness::~Liveness() = default;
Liveness::Liveness(Liveness&&) noexcept = default;
Liveness& Liveness::operator=(Liveness&&) noexcept = default;

bool Liveness::knows(const Situation& situation) const { return analysis_->knows(situation); }

Liveness::Kept Liveness::forget(Situation& situation, Day today) const {
  return analysis_->forget(situation, today);
}

std::size_t Liveness::places() const { return analysis_->places(); }

}  // namespace juchu
