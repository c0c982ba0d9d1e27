#include "cli/block_giver.hpp"

#include <gtest/gtest.h>

namespace juchu {
namespace {

/// Takes every block that there is.
std::vector<PartRange> all_of(BlockGiver& giver) {
  std::vector<PartRange> blocks;
  while (const auto block = giver.next()) blocks.push_back(*block);
  return blocks;
}

void run(BlockGiver& giver, const PartRange& block, const Counts& counts = {5, 10}) {
  for (int replication = block.first; replication <= block.last; ++replication)
    giver.add(replication, counts);
}

TEST(BlockGiver, G1HandsOutEachReplicationOnce) {
  BlockGiver giver(100, 3, {}, 20);
  for (const int there : {1, 2, 50, 100}) giver.add(there, {});
  std::vector<int> times(101);
  for (const PartRange& block : all_of(giver))
    for (int replication = block.first; replication <= block.last; ++replication)
      ++times[static_cast<std::size_t>(replication)];
  for (int replication = 1; replication <= 100; ++replication) {
    const bool there = replication <= 2 || replication == 50 || replication == 100;
    EXPECT_EQ(times[static_cast<std::size_t>(replication)], there ? 0 : 1) << replication;
  }
}

TEST(BlockGiver, EndsWhenAllAreDone) {
  BlockGiver giver(9, 2, {}, 20);
  const std::vector<PartRange> blocks = all_of(giver);
  for (auto block = blocks.rbegin(); block != blocks.rend(); ++block) {
    EXPECT_FALSE(giver.ended());
    run(giver, *block);
  }
  EXPECT_TRUE(giver.ended());
  EXPECT_FALSE(giver.next());
}

TEST(BlockGiver, G2ARoundWaitsForItsLastBlock) {
  BlockGiver giver(8, 2, Precision{.001, false}, 20);
  const std::vector<PartRange> blocks = all_of(giver);
  for (std::size_t i = 1; i < blocks.size(); ++i) run(giver, blocks[i], {static_cast<int>(i), 10});
  EXPECT_FALSE(giver.next()) << "the first block is still out";
  run(giver, blocks.front(), {9, 10});
  EXPECT_EQ(giver.next()->first, 9);
}

TEST(BlockGiver, EndsWhenItIsPreciseOrAtTheLastRound) {
  struct Row {
    const char* what;
    Precision asked;
    int rounds;
  };
  for (const Row& row : {Row{"ten tell in the third round", {.5, true}, 3},
                         Row{"never so precise", {.0001, true}, 5}}) {
    BlockGiver giver(4, 1, row.asked, 5);
    int rounds = 0;
    for (; !giver.ended(); ++rounds)
      for (const PartRange& block : all_of(giver)) run(giver, block, {4 + block.first % 2, 10});
    EXPECT_EQ(rounds, row.rounds) << row.what;
  }
}

TEST(BlockGiver, G3BlocksShrink) {
  BlockGiver giver(1000, 4, {}, 1);
  const std::vector<PartRange> blocks = all_of(giver);
  EXPECT_EQ(blocks.front().size(), 64);
  EXPECT_EQ(blocks.back().size(), 1);
  EXPECT_LT(blocks.size(), 60u);
}

}  // namespace
}  // namespace juchu
