// The search against the most obvious one, on hundreds of random tables.
#include "properties/composition/composed_search.hpp"

#include <algorithm>

#include <gtest/gtest.h>

#include "properties/composition/testing/plain_search.hpp"
#include "properties/composition/testing/random_tables.hpp"

namespace juchu {
namespace {

constexpr std::uint64_t kTables = 400;

int most_situations(int orders) {
  return orders == 1 ? 200 : orders == 2 ? 90 : orders == 3 ? 20 : 9;
}

struct Case {
  std::uint64_t seed;
  OrderTables tables;
  CompositionOptions options;
  CompositionTarget target;
  std::function<bool(const PlainTuple&)> plain_target;
};

/// Seeds take turns in K, symmetry and the kind of target.
Case random_case(std::uint64_t seed) {
  Case c{.seed = seed};
  c.options.orders = 1 + static_cast<int>(seed % 4);
  c.options.symmetric = seed / 4 % 2 == 1;
  c.tables = random_tables(seed, most_situations(c.options.orders));
  const auto colours = random_colours(seed, c.tables.size(), 6);
  if (seed / 8 % 2 == 0) {
    for (const auto colour : colours) c.target.any_order.push_back(colour == 0);
    c.plain_target = [colours](const PlainTuple& tuple) {
      return std::ranges::any_of(tuple, [&](SituationId s) { return colours[s] == 0; });
    };
  } else {
    const auto alike = [colours](std::span<const SituationId> tuple) {
      return std::ranges::all_of(tuple, [&](SituationId s) { return colours[s] == 1; });
    };
    c.target.tuple = alike;
    c.plain_target = alike;
  }
  return c;
}

/// The same answers in every way to find them.
template <class Check>
void in_every_way(CompositionOptions options, Check check) {
  for (const Visited visited : {Visited::AsFits, Visited::Bitmap, Visited::Hash})
    for (const int threads : {1, 2, 4}) {
      if (visited == Visited::AsFits && threads > 1) continue;
      options.visited = visited;
      options.threads = threads;
      SCOPED_TRACE(testing::Message()
                   << "orders " << options.orders << ", symmetric " << options.symmetric
                   << ", visited " << static_cast<int>(visited) << ", threads " << threads);
      check(options);
    }
}

TEST(ComposedSearch, C1C2_CountsWhatThePlainSearchCounts) {
  std::uint64_t states = 0;
  for (std::uint64_t seed = 0; seed < kTables; ++seed) {
    const Case c = random_case(seed);
    const PlainAnswer plain = plain_search(c.tables, c.options.orders, c.options.symmetric,
                                           [](const PlainTuple&) { return false; });
    in_every_way(c.options, [&](const CompositionOptions& options) {
      const CompositionAnswer answer = compose(c.tables, options);
      ASSERT_EQ(answer.ending, Ending::Finished) << "seed " << seed;
      ASSERT_EQ(answer.states, plain.states.size()) << "seed " << seed;
      ASSERT_EQ(answer.transitions, plain.transitions) << "seed " << seed;
      ASSERT_EQ(answer.depth, plain.depth) << "seed " << seed;
    });
    states += plain.states.size();
  }
  EXPECT_GT(states, 50'000u);
}

TEST(ComposedSearch, C2_SymmetryKeepsTheAscendingTuples) {
  for (std::uint64_t seed = 0; seed < kTables; ++seed) {
    Case c = random_case(seed);
    const PlainAnswer plain = plain_search(c.tables, c.options.orders, false,
                                           [](const PlainTuple&) { return false; });
    const auto ascending = std::ranges::count_if(
        plain.states, [](const PlainTuple& tuple) { return std::ranges::is_sorted(tuple); });
    c.options.symmetric = true;
    const CompositionAnswer answer = compose(c.tables, c.options);
    ASSERT_EQ(answer.states, static_cast<std::uint64_t>(ascending)) << "seed " << seed;
    ASSERT_EQ(answer.depth, plain.depth) << "seed " << seed;
  }
}

TEST(ComposedSearch, C3_PathsAreShortestAndValid) {
  int found = 0, moves = 0, unreachable = 0;
  for (std::uint64_t seed = 0; seed < kTables; ++seed) {
    const Case c = random_case(seed);
    const PlainAnswer plain = plain_search(c.tables, c.options.orders, c.options.symmetric,
                                           c.plain_target);
    std::optional<CompositionAnswer> first;
    in_every_way(c.options, [&](const CompositionOptions& options) {
      const CompositionAnswer answer = compose(c.tables, options, c.target);
      if (!first) first = answer;
      ASSERT_EQ(answer.path, first->path) << "seed " << seed;
      ASSERT_EQ(answer.states, first->states);
      ASSERT_EQ(answer.transitions, first->transitions);
      ASSERT_EQ(answer.ending == Ending::Found, plain.found) << "seed " << seed;
      if (!plain.found) return;
      ASSERT_EQ(answer.path.moves.size(), plain.distance) << "seed " << seed;
      const auto end = plain_end(c.tables, options.orders, answer.path);
      ASSERT_TRUE(end && c.plain_target(*end)) << "seed " << seed;
    });
    found += plain.found ? 1 : 0;
    unreachable += plain.found ? 0 : 1;
    moves += static_cast<int>(plain.distance);
  }
  EXPECT_GT(found, 50);
  EXPECT_GT(unreachable, 50);
  EXPECT_GT(moves, 200);
}

/// A clock of `situations` days that events let stand still or begin anew: dense when composed.
OrderTables clock_tables(SituationId situations) {
  OrderTables tables;
  tables.initial = {0};
  for (SituationId s = 0; s < situations; ++s) {
    if (s != 0) tables.event_targets.push_back(0);
    tables.event_begin.push_back(static_cast<std::uint32_t>(tables.event_targets.size()));
    for (auto& next_day : tables.next_day) next_day.push_back(std::min(s + 1, situations - 1));
  }
  return tables;
}

TEST(ComposedSearch, C1_LargeSpacesToo) {
  const OrderTables tables = clock_tables(110);
  CompositionOptions options;
  options.orders = 3;
  std::optional<CompositionAnswer> first;
  for (const bool symmetric : {false, true}) {
    options.symmetric = symmetric;
    first.reset();
    in_every_way(options, [&](const CompositionOptions& each) {
      const CompositionAnswer answer = compose(tables, each);
      if (!first) first = answer;
      ASSERT_EQ(answer.states, first->states);
      ASSERT_EQ(answer.transitions, first->transitions);
      ASSERT_EQ(answer.depth, first->depth);
    });
    EXPECT_GT(first->states, symmetric ? 100'000u : 1'000'000u);
  }
}

TEST(ComposedSearch, C4_ABudgetIsNeverCalledFinished) {
  const OrderTables tables = clock_tables(70);
  CompositionOptions whole;
  whole.orders = 3;
  whole.threads = 2;
  in_every_way(whole, [&](CompositionOptions options) {
    const std::uint64_t all = compose(tables, options).states;
    options.most_states = all / 2;
    const CompositionAnswer some = compose(tables, options);
    EXPECT_EQ(some.ending, Ending::StatesBudget);
    EXPECT_GT(some.states, all / 2);
    EXPECT_LT(some.states, all);
    options.most_states = all;
    EXPECT_EQ(compose(tables, options).ending, Ending::Finished);
  });
}

TEST(ComposedSearch, C4_MemoryIsCountedAndKept) {
  const OrderTables tables = clock_tables(120);
  CompositionOptions options;
  options.orders = 4;
  options.visited = Visited::Hash;
  options.most_bytes = 10'000'000;
  const CompositionAnswer hashed = compose(tables, options);
  EXPECT_EQ(hashed.ending, Ending::MemoryBudget);
  EXPECT_GT(hashed.states, 100'000u);
  EXPECT_LT(hashed.bytes, 13'000'000u);
  options.visited = Visited::AsFits;  // 5 * 10^7 bytes of bits do not fit
  EXPECT_EQ(compose(tables, options).states, hashed.states);
  options.visited = Visited::Bitmap;
  EXPECT_EQ(compose(tables, options).ending, Ending::MemoryBudget);
  EXPECT_EQ(compose(tables, options).states, 0u);
}

TEST(ComposedSearch, C4_StopsWhenToldAndTellsHowFarItIs) {
  const OrderTables tables = clock_tables(70);
  CompositionOptions options;
  options.orders = 3;
  in_every_way(options, [&](CompositionOptions each) {
    const std::uint64_t all = compose(tables, each).states;
    std::uint64_t told = 0;
    int left = 20;
    each.progress = [&](const CompositionProgress& progress) {
      EXPECT_GE(progress.states, told);
      EXPECT_GE(progress.states, progress.frontier);
      EXPECT_GT(progress.bytes, 0u);
      told = progress.states;
    };
    each.stop = [&] { return --left == 0; };
    const CompositionAnswer answer = compose(tables, each);
    EXPECT_EQ(answer.ending, Ending::Stopped);
    EXPECT_GE(answer.states, told);
    EXPECT_LT(answer.states, all);
    EXPECT_GT(told, 1u);
  });
}

TEST(ComposedSearch, C4_RefusesWhatItCannotNumber) {
  CompositionOptions options;
  options.orders = 8;
  EXPECT_EQ(compose(clock_tables(1000), options).ending, Ending::TooManyTuples);
}

}  // namespace
}  // namespace juchu
