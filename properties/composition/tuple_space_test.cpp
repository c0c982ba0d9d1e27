#include "properties/composition/tuple_space.hpp"

#include <algorithm>

#include <gtest/gtest.h>

namespace juchu {
namespace {

/// Calls `sink` with every tuple, or every ascending one, the last situation running fastest.
template <class Sink>
void for_each_tuple(const TupleSpace& space, Sink sink) {
  TupleSpace::Tuple tuple{};
  const auto begin = tuple.begin(), end = begin + space.orders();
  for (;;) {
    if (!space.symmetric() || std::is_sorted(begin, end)) sink(tuple);
    auto at = end;
    while (at != begin && *(at - 1) + 1 == space.situations()) *--at = 0;
    if (at == begin) return;
    ++*(at - 1);
  }
}

constexpr struct {
  SituationId situations;
  int orders;
} kSizes[] = {{1, 1}, {1, 4}, {5, 1}, {200, 1}, {64, 2}, {130, 2}, {70, 3}, {9, 4}, {4, 6}, {2, 8}};

TEST(TupleSpace, T1_EveryTupleHasItsNumber) {
  for (const bool symmetric : {false, true})
    for (const auto& [situations, orders] : kSizes) {
      const TupleSpace space(situations, orders, symmetric);
      ASSERT_TRUE(space.countable());
      std::vector<bool> taken(space.words() * 64);
      for_each_tuple(space, [&](const TupleSpace::Tuple& tuple) {
        const std::uint64_t index = space.index_of(tuple);
        ASSERT_LT(index, taken.size());
        ASSERT_FALSE(taken[index]);
        taken[index] = true;
        ASSERT_EQ(space.tuple_of(index), tuple);
      });
    }
}

TEST(TupleSpace, T2_ARowHoldsTheTuplesThatDifferInTheLastSituation) {
  for (const bool symmetric : {false, true})
    for (const auto& [situations, orders] : kSizes) {
      const TupleSpace space(situations, orders, symmetric);
      const auto last = static_cast<std::size_t>(orders - 1);
      for_each_tuple(space, [&, s = symmetric](const TupleSpace::Tuple& tuple) {
        const TupleSpace::Row row = space.row_at(space.index_of(tuple) / 64);
        ASSERT_TRUE(std::equal(tuple.begin(), tuple.begin() + orders - 1, row.first.begin()));
        ASSERT_EQ(row.origin, space.origin_of(tuple));
        ASSERT_EQ(row.least, s && orders > 1 ? tuple[last - 1] : 0);
        ASSERT_EQ(row.begin, row.origin + row.least / 64);
        ASSERT_EQ(row.end, row.origin + (situations + 63) / 64);
        ASSERT_EQ(space.index_of(tuple), row.origin * 64 + tuple[last]);
      });
    }
}

TEST(TupleSpace, RefusesToCountMoreThanItHasNumbersFor) {
  EXPECT_TRUE(TupleSpace(1'000'000, 3, false).countable());
  EXPECT_FALSE(TupleSpace(1'000'000, 4, false).countable());
  EXPECT_FALSE(TupleSpace(1000, 8, false).countable());
  EXPECT_TRUE(TupleSpace(200, 8, true).countable());
}

TEST(TupleSpace, AscendingTuplesTakeFewerBits) {
  EXPECT_LT(TupleSpace(151, 4, true).words() * 5, TupleSpace(151, 4, false).words());
}

}  // namespace
}  // namespace juchu
