#include "report/rows.hpp"

#include <gtest/gtest.h>

namespace juchu {
namespace {

TEST(Rows, AreThoseOfTheBitsUpToAllSixtyFour) {
  const std::vector<int> rows(64);
  EXPECT_EQ(rows_in(~std::uint64_t{0}, rows).size(), 64u);
  EXPECT_EQ(rows_in(std::uint64_t{1} << 63 | 1, rows),
            (std::vector<const int*>{&rows[0], &rows[63]}));
  EXPECT_TRUE(rows_in(0, rows).empty());
}

}  // namespace
}  // namespace juchu
