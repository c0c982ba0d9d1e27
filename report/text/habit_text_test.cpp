#include "report/text/habit_text.hpp"

#include <gtest/gtest.h>

namespace juchu {
namespace {

constexpr Microseconds kMinute = 60'000'000;

TEST(TimeOfADistribution, IsToldWithAllItsNumbers) {
  struct Row {
    Distribution time;
    const char* english;
    const char* japanese;
  };
  const Row rows[] = {
      {ConstantTime{90 * kMinute}, "1.5 h", "1.5時間"},
      {ExponentialTime{1200 * kMinute}, "20 h on average (exponential)", "平均20時間（指数分布）"},
      {LognormalTime(kMinute, 0.8), "1 min on average (lognormal, cv 0.8)",
       "平均1分（対数正規分布、変動係数0.8）"},
      {GammaTime(kMinute, 0.5), "1 min on average (gamma, cv 0.5)",
       "平均1分（ガンマ分布、変動係数0.5）"},
      {ErlangTime{3, kMinute}, "1 min on average (Erlang, 3 stages)",
       "平均1分（3段のアーラン分布）"},
      {WeibullTime{1, 60 * kMinute}, "1.0 h on average (Weibull, shape 1)",
       "平均1.0時間（形1のワイブル分布）"},
      {TriangularTime{kMinute, 2 * kMinute, 5 * kMinute},
       "1 min to 5 min, mostly 2 min (triangular)", "1分から5分、多くは2分（三角分布）"},
      {UniformTime{5 * kMinute, 60 * kMinute}, "5 min to 1 h (uniform)",
       "5分から1時間（一様分布）"},
      {TableTime({kMinute, 60 * kMinute}, {3, 1}), "1 min (75 %), 1 h (25 %)",
       "1分（75 %）、1時間（25 %）"},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(time_text(row.time, Speaker(Language::English)), row.english);
    EXPECT_EQ(time_text(row.time, Speaker(Language::Japanese)), row.japanese);
  }
}

}  // namespace
}  // namespace juchu
