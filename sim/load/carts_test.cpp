// A habit for carts runs once a cart, whatever becomes of its lines.
#include <algorithm>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "sim/testing/queue_study.hpp"

namespace juchu {
namespace {

/// How often each of the two lines of the first cart was put `event`.
std::vector<std::int64_t> times_of(const std::string& event, const std::string& habits) {
  const auto steps = steps_of(queue_study(
      R"("arrivals": [{"id": "customers", "event": "come", "per_day": 3, "hours": {"6": 1}, "lines": 2}],
      "staff": {"doors": {"count": 1, "shift": "9:00-18:00"}}, "habits": [
        {"id": "leaves", "when": "main == waiting", "using": "doors", "takes": "1 h", "event": "leave"},)" +
      habits + "]"));
  const auto count = [&](const std::string& end) {
    return std::ranges::count_if(
        steps, [&](const std::string& step) { return step.find(end) != step.npos; });
  };
  return {count(" order 1 " + event), count(" order 2 " + event)};
}

TEST(Carts, AHabitThatHasRungRestsWhenItsLineCloses) {  // line 1 at 10:00, line 2 at 11:00
  EXPECT_EQ(
      times_of(
          "calls",
          R"({"id": "calls", "for": "cart", "when": "main == waiting", "after": "30 min", "event": "call"})"),
      (std::vector<std::int64_t>{1, 1}));
}

TEST(Carts, AHabitGoesOnWithTheNextLineWhenTheFirstIsFinal) {  // and does not close
  EXPECT_EQ(
      times_of(
          "calls",
          R"({"id": "calls", "for": "cart", "when": "main == waiting", "at": "10:30", "event": "call"},
        {"id": "remembers", "in_final": true, "when": "main == gone", "after": "1 d", "marks": "forgotten"})"),
      (std::vector<std::int64_t>{0, 1}));
}

}  // namespace
}  // namespace juchu
