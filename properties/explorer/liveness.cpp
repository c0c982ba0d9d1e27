#include "properties/explorer/liveness.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <unordered_map>
#include <vector>

#include "properties/explorer/place_moves.hpp"

namespace juchu {
namespace {

/// What a place keeps of a situation's words.
struct Keep {
  std::array<Word, std::tuple_size_v<decltype(Situation::words)>> mask{};
  std::array<Word, std::tuple_size_v<decltype(Situation::words)>> set{};
  std::vector<Slot> dates;  // set, and not kept: become today
  Liveness::Kept kept{.names = 0};
};

/// A move out of a place, and where it leads.
struct Way {
  const PlaceMove* move = nullptr;
  std::vector<std::uint32_t> targets;
};

}  // namespace

class Liveness::Analysis {
 public:
  /// Without `coarse`, places are statuses alone. Otherwise they are finer, but for what `coarse`
  /// has found to be forgotten in their statuses.
  Analysis(const Slice& slice, int orders, const Shown* wanted, std::unique_ptr<Analysis> coarse)
      : slice_(slice),
        book_(slice.rules.rulebook()),
        coarse_(std::move(coarse)),
        places_(slice, coarse_ != nullptr),
        numbers_(slice, places_),
        moves_(slice, places_, numbers_, wanted != nullptr ? *wanted : Shown{}),
        prunes_(wanted != nullptr),
        several_(orders > 1) {
    for (const PlaceKey key : places_.initial()) number(key);
    for (std::uint32_t p = 0; p < keys_.size(); ++p) visit(p);
    find_hope();
    settle();
    for (std::uint32_t p = 0; p < keys_.size(); ++p) keep_.push_back(keep_at(representative(p)));
    ways_.clear();
  }

  Kept forget(Situation& situation, Day today) const {
    const auto place = found_.find(essential(places_.of(situation)));
    assert(place != found_.end() && "the analysis knows every place that orders come to");
    const Keep& keep = keep_[place->second];
    for (std::size_t w = 0; w < situation.words.size(); ++w)
      situation.words[w] = (situation.words[w] & keep.mask[w]) | keep.set[w];
    for (const Slot& date : keep.dates) date.put(situation.words.data(), today);
    return keep.kept;
  }

  [[nodiscard]] std::size_t places() const { return keys_.size(); }

 private:
  /// The place without what its statuses alone show to be forgotten.
  [[nodiscard]] PlaceKey essential(PlaceKey key) const {
    if (!coarse_) return key;
    const auto known = essential_.find(key & statuses());
    return known == essential_.end() ? key : key & known->second;
  }

  [[nodiscard]] PlaceKey statuses() const {
    PlaceKey bits = 0;
    for (std::size_t r = 0; r < book_.regions.size(); ++r)
      bits |= places_.parts()[r].mask() << places_.parts()[r].shift;
    return bits;
  }

  void find_essential(PlaceKey key) {
    const auto [found, fresh] = essential_.try_emplace(key & statuses(), statuses());
    if (!fresh) return;
    const auto place = coarse_->found_.find(key & statuses());
    assert(place != coarse_->found_.end());
    for (const PlacePart& part : places_.parts()) {
      const auto f = static_cast<std::size_t>(part.field);
      if (coarse_->may_be_read(place->second, f)) found->second |= part.mask() << part.shift;
    }
  }

  /// Coarse: whether anything of the field may be read.
  [[nodiscard]] bool may_be_read(std::uint32_t place, std::size_t field) const {
    return numbers_.value(field) < 0 || live_[place].has(numbers_.value(field));
  }

  std::uint32_t number(PlaceKey key) {
    if (coarse_) {
      find_essential(key);
      key = essential(key);
    }
    const auto [found, fresh] = found_.try_emplace(key, static_cast<std::uint32_t>(keys_.size()));
    if (fresh) keys_.push_back(key);
    return found->second;
  }

  void visit(std::uint32_t place) {
    const PlaceKey key = keys_[place];
    std::vector<Way> ways;
    moves_.for_each(key, [&](const PlaceMove& move) {
      Way& way = ways.emplace_back(Way{&move, {}});
      if (move.happens)
        for (const PlaceKey to : move.alternatives)
          way.targets.push_back(number((key & ~move.written) | to));
    });
    ways_.push_back(std::move(ways));
    Variables reads = moves_.reads_of_place(key);
    if (several_) keep_shared(reads);
    live_.push_back(reads);
  }

  /// What other orders read may be read at any time.
  void keep_shared(Variables& reads) const {
    for (std::size_t f = 0; f < book_.fields.size(); ++f)
      if (book_.fields[f].scope != FieldScope::Order && !book_.fields[f].setting)
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
    if (!prunes_) return;
    for (std::size_t p = 0; p < keys_.size(); ++p) hopeful_[p] = moves_.shows(keys_[p]);
    for (bool changed = true; changed;) {
      changed = false;
      for (std::size_t p = keys_.size(); p-- > 0;) {
        if (hopeful_[p] || !leads_on(ways_[p])) continue;
        hopeful_[p] = changed = true;
      }
    }
    for (std::size_t p = 0; p < keys_.size(); ++p) {
      if (!hopeless_by_status(p)) continue;
      ways_[p].clear();
      live_[p] = {};
    }
  }

  /// Without hope whatever else is true there. (What gives a finer place no hope must be
  /// remembered.)
  [[nodiscard]] bool hopeless_by_status(std::size_t place) const {
    if (!coarse_) return !hopeful_[place];
    const auto by_status = coarse_->found_.find(keys_[place] & statuses());
    return !coarse_->hopeful_[by_status->second];
  }

  [[nodiscard]] bool leads_on(const std::vector<Way>& ways) const {
    return std::ranges::any_of(ways, [&](const Way& way) {
      return way.move->happens &&
             (way.move->shows ||
              std::ranges::any_of(way.targets, [&](std::uint32_t p) { return hopeful_[p]; }));
    });
  }

  void settle() {
    for (bool changed = true; changed;) {
      changed = false;
      for (std::size_t p = keys_.size(); p-- > 0;) {
        const Variables now = live_at(p);
        changed = changed || now != live_[p];
        live_[p] = now;
      }
    }
  }

  [[nodiscard]] Variables live_at(std::size_t place) const {
    Variables live = live_[place];
    for (const Way& way : ways_[place]) {
      live |= way.move->guard;
      for (const std::uint32_t target : way.targets) {
        const Variables& later = live_[target];
        for (const PlaceWrite& write : way.move->writes)
          if (is_live(later, write.field)) live |= write.reads;
        live |= later.without(way.move->sets);
      }
    }
    for (std::size_t f = 0; f < book_.fields.size();
         ++f)  // counting asks whether the date has come
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

  /// The place that stands for `place` once what it need not know is left out.
  [[nodiscard]] std::uint32_t representative(std::uint32_t place) const {
    for (const PlacePart& part : places_.parts()) {
      const auto f = static_cast<std::size_t>(part.field);
      if (f < book_.regions.size() || part_is_live(place, f)) continue;
      const auto known = found_.find(keys_[place] & ~(part.mask() << part.shift));
      if (known != found_.end()) place = known->second;
    }
    return place;
  }

  [[nodiscard]] Keep keep_at(std::uint32_t place) const {
    Keep keep;
    keep.kept.hopeful = hopeful_[place];
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
    int names = 0;
    for (std::size_t f = 0; f < book_.fields.size(); ++f) {
      if (!slice_.fields[f]) continue;
      const Field& field = book_.fields[f];
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
  std::unordered_map<PlaceKey, std::uint32_t> found_;  // never iterated
  std::unordered_map<PlaceKey, PlaceKey> essential_;   // by statuses; never iterated
  std::vector<PlaceKey> keys_;
  std::vector<std::vector<Way>> ways_;  // by place
  std::vector<Variables> live_;         // by place
  std::vector<bool> hopeful_;           // by place
  std::vector<Keep> keep_;              // by place
};

Liveness::Liveness(const Slice& slice, int orders, const Shown* wanted)
    : analysis_(std::make_unique<Analysis>(
          slice, orders, wanted, std::make_unique<Analysis>(slice, orders, wanted, nullptr))) {}
Liveness::~Liveness() = default;
Liveness::Liveness(Liveness&&) noexcept = default;
Liveness& Liveness::operator=(Liveness&&) noexcept = default;

Liveness::Kept Liveness::forget(Situation& situation, Day today) const {
  return analysis_->forget(situation, today);
}

std::size_t Liveness::places() const { return analysis_->places(); }

}  // namespace juchu
