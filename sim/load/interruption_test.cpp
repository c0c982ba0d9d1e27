// A run can be ended at any time, however long a replication, or an instant of it, may be.
#include <atomic>

#include <gtest/gtest.h>

#include "sim/testing/queue_study.hpp"

namespace juchu {
namespace {

struct LongStudy {
  const char* what;
  const char* members;
};

constexpr LongStudy kLongStudies[] = {
    {"many orders", R"("arrivals": [{"id": "customers", "event": "come", "per_day": 1e7}])"},
    {"a cart of many lines, a batch of many carts",
     R"("arrivals": [{"id": "customers", "event": "come", "per_day": 24, "lines": 1000, "batches": 100000}])"},
    {"two habits that undo what the other does, for ever, at one instant",
     R"("arrivals": [{"id": "customers", "event": "come", "per_day": 24}], "habits": [
        {"id": "puts", "when": "!on", "at": "17:00", "marks": "on"},
        {"id": "takes", "when": "on", "at": "17:00", "unmarks": "on"}])"},
};

TEST(Interruption, EndsALongReplication) {
  for (const LongStudy& each : kLongStudies)
    for (const int threads : {1, 2}) {
      SCOPED_TRACE(each.what);
      std::atomic<int> asked{0};
      const auto counts = run_study(queue_study(each.members, 365),
                                    {.count = 3, .threads = threads, .go_on = [&](int done) {
                                       EXPECT_EQ(done, 0);
                                       return ++asked < 20;
                                     }});
      EXPECT_TRUE(counts.empty());
      EXPECT_LE(asked, 20) << "nobody is asked again";
    }
}

TEST(Interruption, KeepsWhatIsDone) {
  const Study study = queue_study(
      R"("arrivals": [{"id": "customers", "event": "come", "per_day": 100}])");
  const auto counts = run_study(
      study, {.count = 9, .threads = 1, .go_on = [](int done) { return done < 4; }});
  ASSERT_EQ(counts.size(), 4U);
  EXPECT_EQ(counts[3].orders, run_replication(study, 4).orders);
  EXPECT_FALSE(
      run_replication_while([] { return false; }, queue_study(kLongStudies[0].members), 1));
}

}  // namespace
}  // namespace juchu
