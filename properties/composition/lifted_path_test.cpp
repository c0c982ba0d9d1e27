#include "properties/composition/lifted_path.hpp"

#include <algorithm>

#include <gtest/gtest.h>

#include "properties/composition/testing/plain_search.hpp"
#include "properties/composition/testing/random_tables.hpp"

namespace juchu {
namespace {

/// The quotient answers what the original would have, and its paths are paths of the original.
TEST(LiftedPath, IsAShortestPathOfTheOriginal) {
  int found = 0, shorter_tables = 0, moves = 0;
  for (std::uint64_t seed = 0; seed < 600; ++seed) {
    CompositionOptions options;
    options.orders = 1 + static_cast<int>(seed % 3);
    options.symmetric = seed / 3 % 2 == 1;
    const OrderTables tables = random_tables(seed, options.orders == 3 ? 16 : 50);
    const auto colours = random_colours(seed, tables.size(), 8);
    const Quotient quotient = minimized(tables, colours);
    CompositionTarget target;
    for (const SituationId s : quotient.representative) target.any_order.push_back(colours[s] == 0);
    const auto bad = [&](const PlainTuple& tuple) {
      return std::ranges::any_of(tuple, [&](SituationId s) { return colours[s] == 0; });
    };
    const PlainAnswer plain = plain_search(tables, options.orders, false, bad);
    const CompositionAnswer answer = compose(quotient.tables, options, target);
    ASSERT_EQ(answer.ending == Ending::Found, plain.found) << "seed " << seed;
    shorter_tables += quotient.tables.size() < tables.size() ? 1 : 0;
    if (!plain.found) continue;
    const CompositionPath path = lifted(answer.path, tables, quotient);
    ASSERT_EQ(path.moves.size(), plain.distance) << "seed " << seed;
    const auto end = plain_end(tables, options.orders, path);
    ASSERT_TRUE(end && bad(*end)) << "seed " << seed;
    ++found;
    moves += static_cast<int>(plain.distance);
  }
  EXPECT_GT(found, 100);
  EXPECT_GT(moves, 200);
  EXPECT_GT(shorter_tables, 100);
}

}  // namespace
}  // namespace juchu
