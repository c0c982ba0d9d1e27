#include "sim/study/time_text.hpp"

#include <gtest/gtest.h>

namespace juchu {
namespace {

TEST(TimeText, IsReadExactly) {
  struct Row {
    const char* text;
    std::optional<Microseconds> time;
  };
  const Row rows[] = {
      {"40 s", 40'000'000},
      {"40s", 40'000'000},
      {"2 min", 120'000'000},
      {"3 h", 10'800'000'000},
      {"1.5 d", 129'600'000'000},
      {"250 ms", 250'000},
      {"0.001 ms", 1},
      {"0.0001 ms", std::nullopt},  // no whole microsecond
      {"0.1 s", 100'000},
      {"0.000000000078125 d", std::nullopt},
      {"0.00000078125 d", 67'500},
      {"1.50 d", 129'600'000'000},
      {"0 s", 0},
      {"104249 d", 104'249 * Microseconds{86'400'000'000}},
      {"104250 d", std::nullopt},  // longer than the longest time
      {"99999999999999999999 d", std::nullopt},
      {"40", std::nullopt},
      {"s", std::nullopt},
      {"-1 s", std::nullopt},
      {"1. s", std::nullopt},
      {".5 s", std::nullopt},
      {"1 S", std::nullopt},
      {"1  s", std::nullopt},
      {"1 s ", std::nullopt},
      {"", std::nullopt},
  };
  for (const Row& row : rows) EXPECT_EQ(parse_time(row.text), row.time) << row.text;
}

TEST(TimeText, IsShortForPeople) {
  struct Row {
    Microseconds time;
    const char* ja;
    const char* en;
  };
  constexpr Row rows[] = {
      {0, "0秒", "0 s"},
      {40'000'000, "40秒", "40 s"},
      {90'000'000, "1.5分", "1.5 min"},
      {100'000'000, "100秒", "100 s"},
      {100'123'456, "1.67分", "1.67 min"},
      {93'600'000'000, "26時間", "26 h"},
      {129'600'000'000, "1.5日", "1.5 d"},
      {7'200'000'000, "2時間", "2 h"},
      {250'000, "250ミリ秒", "250 ms"},
      {1, "0ミリ秒", "0 ms"},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(time_text(row.time).ja, row.ja);
    EXPECT_EQ(time_text(row.time).en, row.en);
  }
}

}  // namespace
}  // namespace juchu
