#include "sim/study/remarks.hpp"

#include <gtest/gtest.h>

#include "sim/testing/counted_study.hpp"

namespace juchu {
namespace {

TEST(Remarks, CountTheOrdersOfAMeanDay) {
  Study study = counted_study();  // Friday to Sunday
  EXPECT_DOUBLE_EQ(orders_a_day(study), 40);
  study.arrivals[0].weekdays[6] = 0;
  EXPECT_DOUBLE_EQ(orders_a_day(study), 80. / 3);
  study.arrivals[0].waves = {{"first", study.from, 1, 8}};
  EXPECT_DOUBLE_EQ(orders_a_day(study), (320 + 40) / 3.);
  study.arrivals[0].lines = {1, 2};
  study.arrivals[0].lines_choice = WeightedChoice({.5, .5});
  EXPECT_DOUBLE_EQ(orders_a_day(study), 1.5 * (320 + 40) / 3.);
}

TEST(Remarks, FindAStatusThatNothingLeaves) {
  Study study = counted_study();
  const Rulebook& book = study.rules->rulebook();
  const std::vector<int> stuck = statuses_without_exit(study);
  ASSERT_EQ(stuck.size(), 1u) << "open is sent or late, late is closed, but nothing follows sent";
  EXPECT_EQ(book.statuses[static_cast<std::size_t>(stuck[0])].id, "sent");
  study.arrivals.clear();
  EXPECT_TRUE(statuses_without_exit(study).empty()) << "no order enters any";
}

TEST(Remarks, FindWorkThatNoDayHolds) {
  Study study = counted_study();  // a packer on Friday alone: 8 h in three days
  const std::vector<Overload> over = overloads(study);
  ASSERT_EQ(over.size(), 1u);
  EXPECT_DOUBLE_EQ(over[0].work, 10. * kHour);
  EXPECT_DOUBLE_EQ(over[0].time, 8. * kHour / 3);
  study.habits[0].chance = .25;
  EXPECT_TRUE(overloads(study).empty());
}

TEST(Remarks, FindPromisesThatNobodyKeeps) {
  EXPECT_TRUE(promises_nobody_keeps(counted_study()).empty()) << "it has none";
}

}  // namespace
}  // namespace juchu
