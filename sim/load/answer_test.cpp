#include "sim/load/answer.hpp"

#include <gtest/gtest.h>

#include "sim/testing/counted_study.hpp"

namespace juchu {
namespace {

TEST(StudyAnswer, ATargetIsDecidedByTheWholeInterval) {
  using enum Target::Sense;
  struct Row {
    const char* what;
    Target::Sense sense;
    ConfidenceInterval bounds;
    Standing standing;
  };
  const Row rows[] = {
      {"all below", Below, {.1, .2}, Standing::Met},
      {"below touches nothing at the end", Below, {.1, .5}, Standing::Undecided},
      {"at most includes the end", AtMost, {.1, .5}, Standing::Met},
      {"around it", Below, {.4, .6}, Standing::Undecided},
      {"from it on: not below", Below, {.5, .6}, Standing::Missed},
      {"from it on: perhaps at most", AtMost, {.5, .6}, Standing::Undecided},
      {"all above", AtMost, {.51, .6}, Standing::Missed},
      {"above", Above, {.51, .6}, Standing::Met},
      {"above excludes the end", Above, {.5, .6}, Standing::Undecided},
      {"at least includes the end", AtLeast, {.5, .6}, Standing::Met},
      {"too low", AtLeast, {.1, .2}, Standing::Missed},
      {"up to it: not above", Above, {.1, .5}, Standing::Missed},
  };
  for (const Row& row : rows)
    EXPECT_EQ(standing_of(Target{row.sense, .5, ""}, row.bounds), row.standing) << row.what;
}

TEST(StudyAnswer, ARateStandsByItsReplications) {
  struct Row {
    const char* what;
    std::vector<std::int64_t> late;  // of 100 orders
    Standing standing;
  };
  const Row rows[] = {
      {"never, in 12 runs: in at most 22 % of runs", {0}, Standing::Undecided},
      {"all, in all runs", {100}, Standing::Missed},
      {"often", {9, 11}, Standing::Missed},
      {"around the target", {0, 2}, Standing::Undecided},
  };
  const Study study = counted_study();
  for (const Row& row : rows) {
    const StudyAnswer answer = answer_of(study, replications_with(study, 12, row.late), 12);
    EXPECT_EQ(answer.rates.front().standing, row.standing) << row.what;
    EXPECT_EQ(answer.misses_a_target(), row.standing == Standing::Missed) << row.what;
  }
  const StudyAnswer many = answer_of(study, replications_with(study, 400, {0}), 400);
  EXPECT_EQ(many.rates.front().standing, Standing::Met) << "0 of 400 runs: at most .8 % of runs";
}

TEST(StudyAnswer, SumsUpWhatReplicationsCounted) {
  const Study study = counted_study();
  std::vector<ReplicationCounts> counts = replications_with(study, 12, {3});
  counts[0].turned_away = 2;
  counts[1].unresolved = 1;
  counts[1].times[0].unresolved = 1;
  const RefusingRule forbid{{RuleKind::Forbid, 0}, 1}, unlisted{{RuleKind::NotListed, 0}, 2};
  counts[0].refusals = {{forbid, 3}, {unlisted, 3}};
  counts[2].refusals = {{unlisted, 3}};
  const StudyAnswer answer = answer_of(study, counts, 13);
  EXPECT_FALSE(answer.complete);
  EXPECT_EQ(answer.orders, 1200);
  EXPECT_EQ(answer.turned_away, 2);
  EXPECT_EQ(answer.unresolved, 1);
  EXPECT_EQ(answer.rates.front().happened, 36);
  EXPECT_EQ(answer.rates.front().replications_with, 12);
  EXPECT_DOUBLE_EQ(answer.rates.front().estimate->value, .03);
  ASSERT_EQ(answer.refusals.size(), 2u);
  EXPECT_EQ(answer.refusals.front().by, unlisted);
  EXPECT_DOUBLE_EQ(answer.refusals.front().per_thousand, 5);
  EXPECT_DOUBLE_EQ(answer.staff.front().use->value, .75);
  EXPECT_EQ(answer.numbers.front().mean->value, 5);
  EXPECT_EQ(answer.numbers.front().highest, 9);
  ASSERT_EQ(answer.days.size(), 5u);
  EXPECT_EQ(answer.days.front().arrived, 33);
  EXPECT_DOUBLE_EQ(*answer.days.front().rate, 36. / (12 * 33));
  EXPECT_FALSE(answer.days.back().rate);
  EXPECT_EQ(answer.days.front().standing, (std::vector<double>{33, 0, 3, 2}));
}

TEST(StudyAnswer, N1NoMeanOfTimesWhileAnyIsUnresolved) {
  const Study study = counted_study();
  std::vector<ReplicationCounts> counts = replications_with(study, 12, {3});
  EXPECT_EQ(answer_of(study, counts, 12).times.front().mean->value, 1.5 * kHour);
  counts.front().times.front().unresolved = 1;
  const TimeAnswer time = answer_of(study, counts, 12).times.front();
  EXPECT_FALSE(time.mean);
  EXPECT_EQ(time.unresolved, 1);
  EXPECT_EQ(time.p50->value, 2 * kHour) << "the unresolved is the longest";
}

TEST(StudyAnswer, IsPreciseOnlyWithEnoughTelling) {
  const Study study = counted_study();
  const auto precise = [&](int replications, const std::vector<std::int64_t>& late,
                           Precision asked) {
    return precise_enough(
        answer_of(study, replications_with(study, replications, late), replications), asked);
  };
  EXPECT_TRUE(precise(12, {10, 11}, {.05, true}));
  EXPECT_FALSE(precise(12, {10, 11}, {.01, true}));
  EXPECT_TRUE(precise(12, {10, 11}, {.01, false}));
  EXPECT_FALSE(precise(9, {10}, {.5, true})) << "only nine tell";
  EXPECT_FALSE(precise(400, {0}, {.5, false})) << "none tells";
}

}  // namespace
}  // namespace juchu
