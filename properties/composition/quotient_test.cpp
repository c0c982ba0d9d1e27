// The quotient against the most obvious fixpoint, on thousands of random tables.
#include "properties/composition/quotient.hpp"

#include <algorithm>
#include <map>
#include <set>

#include <gtest/gtest.h>

#include "properties/composition/testing/random_tables.hpp"

namespace juchu {
namespace {

constexpr std::uint64_t kTables = 5000;

using Blocks = std::vector<SituationId>;

/// What Q1 compares: the own block, the blocks after the days, and the others after events.
auto followed_by(const OrderTables& tables, const Blocks& block, SituationId s) {
  std::set<SituationId> events;
  for (const SituationId to : tables.events(s)) events.insert(block[to]);
  events.erase(block[s]);
  const auto day = [&](int working) {
    const SituationId to = tables.next_day[working][s];
    return to == kNoSituation ? to : block[to];
  };
  return std::tuple(block[s], day(0), day(1), events);
}

/// Splits all blocks by all that can be seen until nothing changes.
Blocks naive_fixpoint(const OrderTables& tables, const std::vector<std::uint32_t>& colours) {
  Blocks block(colours.begin(), colours.end());
  for (std::size_t count = 0;;) {
    std::map<decltype(followed_by(tables, block, 0)), SituationId> numbers;
    Blocks finer;
    for (SituationId s = 0; s < tables.size(); ++s)
      finer.push_back(
          numbers.emplace(followed_by(tables, block, s), static_cast<SituationId>(numbers.size()))
              .first->second);
    block = finer;
    if (numbers.size() == count) return block;
    count = numbers.size();
  }
}

TEST(Quotient, Q1Q2_AgreesWithTheNaiveFixpoint) {
  std::size_t merged = 0, kept = 0;
  for (std::uint64_t seed = 0; seed < kTables; ++seed) {
    const OrderTables tables = random_tables(seed, seed % 50 == 0 ? 300 : 30);
    const auto colours = random_colours(seed, tables.size(), 1 + static_cast<int>(seed % 3));
    const Quotient quotient = minimized(tables, colours);
    const Blocks expected = naive_fixpoint(tables, colours);
    ASSERT_EQ(quotient.block.size(), expected.size());
    std::map<SituationId, SituationId> ours;
    std::set<SituationId> theirs;
    for (SituationId s = 0; s < tables.size(); ++s) {
      ASSERT_EQ(ours.emplace(quotient.block[s], expected[s]).first->second, expected[s])
          << "seed " << seed << ", situation " << s;
      theirs.insert(expected[s]);
    }
    ASSERT_EQ(ours.size(), theirs.size()) << "seed " << seed;
    merged += tables.size() - ours.size();
    kept += ours.size();
  }
  EXPECT_GT(merged, 10'000u);
  EXPECT_GT(kept, 10'000u);
}

TEST(Quotient, Q1_ItsTablesSayWhatEveryMemberDoes) {
  for (std::uint64_t seed = 0; seed < kTables; ++seed) {
    const OrderTables tables = random_tables(seed, 40);
    const auto colours = random_colours(seed, tables.size(), 2);
    const Quotient quotient = minimized(tables, colours);
    Blocks identity(quotient.tables.size());
    for (SituationId b = 0; b < identity.size(); ++b) identity[b] = b;
    for (SituationId s = 0; s < tables.size(); ++s) {
      ASSERT_EQ(followed_by(tables, quotient.block, s),
                followed_by(quotient.tables, identity, quotient.block[s]))
          << "seed " << seed << ", situation " << s;
      ASSERT_EQ(colours[s], colours[quotient.representative[quotient.block[s]]]);
    }
  }
}

TEST(Quotient, Q3_BlocksStandInTheSequenceOfTheirFirstMembers) {
  for (std::uint64_t seed = 0; seed < kTables; ++seed) {
    const OrderTables tables = random_tables(seed, 40);
    const Quotient quotient = minimized(tables, random_colours(seed, tables.size(), 2));
    ASSERT_TRUE(std::ranges::is_sorted(quotient.representative));
    for (SituationId b = 0; b < quotient.representative.size(); ++b) {
      const auto first = std::ranges::find(quotient.block, b) - quotient.block.begin();
      ASSERT_EQ(quotient.representative[b], static_cast<SituationId>(first));
    }
    std::set<SituationId> initial;
    for (const SituationId s : tables.initial) initial.insert(quotient.block[s]);
    ASSERT_EQ(std::set(quotient.tables.initial.begin(), quotient.tables.initial.end()), initial);
  }
}

TEST(Quotient, AClockThatNobodyReadsIsOneBlock) {
  OrderTables clock;  // a ring of days
  clock.initial = {0};
  for (SituationId s = 0; s < 1000; ++s) {
    clock.event_begin.push_back(0);
    for (auto& next_day : clock.next_day) next_day.push_back((s + 1) % 1000);
  }
  std::vector<std::uint32_t> colours(1000);
  EXPECT_EQ(minimized(clock, colours).tables.size(), 1u);
  colours[7] = 1;
  EXPECT_EQ(minimized(clock, colours).tables.size(), 1000u);
}

}  // namespace
}  // namespace juchu
