#include "properties/composition/quotient.hpp"

#include <algorithm>
#include <cassert>
#include <numeric>
#include <tuple>

namespace juchu {
namespace {

/// Who leads to each situation by an event or a day.
class Predecessors {
 public:
  explicit Predecessors(const OrderTables& tables) : begin_(tables.size() + 1) {
    for_each(tables, [&](SituationId, SituationId to) { ++begin_[to + 1]; });
    std::partial_sum(begin_.begin(), begin_.end(), begin_.begin());
    from_.resize(begin_.back());
    std::vector<std::size_t> next = begin_;
    for_each(tables, [&](SituationId from, SituationId to) { from_[next[to]++] = from; });
  }

  [[nodiscard]] std::span<const SituationId> of(SituationId to) const {
    return std::span(from_).subspan(begin_[to], begin_[to + 1] - begin_[to]);
  }

 private:
  template <class Sink>
  static void for_each(const OrderTables& tables, Sink sink) {
    for (SituationId from = 0; from < tables.size(); ++from) {
      for (const SituationId to : tables.events(from)) sink(from, to);
      for (const auto& next_day : tables.next_day)
        if (next_day[from] != kNoSituation) sink(from, next_day[from]);
    }
  }

  std::vector<std::size_t> begin_;
  std::vector<SituationId> from_;
};

/// A partition that is refined until members of a block follow alike.
///
/// A block is a stretch of `elements_`; the members that may have come to follow otherwise than the
/// rest stand first in it. When a block splits, its largest part keeps the block's number, so that
/// only the members of the others, and whoever leads to them, need to be looked at again.
class Refinement {
 public:
  Refinement(const OrderTables& tables, std::span<const std::uint32_t> colours)
      : tables_(tables),
        predecessors_(tables),
        elements_(tables.size()),
        position_(tables.size()),
        block_(tables.size()) {
    assert(colours.size() == tables.size());
    std::iota(elements_.begin(), elements_.end(), SituationId{0});
    std::ranges::stable_sort(elements_, {}, [&](SituationId s) { return colours[s]; });
    for (std::uint32_t i = 0; i < elements_.size(); ++i) position_[elements_[i]] = i;
    for (std::uint32_t begin = 0, end = 0; begin < elements_.size(); begin = end) {
      while (end < elements_.size() && colours[elements_[end]] == colours[elements_[begin]]) ++end;
      add_block(begin, end);
    }
    for (SituationId s = 0; s < tables.size(); ++s) touch(s);
  }

  /// The block of each situation, in no particular numbering.
  std::vector<SituationId> run() {
    while (!to_split_.empty()) {
      const SituationId block = to_split_.back();
      to_split_.pop_back();
      split(block);
    }
    return std::move(block_);
  }

 private:
  using Following = std::vector<SituationId>;

  struct Seen {
    bool stays;
    Following following;
    SituationId who;
    bool operator<(const Seen& other) const {
      return std::tie(stays, following, who) < std::tie(other.stays, other.following, other.who);
    }
  };
  struct Stretch {
    std::uint32_t begin, end;
  };
  struct Block : Stretch {
    std::uint32_t touched;  // where the members stand that were not touched
  };

  SituationId add_block(std::uint32_t begin, std::uint32_t end) {
    const auto number = static_cast<SituationId>(blocks_.size());
    blocks_.push_back({{begin, end}, begin});
    for (std::uint32_t i = begin; i < end; ++i) block_[elements_[i]] = number;
    return number;
  }

  void put(SituationId s, std::uint32_t at) {
    elements_[at] = s;
    position_[s] = at;
  }

  void touch(SituationId s) {
    Block& block = blocks_[block_[s]];
    const std::uint32_t at = position_[s];
    if (at < block.touched) return;
    if (block.touched == block.begin) to_split_.push_back(block_[s]);
    put(elements_[block.touched], at);
    put(s, block.touched++);
  }

  /// What the rest of the world sees `s` do: the blocks after events, then those after the days.
  [[nodiscard]] Following following(SituationId s) const {
    Following seen;
    for (const SituationId to : tables_.events(s))
      if (block_[to] != block_[s]) seen.push_back(block_[to]);
    std::ranges::sort(seen);
    seen.erase(std::unique(seen.begin(), seen.end()), seen.end());
    for (const auto& next_day : tables_.next_day)
      seen.push_back(next_day[s] == kNoSituation ? kNoSituation : block_[next_day[s]]);
    return seen;
  }

  /// Parts the touched members of a block by what they do; the others do what they did.
  void split(SituationId number) {
    const Block block = blocks_[number];
    blocks_[number].touched = block.begin;
    const Following stays = block.touched < block.end ? following(elements_[block.touched])
                                                      : Following{};
    std::vector<Seen> seen;
    for (std::uint32_t i = block.begin; i < block.touched; ++i) {
      Following its = following(elements_[i]);
      const bool same = its == stays;
      seen.push_back({same, std::move(its), elements_[i]});
    }
    std::sort(seen.begin(), seen.end());  // who stays, last: beside those that were not touched
    parts_.assign(1, {block.begin, block.end});
    for (std::uint32_t i = 0; i < seen.size(); ++i) {
      put(seen[i].who, block.begin + i);
      if (i > 0 && seen[i].following != seen[i - 1].following) part_at(block.begin + i);
    }
    if (block.touched < block.end && !seen.back().stays) part_at(block.touched);
    number_parts(number);
  }

  void part_at(std::uint32_t at) {
    const std::uint32_t end = parts_.back().end;
    parts_.back().end = at;
    parts_.push_back({at, end});
  }

  void number_parts(SituationId number) {
    const auto largest = std::ranges::max_element(parts_, {},
                                                  [](const Stretch& s) { return s.end - s.begin; });
    blocks_[number] = {*largest, largest->begin};
    parts_.erase(largest);
    const std::size_t first = blocks_.size();
    for (const Stretch& part : parts_) add_block(part.begin, part.end);
    moved_.clear();
    for (std::size_t b = first; b < blocks_.size(); ++b)
      for (std::uint32_t i = blocks_[b].begin; i < blocks_[b].end; ++i)
        moved_.push_back(elements_[i]);
    for (const SituationId s : moved_) {
      touch(s);
      for (const SituationId from : predecessors_.of(s)) touch(from);
    }
  }

  const OrderTables& tables_;
  Predecessors predecessors_;
  std::vector<SituationId> elements_;    // block by block
  std::vector<std::uint32_t> position_;  // of each situation in `elements_`
  std::vector<SituationId> block_;       // of each situation
  std::vector<Block> blocks_;
  std::vector<SituationId> to_split_;  // blocks with touched members
  std::vector<Stretch> parts_;
  std::vector<SituationId> moved_;
};

/// Gives blocks the sequence of their first members.
void renumber(Quotient& quotient) {
  std::vector<SituationId> number(quotient.block.size(), kNoSituation);
  for (SituationId s = 0; s < quotient.block.size(); ++s) {
    SituationId& its = number[quotient.block[s]];
    if (its == kNoSituation) {
      its = static_cast<SituationId>(quotient.representative.size());
      quotient.representative.push_back(s);
    }
    quotient.block[s] = its;
  }
}

OrderTables tables_of(const Quotient& quotient, const OrderTables& original) {
  OrderTables tables;
  for (const SituationId s : original.initial)
    if (std::ranges::find(tables.initial, quotient.block[s]) == tables.initial.end())
      tables.initial.push_back(quotient.block[s]);
  for (const SituationId s : quotient.representative) {
    const auto begin = static_cast<std::ptrdiff_t>(tables.event_targets.size());
    for (const SituationId to : original.events(s))
      if (quotient.block[to] != quotient.block[s])
        tables.event_targets.push_back(quotient.block[to]);
    std::sort(tables.event_targets.begin() + begin, tables.event_targets.end());
    tables.event_targets.erase(
        std::unique(tables.event_targets.begin() + begin, tables.event_targets.end()),
        tables.event_targets.end());
    tables.event_begin.push_back(static_cast<std::uint32_t>(tables.event_targets.size()));
    for (const int working : {0, 1}) {
      const SituationId to = original.next_day[working][s];
      tables.next_day[working].push_back(to == kNoSituation ? to : quotient.block[to]);
    }
  }
  return tables;
}

}  // namespace

Quotient minimized(const OrderTables& tables, std::span<const std::uint32_t> colours) {
  Quotient quotient;
  quotient.block = Refinement(tables, colours).run();
  renumber(quotient);
  quotient.tables = tables_of(quotient, tables);
  return quotient;
}

}  // namespace juchu
