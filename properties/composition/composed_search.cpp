#include "properties/composition/composed_search.hpp"

#include <algorithm>
#include <atomic>
#include <cassert>
#include <optional>

#include "properties/composition/bitmap_store.hpp"
#include "properties/composition/index_store.hpp"
#include "properties/composition/row_expansion.hpp"
#include "properties/composition/shortest_path.hpp"

namespace juchu {
namespace {

/// Looks for the target in a level.
class TargetFinder {
 public:
  TargetFinder(const TupleSpace& space, const CompositionTarget& target)
      : space_(space), target_(target) {
    assert(target.any_order.empty() || target.any_order.size() == space.situations());
    if (target.any_order.empty()) return;
    bad_.resize(space.situations() / 64 + 1);
    for (SituationId s = 0; s < space.situations(); ++s)
      if (target.any_order[s]) bad_[s / 64] |= std::uint64_t{1} << (s % 64);
  }

  /// The smallest number of a target.
  [[nodiscard]] std::optional<std::uint64_t> first_in(const Level& level) const {
    if (bad_.empty() && !target_.tuple) return std::nullopt;
    for (const LevelChunk& chunk : level.chunks) {
      RowReader reader(space_, chunk);
      for (RowSlice slice; reader.next(slice);)
        if (const auto found = first_in(slice)) return found;
    }
    return std::nullopt;
  }

 private:
  [[nodiscard]] std::optional<std::uint64_t> first_in(const RowSlice& slice) const {
    const auto others = static_cast<std::size_t>(space_.orders() - 1);
    const bool all_bad = !bad_.empty() &&
                         std::any_of(slice.row.first.begin(), slice.row.first.begin() + others,
                                     [&](SituationId s) { return target_.any_order[s]; });
    for (const RowSlice::Word& word : slice.words) {
      std::uint64_t bits = all_bad ? word.bits : bad_.empty() ? 0 : word.bits & bad_[word.number];
      if (target_.tuple) bits |= accepted(slice.row, word);
      if (bits != 0)
        return (slice.row.origin + word.number) * 64 +
               static_cast<std::uint64_t>(std::countr_zero(bits));
    }
    return std::nullopt;
  }

  [[nodiscard]] std::uint64_t accepted(const TupleSpace::Row& row,
                                       const RowSlice::Word& word) const {
    const auto orders = static_cast<std::size_t>(space_.orders());
    TupleSpace::Tuple tuple = row.first;
    std::uint64_t bits = 0;
    for_each_last(word, [&](SituationId last) {
      tuple[orders - 1] = last;
      if (target_.tuple(std::span(tuple).first(orders))) bits |= std::uint64_t{1} << (last % 64);
    });
    return bits;
  }

  const TupleSpace& space_;
  const CompositionTarget& target_;
  std::vector<std::uint64_t> bad_;  // any_order as words
};

template <class Store>
class Search {
 public:
  Search(const OrderTables& tables, const TupleSpace& space, const CompositionOptions& options,
         const CompositionTarget& target)
      : tables_(tables),
        space_(space),
        options_(options),
        finder_(space, target),
        store_(space.words(), options.threads) {}

  [[nodiscard]] bool has_memory() const { return store_.has_memory(); }

  CompositionAnswer run() {
    begin();
    while (!levels_.back().chunks.empty()) {
      if (const auto found = finder_.first_in(levels_.back())) {
        answer_.path = shortest_path(tables_, space_, levels_, *found);
        return ended(Ending::Found);
      }
      if (answer_.states > options_.most_states) return ended(Ending::StatesBudget);
      if (out_of_memory()) return ended(Ending::MemoryBudget);
      poll();
      expand(levels_.back());
      add_level();
      if (halt_) return ended(ending_);
    }
    return ended(Ending::Finished);
  }

 private:
  void begin() {
    typename Store::Sink sink(store_, 0);
    for (const SituationId s : tables_.initial) {
      TupleSpace::Tuple tuple{};
      std::fill_n(tuple.begin(), space_.orders(), s);
      const std::uint64_t index = space_.index_of(tuple);
      sink.merge(index / 64, std::uint64_t{1} << (index % 64));
    }
    store_.absorb();
    add_level();
  }

  void add_level() {
    note_bytes();  // before the waiting lists are given back
    levels_.push_back(store_.collect());
    const Level& level = levels_.back();
    level_bytes_ += level.bytes();
    answer_.states += level.count();
    if (!level.chunks.empty()) answer_.depth = levels_.size() - 1;
    note_bytes();
  }

  void note_bytes() { answer_.bytes = std::max(answer_.bytes, store_.bytes() + level_bytes_); }
  [[nodiscard]] bool out_of_memory() const {
    return store_.bytes() + level_bytes_ > options_.most_bytes;
  }

  void halt(Ending why) {
    ending_ = why;
    halt_ = true;
  }

  /// Called by the calling thread alone.
  void poll() {
    if (options_.progress)
      options_.progress({answer_.states, levels_.back().count(), levels_.size() - 1,
                         store_.bytes() + level_bytes_});
    if (options_.stop && options_.stop()) halt(Ending::Stopped);
  }

  void expand(const Level& level) {
    const std::size_t chunks = level.chunks.size();
    const auto threads = static_cast<std::size_t>(options_.threads);
    const std::size_t batch = Store::kAbsorbsAtOnce ? threads : chunks;
    for (std::size_t begin = 0; begin < chunks && !halt_; begin += batch) {
      const std::size_t end = std::min(begin + batch, chunks);
      std::atomic<std::size_t> next = begin;
      std::atomic<std::uint64_t> moves = 0;
      on_threads(static_cast<int>(std::min(threads, end - begin)),
                 [&](int thread) { moves += expand_some(level, thread, next, end); });
      answer_.transitions += moves;
      store_.absorb();
      if (Store::kAbsorbsAtOnce && out_of_memory()) halt(Ending::MemoryBudget);
    }
  }

  std::uint64_t expand_some(const Level& level, int thread, std::atomic<std::size_t>& next,
                            std::size_t end) {
    constexpr std::uint64_t kRowsBetweenPolls = 4096;
    typename Store::Sink sink(store_, thread);
    RowExpansion<typename Store::Sink> expansion(tables_, space_, sink);
    RowSlice slice;
    std::uint64_t moves = 0, rows = 0;
    for (std::size_t c = next++; c < end && !halt_; c = next++) {
      RowReader reader(space_, level.chunks[c]);
      while (!halt_ && reader.next(slice)) {
        moves += expansion.expand(slice);
        if (thread == 0 && ++rows % kRowsBetweenPolls == 0) poll();
      }
    }
    return moves;
  }

  CompositionAnswer ended(Ending ending) {
    answer_.ending = ending;
    return std::move(answer_);
  }

  const OrderTables& tables_;
  const TupleSpace& space_;
  const CompositionOptions& options_;
  TargetFinder finder_;
  Store store_;
  std::vector<Level> levels_;
  std::uint64_t level_bytes_ = 0;
  std::atomic<bool> halt_ = false;
  Ending ending_ = Ending::Finished;
  CompositionAnswer answer_;
};

template <class Store>
std::optional<CompositionAnswer> search(const OrderTables& tables, const TupleSpace& space,
                                        const CompositionOptions& options,
                                        const CompositionTarget& target) {
  Search<Store> search(tables, space, options, target);
  if (!search.has_memory()) return std::nullopt;
  return search.run();
}

}  // namespace

CompositionAnswer compose(const OrderTables& tables, const CompositionOptions& options,
                          const CompositionTarget& target) {
  assert(options.threads >= 1 && !tables.initial.empty());
  const TupleSpace space(tables.size(), options.orders, options.symmetric);
  const auto refused = [](Ending why) {
    CompositionAnswer answer;
    answer.ending = why;
    return answer;
  };
  if (!space.countable()) return refused(Ending::TooManyTuples);
  const bool fits = BitmapStore::bytes_for(space.words()) <= options.most_bytes / 4 * 3;
  if (options.visited == Visited::Bitmap && !fits) return refused(Ending::MemoryBudget);
  if (options.visited != Visited::Hash && fits)
    if (auto answer = search<BitmapStore>(tables, space, options, target)) return *answer;
  if (options.visited == Visited::Bitmap) return refused(Ending::MemoryBudget);
  return IndexStore<std::uint32_t>::can_keep(space.words())
             ? *search<IndexStore<std::uint32_t>>(tables, space, options, target)
             : *search<IndexStore<std::uint64_t>>(tables, space, options, target);
}

}  // namespace juchu
