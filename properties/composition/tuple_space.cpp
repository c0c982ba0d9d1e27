#include "properties/composition/tuple_space.hpp"

#include <algorithm>
#include <cassert>

namespace juchu {
namespace {

constexpr long double kMostWords = 1ULL << 57;  // so that 64 times as many bits have numbers

}  // namespace

void sort_first(TupleSpace::Tuple& tuple, std::size_t count) {
  for (std::size_t i = 1; i < count; ++i) {
    const SituationId moved = tuple[i];
    std::size_t at = i;
    for (; at > 0 && tuple[at - 1] > moved; --at) tuple[at] = tuple[at - 1];
    tuple[at] = moved;
  }
}

TupleSpace::TupleSpace(SituationId situations, int orders, bool symmetric)
    : situations_(situations),
      orders_(orders),
      symmetric_(symmetric && orders > 1),
      stride_((std::uint64_t{situations} + 63) / 64) {
  assert(orders >= 1 && orders <= kMostOrders);
  long double most = static_cast<long double>(stride_);
  for (int i = 1; i < orders; ++i)
    most *= symmetric_ ? (situations + i - 1.0L) / i : static_cast<long double>(situations);
  countable_ = most < kMostWords;
  if (!countable_) return;
  if (symmetric_) {
    lay_out_ascending();
  } else {
    words_ = stride_;
    for (int i = 1; i < orders; ++i) words_ *= situations;
  }
}

void TupleSpace::lay_out_ascending() {
  for (std::size_t i = 0; i + 2 < static_cast<std::size_t>(orders_); ++i) {
    std::vector<std::uint64_t> row{0};
    for (std::uint64_t d = 1; d <= situations_; ++d)
      row.push_back(i == 0 ? d : row[d - 1] + choose_[i - 1][d]);
    choose_.push_back(std::move(row));
  }
  for (SituationId m = 0; m < situations_; ++m) {
    base_.push_back(words_);
    words_ += (choose_.empty() ? 1 : choose_.back()[m + 1]) * words_from(m);
  }
}

std::uint64_t TupleSpace::origin_of(const Tuple& first) const {
  std::uint64_t rank = 0;
  if (!symmetric_) {
    for (std::size_t i = 0; i < last(); ++i) rank = rank * situations_ + first[i];
    return rank * stride_;
  }
  for (std::size_t i = 0; i < choose_.size(); ++i) rank += choose_[i][first[i]];
  const SituationId greatest = first[last() - 1];
  return base_[greatest] + rank * words_from(greatest) - greatest / 64;
}

TupleSpace::Row TupleSpace::row_at(std::uint64_t word) const {
  Row row;
  if (!symmetric_) {
    std::uint64_t rank = word / stride_;
    row.begin = row.origin = rank * stride_;
    row.end = row.begin + stride_;
    for (std::size_t i = last(); i-- > 0; rank /= situations_)
      row.first[i] = static_cast<SituationId>(rank % situations_);
    return row;
  }
  const auto above = std::ranges::upper_bound(base_, word);
  row.least = static_cast<SituationId>(above - base_.begin() - 1);
  const std::uint64_t length = words_from(row.least);
  std::uint64_t rank = (word - base_[row.least]) / length;
  row.begin = base_[row.least] + rank * length;
  row.end = row.begin + length;
  row.origin = row.begin - row.least / 64;
  row.first[last() - 1] = row.least;
  for (std::size_t i = choose_.size(); i-- > 0;) {
    const auto next = std::ranges::upper_bound(choose_[i], rank);
    row.first[i] = static_cast<SituationId>(next - choose_[i].begin() - 1);
    rank -= choose_[i][row.first[i]];
  }
  return row;
}

TupleSpace::Tuple TupleSpace::tuple_of(std::uint64_t index) const {
  const Row row = row_at(index / 64);
  Tuple tuple = row.first;
  tuple[last()] = static_cast<SituationId>(index - row.origin * 64);
  return tuple;
}

TupleSpace::Tuple TupleSpace::standing_for(Tuple tuple) const {
  if (symmetric_) sort_first(tuple, static_cast<std::size_t>(orders_));
  return tuple;
}

}  // namespace juchu
