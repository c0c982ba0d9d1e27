#include "sim/events/roster.hpp"

#include <gtest/gtest.h>

namespace juchu {
namespace {

constexpr std::uint8_t kMondayToFriday = 0x1F, kMonday = 1, kSunday = 1 << 6;
constexpr Day kSomeMonday = 20696;  // 2026-08-31

Instant on(int day, Instant hour, Instant minute = 0) {
  return midnight_of(kSomeMonday + day) + hour * kHour + minute * kMinute;
}

/// The changes within a week, as "day hour:minute count".
std::string week_of(const Roster& roster) {
  std::string text;
  for (Instant at = on(0, 0) - 1; (at = roster.next_change(at)) < on(7, 0);) {
    const Instant minute = (at - on(0, 0)) / kMinute;
    text += std::to_string(minute / 1440) + ' ' + std::to_string(minute % 1440 / 60) + ':' +
            std::to_string(minute % 60) + " = " + std::to_string(roster.count_at(at)) + "; ";
    EXPECT_NE(roster.count_at(at), roster.count_at(at - 1));
  }
  return text;
}

TEST(Roster, ChangesWhenAsManyPeopleAreNotThereAnyMore) {
  ASSERT_EQ(weekday_of(kSomeMonday), 0);
  const Instant nine = 9 * kHour, noon = 12 * kHour, one = 13 * kHour, five = 17 * kHour;
  struct Row {
    const char* what;
    Roster roster;
    const char* week;
  };
  const Row rows[] = {
      {"always", Roster(3), ""},
      {"nobody", Roster(std::vector<Shift>{}), ""},
      {"day and night are one", Roster({Shift{.count = 2}}), ""},
      {"a shift", Roster({{.weekdays = kMonday, .from = nine, .to = five}}),
       "0 9:0 = 1; 0 17:0 = 0; "},
      {"R2: a break",
       Roster(
           {{.weekdays = kMonday, .from = nine, .to = five, .count = 2, .breaks = {{noon, one}}}}),
       "0 9:0 = 2; 0 12:0 = 0; 0 13:0 = 2; 0 17:0 = 0; "},
      {"R2: shifts that overlap are summed",
       Roster({{.weekdays = kMonday, .from = nine, .to = five},
               {.weekdays = kMonday, .from = noon, .to = five + kHour, .count = 2}}),
       "0 9:0 = 1; 0 12:0 = 3; 0 17:0 = 2; 0 18:0 = 0; "},
      {"R1: one after the other is no change",
       Roster({{.weekdays = kMonday, .from = nine, .to = noon},
               {.weekdays = kMonday, .from = noon, .to = five}}),
       "0 9:0 = 1; 0 17:0 = 0; "},
      {"R3: past midnight",
       Roster({{.weekdays = kMonday | kSunday, .from = 22 * kHour, .to = 30 * kHour}}),
       "0 6:0 = 0; 0 22:0 = 1; 1 6:0 = 0; 6 22:0 = 1; "},
      {"R3: off on the day it begins",
       Roster({{.weekdays = kMondayToFriday, .from = 22 * kHour, .to = 30 * kHour}},
              {kSomeMonday + 4, kSomeMonday + 1, kSomeMonday + 2, kSomeMonday + 7}),
       "0 22:0 = 1; 1 6:0 = 0; 3 22:0 = 1; 4 6:0 = 0; "},
  };
  for (const auto& [what, roster, week] : rows) EXPECT_EQ(week_of(roster), week) << what;
}

TEST(Roster, FindsTheNextChangeBeyondAnyDatesOff) {
  std::vector<Day> off;
  for (Day day = 0; day < 100; ++day) off.push_back(kSomeMonday + day);
  const Roster roster({{.weekdays = kMonday, .from = kHour, .to = 2 * kHour}}, off);
  EXPECT_EQ(roster.next_change(on(0, 0)), on(105, 1));
  EXPECT_EQ(Roster(1).next_change(on(0, 0)), kNever);
}

}  // namespace
}  // namespace juchu
