#include "sim/study/week.hpp"

#include <string>

#include <gtest/gtest.h>

namespace juchu {
namespace {

Week week_of(const std::string& text, bool times = false) {
  const auto week = Week::parse(text, times);
  EXPECT_TRUE(week) << text;
  return week.value_or(Week());
}

Instant moment(const std::string& text) { return parse_moment(text).value() * kSecond; }

std::string text_of(Instant at) { return at == kNever ? "never" : moment_text(at / kSecond); }

TEST(Week, ReadsHoursAndTimes) {
  struct Row {
    const char* text;
    bool times;
    bool good;
  };
  constexpr Row rows[] = {
      {"7:00-24:00", false, true},
      {"Mon-Fri 10:00-12:00,13:00-18:00; Sat 10:00-15:00", false, true},
      {"mon,wed,fri 9:00-17:00", false, true},
      {"Sat-Mon 9:00-17:00", false, true},
      {"Fri,Sat 22:00-6:00", false, true},
      {"Mon-Sat 17:00", true, true},
      {"9:00,17:00:30", true, true},
      {"Mon-Sat 17:00", false, false},
      {"Mon-Sat 9:00-17:00", true, false},
      {"Mon-Sat", false, false},
      {"Mo 9:00-17:00", false, false},
      {"Mon,Mon 9:00-17:00", false, false},
      {"9:00-9:00", false, false},
      {"9:00-12:00,11:00-13:00", false, false},
      {"Mon 9:00-12:00; Mon-Fri 11:00-13:00", false, false},
      {"17:00,17:00", true, false},
      {"24:00", true, false},
      {"9:60-17:00", false, false},
      {"9:0-17:00", false, false},
      {"9-17", false, false},
      {"-9:00-17:00", false, false},
      {"25:00-26:00", false, false},
      {"24:30-25:00", false, false},
      {"", false, false},
      {"9:00-17:00;", false, false},
  };
  for (const Row& row : rows)
    EXPECT_EQ(Week::parse(row.text, row.times).has_value(), row.good) << row.text;
}

TEST(Week, KnowsTheWindowsOfADay) {
  const Week week = week_of("Mon-Fri 13:00-18:00,10:00-12:00; Sat 22:00-6:00");
  EXPECT_EQ(week.on(0),
            (std::vector<DayWindow>{{10 * kHour, 12 * kHour}, {13 * kHour, 18 * kHour}}));
  EXPECT_EQ(week.on(5), (std::vector<DayWindow>{{22 * kHour, 30 * kHour}}));
  EXPECT_TRUE(week.on(6).empty());
  EXPECT_FALSE(week.always());
  EXPECT_TRUE(Week().always());
}

TEST(Week, CountsOpenTimeOnly) {
  struct Row {
    const char* what;
    const char* week;
    const char* from;
    Instant length;
    const char* reached;
  };
  constexpr Row rows[] = {
      // 2026-09-04 is a Friday
      {"within", "Mon-Fri 9:00-17:00", "2026-09-04 10:00", kHour, "2026-09-04 11:00"},
      {"to its very end", "Mon-Fri 9:00-17:00", "2026-09-04 16:00", kHour, "2026-09-04 17:00"},
      {"over the night", "9:00-17:00", "2026-09-04 16:00", 2 * kHour, "2026-09-05 10:00"},
      {"over the weekend", "Mon-Fri 9:00-17:00", "2026-09-04 16:00", 2 * kHour, "2026-09-07 10:00"},
      {"from before it opens", "9:00-17:00", "2026-09-04 3:00", kHour, "2026-09-04 10:00"},
      {"W1: nothing, where it is open", "9:00-17:00", "2026-09-04 09:00", 0, "2026-09-04 09:00"},
      {"W1: nothing, at its end", "9:00-17:00", "2026-09-04 17:00", 0, "2026-09-05 09:00"},
      {"past midnight", "Fri 22:00-6:00", "2026-09-05 02:00", kHour, "2026-09-05 03:00"},
      {"past midnight from before", "Fri 22:00-6:00", "2026-09-04 23:00", 2 * kHour,
       "2026-09-05 01:00"},
      {"windows that overlap by midnight count once", "Fri 22:00-6:00; Sat 4:00-8:00",
       "2026-09-05 03:00", 4 * kHour, "2026-09-05 07:00"},
      {"many weeks", "Mon 9:00-10:00", "2026-09-07 09:00", 100 * kHour, "2028-07-31 10:00"},
  };
  for (const Row& row : rows) {
    std::string from = row.from;
    if (from.size() < 16) from.insert(11, "0");
    EXPECT_EQ(text_of(week_of(row.week).after(moment(from), row.length)), row.reached) << row.what;
  }
  EXPECT_EQ(Week().after(5, 7), 12);
}

TEST(Week, FindsTheNextTime) {
  const Week week = week_of("Mon-Sat 17:00; Mon 9:00", true);
  EXPECT_EQ(text_of(week.next_time(moment("2026-09-05 17:00"))), "2026-09-05 17:00");
  EXPECT_EQ(text_of(week.next_time(moment("2026-09-05 17:00") + 1)), "2026-09-07 09:00");
  EXPECT_EQ(Week().next_time(0), kNever);
}

TEST(Week, WhatIsClosedHasNoWindowAndNoTime) {  // W2
  const Day friday = parse_day("2026-09-04").value();
  Week open = week_of("22:00-6:00");
  open.close_on({friday});
  EXPECT_EQ(text_of(open.after(moment("2026-09-04 05:00"), 2 * kHour)), "2026-09-05 23:00");
  Week times = week_of("17:00", true);
  times.close_on({friday});
  EXPECT_EQ(text_of(times.next_time(moment("2026-09-04 12:00"))), "2026-09-05 17:00");
  Week all;
  all.close_on({friday});
  EXPECT_EQ(text_of(all.after(moment("2026-09-03 23:00"), 2 * kHour)), "2026-09-05 01:00");
  EXPECT_EQ(all.next_time(moment("2026-09-03 23:00")), kNever);
}

TEST(Week, ThatIsClosedForEverIsNeverReached) {
  std::vector<Day> days;
  for (Day day = 20'000; day < 21'000; ++day) days.push_back(day);
  Week open = week_of("9:00-17:00"), times = week_of("17:00", true);
  open.close_on(days);
  times.close_on(days);
  EXPECT_EQ(open.after(midnight_of(20'000), kHour), kNever);
  EXPECT_EQ(times.next_time(midnight_of(20'000)), kNever);
}

}  // namespace
}  // namespace juchu
