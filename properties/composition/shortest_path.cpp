#include "properties/composition/shortest_path.hpp"

#include <algorithm>
#include <cassert>
#include <optional>

namespace juchu {
namespace {

using Tuple = TupleSpace::Tuple;

std::size_t orders_of(const TupleSpace& space) { return static_cast<std::size_t>(space.orders()); }

/// Calls `sink(move, after)` for each move from `tuple` until it answers true; whether it did.
template <class Sink>
bool any_move(const OrderTables& tables, std::size_t orders, const Tuple& tuple, Sink sink) {
  for (std::size_t i = 0; i < orders; ++i)
    for (const SituationId to : tables.events(tuple[i])) {
      Tuple after = tuple;
      after[i] = to;
      if (sink(CompositionMove{static_cast<int>(i), false, tuple[i], to, {}}, after)) return true;
    }
  for (const bool working : {false, true}) {
    Tuple after = tuple;
    bool possible = true;
    for (std::size_t i = 0; i < orders; ++i) {
      after[i] = tables.next_day[working ? 1 : 0][tuple[i]];
      possible = possible && after[i] != kNoSituation;
    }
    if (possible && sink(CompositionMove{.working = working}, after)) return true;
  }
  return false;
}

/// Finds who leads to one tuple.
class Backwards {
 public:
  Backwards(const OrderTables& tables, const TupleSpace& space, std::uint64_t target)
      : tables_(tables), space_(space), target_(target), its_(space.tuple_of(target)) {
    for (std::size_t i = 0; i < orders_of(space); ++i) add_events_to(i);
    std::ranges::sort(by_event_);
    for (SituationId s = 0; s < tables.size(); ++s)
      by_day_.push_back(is_its(tables.next_day[0][s]) || is_its(tables.next_day[1][s]));
  }

  /// The first tuple of `level` that leads there.
  [[nodiscard]] std::uint64_t first_in(const Level& level) const {
    for (const LevelChunk& chunk : level.chunks)
      if (const auto found = first_in(chunk)) return *found;
    assert(!"every tuple was reached from the level before");
    return 0;
  }

 private:
  [[nodiscard]] bool is_its(SituationId s) const {
    return std::find(its_.begin(), its_.begin() + space_.orders(), s) !=
           its_.begin() + space_.orders();
  }

  void add_events_to(std::size_t order) {
    for (SituationId from = 0; from < tables_.size(); ++from) {
      const auto targets = tables_.events(from);
      if (!std::ranges::binary_search(targets, its_[order])) continue;
      Tuple before = its_;
      before[order] = from;
      by_event_.push_back(space_.index_of(space_.standing_for(before)));
    }
  }

  [[nodiscard]] std::optional<std::uint64_t> first_in(const LevelChunk& chunk) const {
    RowReader reader(space_, chunk);
    for (RowSlice slice; reader.next(slice);) {
      std::optional<std::uint64_t> found;
      const bool day = std::all_of(slice.row.first.begin(),
                                   slice.row.first.begin() + space_.orders() - 1,
                                   [&](SituationId s) { return by_day_[s]; });
      const auto event = std::ranges::lower_bound(by_event_, slice.row.begin * 64);
      if (!day && (event == by_event_.end() || *event >= slice.row.end * 64)) continue;
      for (const RowSlice::Word& word : slice.words)
        for_each_last(word, [&](SituationId last) {
          const std::uint64_t index = slice.row.origin * 64 + last;
          if (!found && (std::binary_search(event, by_event_.end(), index) ||
                         (day && by_day_[last] && leads_by_day(index))))
            found = index;
        });
      if (found) return found;
    }
    return std::nullopt;
  }

  [[nodiscard]] bool leads_by_day(std::uint64_t index) const {
    return any_move(tables_, orders_of(space_), space_.tuple_of(index),
                    [&](const CompositionMove& move, const Tuple& after) {
                      return move.order == CompositionMove::kEverybody &&
                             space_.index_of(space_.standing_for(after)) == target_;
                    });
  }

  const OrderTables& tables_;
  const TupleSpace& space_;
  std::uint64_t target_;
  Tuple its_;
  std::vector<std::uint64_t> by_event_;  // ascending
  std::vector<bool> by_day_;             // by situation: the next day one of `its_` follows
};

/// The move of the orders themselves from `tuple` to one that `standing` stands for.
CompositionMove move_on(const OrderTables& tables, const TupleSpace& space, Tuple& tuple,
                        std::uint64_t standing) {
  CompositionMove taken;
  const std::size_t orders = orders_of(space);
  const bool found = any_move(tables, orders, tuple,
                              [&](const CompositionMove& move, const Tuple& after) {
                                if (space.index_of(space.standing_for(after)) != standing)
                                  return false;
                                taken = move;
                                taken.after.assign(after.begin(), after.begin() + space.orders());
                                return true;
                              });
  assert(found && "what a tuple can do, every tuple it stands for can");
  (void)found;
  std::ranges::copy(taken.after, tuple.begin());
  return taken;
}

}  // namespace

CompositionPath shortest_path(const OrderTables& tables, const TupleSpace& space,
                              std::span<const Level> levels, std::uint64_t target) {
  std::vector<std::uint64_t> stations(levels.size());
  stations.back() = target;
  for (std::size_t d = levels.size() - 1; d > 0; --d)
    stations[d - 1] = Backwards(tables, space, stations[d]).first_in(levels[d - 1]);
  CompositionPath path;
  Tuple tuple = space.tuple_of(stations.front());
  path.initial = tuple[0];
  for (std::size_t d = 1; d < stations.size(); ++d)
    path.moves.push_back(move_on(tables, space, tuple, stations[d]));
  return path;
}

}  // namespace juchu
