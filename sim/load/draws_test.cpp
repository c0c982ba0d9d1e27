// What one draw is for tells it apart from every other.
#include <gtest/gtest.h>

#include "sim/testing/queue_study.hpp"

namespace juchu {
namespace {

TEST(Draws, AParameterNamedLikeAPurposeIsDrawnByItself) {
  const Study study = queue_study(
      R"("arrivals": [{"id": "customers", "event": "come", "per_day": 200}],
      "habits": [{"id": "leaves", "when": "main == waiting", "after": {"uniform": ["0 h", "2 h"]},
                  "event": "leave", "with": {"time": {"soon": 0.5, "late": 0.5}}}])");
  std::vector<Instant> came;
  int early[2] = {}, late[2] = {};
  (void)run_replication(study, 1, [&](const LoadStep& step) {
    if (step.arrivals >= 0) return came.push_back(step.at);
    const Value time = study.rules->parameter(step.event->type, 0).get(step.event->words.data());
    const Instant waited = step.at - came[static_cast<std::size_t>(step.order) - 1];
    ++(waited < kHour ? early : late)[time];
  });
  for (const int time : {0, 1}) {
    EXPECT_GT(early[time], 25);
    EXPECT_GT(late[time], 25);
  }
}

}  // namespace
}  // namespace juchu
