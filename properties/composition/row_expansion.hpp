// All moves from the tuples of one row, 64 tuples at a time where the move leaves their last
// situation alone.
//
// Where moves lead is told to a sink, which has `prefetch(word)` and `merge(word, bits)`: tuples
// 64 * word + b for each bit b.
#pragma once

#include <algorithm>

#include "properties/composition/level.hpp"

namespace juchu {

template <class Sink>
class RowExpansion {
 public:
  using Tuple = TupleSpace::Tuple;

  RowExpansion(const OrderTables& tables, const TupleSpace& space, Sink& sink)
      : tables_(tables),
        space_(space),
        sink_(sink),
        others_(static_cast<std::size_t>(space.orders() - 1)),
        own_(space),
        next_day_{Gathered(space), Gathered(space)} {}

  /// Answers the number of moves: events of each order that change its situation, and days.
  std::uint64_t expand(const RowSlice& slice) {
    slice_ = &slice;
    moves_ = 0;
    others_events_ = 0;
    plan_moves_of_others();
    begin_days();
    for (const RowSlice::Word& word : slice.words) {
      moves_ += static_cast<std::uint64_t>(std::popcount(word.bits)) * others_events_;
      for_each_last(word, [&](SituationId last) { move_last(last); });
    }
    own_.tell(slice.row.origin, sink_);
    for (const int working : {0, 1})
      if (days_[working].possible) next_day_[working].tell(days_[working].row.origin, sink_);
    for (const OtherRow& to : planned_) move_other(to);
    return moves_;
  }

 private:
  /// Another row, and where it stands.
  struct OtherRow {
    Tuple first;
    SituationId least;
    std::uint64_t origin;
  };

  /// Bits for one row, gathered before its words are touched.
  class Gathered {
   public:
    explicit Gathered(const TupleSpace& space) : bits_(space.situations() / 64 + 1) {}
    void add(SituationId last) {
      std::uint64_t& bits = bits_[last / 64];
      if (bits == 0) words_.push_back(last / 64);
      bits |= std::uint64_t{1} << (last % 64);
    }
    void tell(std::uint64_t origin, Sink& sink) {
      for (const std::uint32_t word : words_) {
        sink.merge(origin + word, bits_[word]);
        bits_[word] = 0;
      }
      words_.clear();
    }

   private:
    std::vector<std::uint64_t> bits_;
    std::vector<std::uint32_t> words_;
  };

  struct DayRow {
    bool possible = false;
    OtherRow row{};
  };

  [[nodiscard]] OtherRow row_of(Tuple first) const {
    if (space_.symmetric()) sort_first(first, others_);
    return {first, space_.least_of(first), space_.origin_of(first)};
  }

  void plan_moves_of_others() {
    const Tuple& first = slice_->row.first;
    planned_.clear();
    for (std::size_t i = 0; i < others_; ++i) {
      const auto targets = tables_.events(first[i]);
      others_events_ += targets.size();
      const bool alike = space_.symmetric() && i > 0 && first[i] == first[i - 1];
      if (alike) continue;  // leads where the move of its neighbour leads
      for (const SituationId to : targets) {
        Tuple after = first;
        after[i] = to;
        planned_.push_back(row_of(after));
        sink_.prefetch(planned_.back().origin + std::max(std::uint64_t{planned_.back().least / 64},
                                                         slice_->words.front().number));
      }
    }
  }

  void begin_days() {
    for (const int working : {0, 1}) {
      DayRow& day = days_[working];
      Tuple after{};
      day.possible = true;
      for (std::size_t i = 0; i < others_ && day.possible; ++i) {
        after[i] = tables_.next_day[working][slice_->row.first[i]];
        day.possible = after[i] != kNoSituation;
      }
      if (!day.possible) continue;
      day.row = row_of(after);
      sink_.prefetch(day.row.origin + day.row.least / 64);
    }
  }

  /// The events of the order that comes last, and the days with it.
  void move_last(SituationId last) {
    const TupleSpace::Row& row = slice_->row;
    const auto targets = tables_.events(last);
    moves_ += targets.size();
    const bool alike = space_.symmetric() && last == row.least;
    if (!alike)
      for (const SituationId to : targets) {
        if (to >= row.least)
          own_.add(to);
        else
          tell_ascending(row.first, to);
      }
    for (const int working : {0, 1}) {
      const SituationId to = tables_.next_day[working][last];
      if (!days_[working].possible || to == kNoSituation) continue;
      ++moves_;
      const OtherRow& there = days_[working].row;
      if (to >= there.least)
        next_day_[working].add(to);
      else
        tell_ascending(there.first, to);
    }
  }

  /// One of the first orders moved: the last situations remain, or are no longer the greatest.
  void move_other(const OtherRow& to) {
    const std::uint64_t least_word = to.least / 64;
    for (const RowSlice::Word& word : slice_->words) {
      std::uint64_t remain = word.bits;
      if (word.number < least_word)
        remain = 0;
      else if (word.number == least_word)
        remain &= ~std::uint64_t{0} << (to.least % 64);
      if (remain != 0) sink_.merge(to.origin + word.number, remain);
      if (remain != word.bits)
        for_each_last({word.number, word.bits & ~remain},
                      [&](SituationId last) { tell_ascending(to.first, last); });
    }
  }

  /// The tuple of `first` and one more situation, less than the greatest of them.
  void tell_ascending(Tuple first, SituationId more) {
    const SituationId greatest = first[others_ - 1];
    std::size_t i = others_ - 1;
    for (; i > 0 && first[i - 1] > more; --i) first[i] = first[i - 1];
    first[i] = more;
    sink_.merge(space_.origin_of(first) + greatest / 64, std::uint64_t{1} << (greatest % 64));
  }

  const OrderTables& tables_;
  const TupleSpace& space_;
  Sink& sink_;
  std::size_t others_;  // orders before the last
  const RowSlice* slice_ = nullptr;
  std::uint64_t moves_ = 0, others_events_ = 0;
  std::vector<OtherRow> planned_;
  Gathered own_;
  DayRow days_[2];
  Gathered next_day_[2];
};

}  // namespace juchu
