#include "sim/load/compare.hpp"

#include <gtest/gtest.h>

#include "sim/testing/counted_study.hpp"

namespace juchu {
namespace {

class Compare : public testing::Test {
 protected:
  [[nodiscard]] Comparison with(const std::vector<std::int64_t>& before,
                                const std::vector<std::int64_t>& after, int variants = 1) const {
    const auto first = replications_with(study_, 12, before);
    const auto second = replications_with(study_, 12, after);
    return compare({study_, first}, {study_, second}, variants);
  }

  const Study study_ = counted_study();
};

TEST_F(Compare, V2TellsBetterFromWorseByTheWholeInterval) {
  struct Row {
    const char* what;
    std::vector<std::int64_t> before, after;
    Drift drift;
  };
  const Row rows[] = {
      {"less by as much everywhere", {9, 5}, {7, 3}, Drift::Better},
      {"more", {2, 1}, {4, 4}, Drift::Worse},
      {"this way and that", {4, 5}, {5, 4}, Drift::Unclear},
      {"the same in every replication", {3, 0}, {3, 0}, Drift::Same},
      {"in one of twelve only",
       {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0},
       {0, 0, 0, 9, 0, 0, 0, 0, 0, 0, 0, 0},
       Drift::Unclear},
  };
  for (const Row& row : rows)
    EXPECT_EQ(with(row.before, row.after).measures.front().drift, row.drift) << row.what;
}

TEST_F(Compare, ATargetThatWantsMoreTurnsItRound) {
  Study more = counted_study();
  more.measures.front().target->sense = Target::Sense::AtLeast;
  const auto first = replications_with(more, 12, {2, 1});
  const auto second = replications_with(more, 12, {4, 4});
  EXPECT_EQ(compare({more, first}, {more, second}, 1).measures.front().drift, Drift::Better);
}

TEST_F(Compare, V1IntervalsWidenWithTheirNumber) {
  const auto width = [](const Comparison& comparison) {
    const ConfidenceInterval& interval = *comparison.measures.front().by->interval;
    return interval.high - interval.low;
  };
  EXPECT_LT(width(with({9, 5}, {6, 3})), width(with({9, 5}, {6, 3}, 5)));
}

TEST_F(Compare, LooksAtWhatBothHaveOnly) {
  Study without = counted_study();
  without.measures.erase(without.measures.begin() + 1);
  const auto first = replications_with(study_, 12, {5, 4});
  auto second = replications_with(study_, 10, {4, 3});
  for (ReplicationCounts& each : second) each.times.clear();
  const Comparison comparison = compare({study_, first}, {without, second}, 1);
  EXPECT_EQ(comparison.replications, 10);
  ASSERT_EQ(comparison.measures.size(), 2u);
  EXPECT_EQ(comparison.measures.back().of, Change::Of::Number);
}

TEST_F(Compare, ShowsHazardsAndNormsThatDiffer) {
  const auto first = replications_with(study_, 12, {5});
  auto second = first;
  for (ReplicationCounts& each : second)
    let_happen(study_, "hazard", "late-hazard", 2 + each.replication % 2, each);
  const Comparison comparison = compare({study_, first}, {study_, second}, 1);
  ASSERT_EQ(comparison.others.size(), 1u);
  EXPECT_EQ(id_of(study_, comparison.others.front().rate), "late-hazard");
  EXPECT_EQ(comparison.others.front().drift, Drift::Worse);
  EXPECT_EQ(comparison.staff.front().drift, Drift::Same);
}

TEST_F(Compare, RanksByTheTargetsTogether) {
  const std::vector<Comparison> comparisons = {with({9}, {8, 7}), with({9}, {1, 0}),
                                               with({9}, {4, 5}), with({9}, {0, 0})};
  EXPECT_DOUBLE_EQ(comparisons[0].shortfall_before, 8) << "9 % of at most 1 %";
  EXPECT_EQ(ranking(comparisons), (std::vector<std::size_t>{3, 1, 2, 0}));
}

TEST_F(Compare, InASweepAnUpperBoundIsInherited) {
  const auto two = replications_with(study_, 400, {30, 25});
  std::vector<std::int64_t> rare(400, 0);
  for (std::size_t i = 0; i < 400; i += 20) rare[i] = 2;
  const auto three = replications_with(study_, 400, rare);
  for (std::size_t i = 0; i < 400; ++i)
    if (i != 20) rare[i] = 0;  // once is too little for an interval of its own
  const auto four = replications_with(study_, 400, rare);
  const std::vector<Counted> variants = {{study_, two}, {study_, three}, {study_, four}};
  const std::vector<SweepPoint> points = sweep_of(variants);
  EXPECT_EQ(points[0].standing, Standing::Missed);
  EXPECT_EQ(points[1].standing, Standing::Met);
  EXPECT_FALSE(points[1].inherited);
  EXPECT_FALSE(points[2].rate->interval);
  EXPECT_TRUE(points[2].inherited);
  EXPECT_EQ(points[2].bounds.high, points[1].bounds.high);
  EXPECT_EQ(points[2].standing, Standing::Met);
  EXPECT_EQ(first_that_meets(points), 1u);
  EXPECT_FALSE(first_that_meets(std::span(points).first(1)));
}

}  // namespace
}  // namespace juchu
