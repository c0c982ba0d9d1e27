#include "testing/memory/allocations.hpp"

#include <vector>

#include <gtest/gtest.h>

namespace juchu {
namespace {

TEST(Allocations, AreCounted) {
  struct alignas(64) Aligned {
    int value = 0;
  };
  EXPECT_EQ(allocations_in([] {}), 0);
  EXPECT_GT(allocations_in([] { std::vector<int>(1).shrink_to_fit(); }), 0);
  EXPECT_GT(allocations_in([] { std::vector<Aligned>(1).shrink_to_fit(); }), 0);
}

}  // namespace
}  // namespace juchu
