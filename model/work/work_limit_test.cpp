#include "model/work/work_limit.hpp"

#include <atomic>
#include <new>
#include <stdexcept>
#include <vector>

#include <gtest/gtest.h>

#include "model/work/on_threads.hpp"

namespace juchu {
namespace {

bool no_room(std::uint64_t) { return false; }

TEST(WorkLimit, WithoutOneNothingIsLeft) {  // W1
  EXPECT_EQ(attempt([] { go_on(); }), WorkEnd::Done);
  EXPECT_TRUE(has_room(~std::uint64_t{0}));
}

TEST(WorkLimit, LeavesWorkWhenItHasEnded) {
  int asked = 0, steps = 0;
  const WorkLimit limit([&] { return ++asked > 3; }, no_room);
  EXPECT_EQ(attempt([&] {
              for (;; ++steps) go_on();
            }),
            WorkEnd::Left);
  EXPECT_EQ(steps, 3);
  EXPECT_FALSE(has_room(1));
}

TEST(WorkLimit, EndsWithItsScope) {
  {
    const WorkLimit limit([] { return true; }, no_room);
  }
  EXPECT_EQ(attempt([] { go_on(); }), WorkEnd::Done);
}

TEST(WorkLimit, LackOfMemoryIsAnAnswerAndOtherFaultsPass) {
  EXPECT_EQ(attempt([] { throw std::bad_alloc(); }), WorkEnd::NoMemory);
  EXPECT_THROW((void)attempt([] { throw std::logic_error("a bug"); }), std::logic_error);
}

TEST(WorkLimit, HoldsForTheThreadsOfItsWork) {  // W2
  const WorkLimit limit([] { return true; }, no_room);
  std::atomic<int> left = 0;
  on_threads(4, [&](int) { left += attempt([] { go_on(); }) == WorkEnd::Left ? 1 : 0; });
  EXPECT_EQ(left, 4);
}

TEST(OnThreads, PassesOnWhatLeavesAThreadsWork) {  // T1
  std::atomic<int> ended = 0;
  EXPECT_THROW(on_threads(3,
                          [&](int thread) {
                            ++ended;
                            if (thread == 2) throw std::bad_alloc();
                          }),
               std::bad_alloc);
  EXPECT_EQ(ended, 3);
}

}  // namespace
}  // namespace juchu
