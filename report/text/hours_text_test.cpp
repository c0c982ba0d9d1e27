#include "report/text/hours_text.hpp"

#include <gtest/gtest.h>

namespace juchu {
namespace {

constexpr Instant kHour = 3'600 * kSecond;
const Speaker kEnglish(Language::English), kJapanese(Language::Japanese);

TEST(HoursText, TellsAWeekAsShortAsItIs) {
  struct Row {
    const char* week;
    bool times;
    const char* english;
    const char* japanese;
  };
  const Row rows[] = {
      {"7:00-24:00", false, "daily 7:00-24:00", "毎日 7:00〜24:00"},
      {"Mon-Fri 10:00-12:00,13:00-18:00; Sat 10:00-15:00", false,
       "Mon-Fri 10:00-12:00, 13:00-18:00; Sat 10:00-15:00",
       "月〜金 10:00〜12:00、13:00〜18:00; 土 10:00〜15:00"},
      {"Fri,Sat 22:00-6:00", false, "Fri, Sat 22:00-6:00", "金、土 22:00〜6:00"},
      {"Mon-Sat 17:00", true, "Mon-Sat 17:00", "月〜土 17:00"},
      {"Mon 9:00; Tue 10:00; Wed 9:00", true, "Mon, Wed 9:00; Tue 10:00", "月、水 9:00; 火 10:00"},
  };
  for (const Row& row : rows) {
    const std::optional<Week> week = Week::parse(row.week, row.times);
    ASSERT_TRUE(week) << row.week;
    EXPECT_EQ(week_text(*week, kEnglish), row.english);
    EXPECT_EQ(week_text(*week, kJapanese), row.japanese);
  }
  Week closing = *Week::parse("9:00", true);
  closing.close_on({20'000});
  EXPECT_EQ(week_text(closing, kEnglish), "daily 9:00, not on holidays and days off");
}

TEST(HoursText, TellsWhoWorksWhen) {
  const std::vector<std::string> teams = {"desk", "packers"};
  const Shift morning{.weekdays = 0b0011111, .from = 8 * kHour, .to = 12 * kHour, .count = 2};
  const Shift noon{.weekdays = 0b1100000,
                   .from = 9 * kHour,
                   .to = 14 * kHour,
                   .count = 2,
                   .breaks = {{12 * kHour, 12 * kHour + kHour / 2}}};
  const Shift night{.weekdays = 0x7F, .from = 22 * kHour, .to = 30 * kHour, .count = 1};
  struct Row {
    Crew crew;
    const char* english;
    const char* japanese;
  };
  const Row rows[] = {
      {{.roster = 3}, "3 people always", "いつも3人"},
      {{.roster = Roster({morning, noon})},
       "2 people Mon-Fri 8:00-12:00; Sat, Sun 9:00-14:00 (breaks 12:00-12:30)",
       "2人が月〜金 8:00〜12:00; 土、日 9:00〜14:00（休憩 12:00〜12:30）"},
      {{.roster = Roster({morning, night})},
       "2 people Mon-Fri 8:00-12:00, 1 person daily 22:00-6:00",
       "2人が月〜金 8:00〜12:00、1人が毎日 22:00〜6:00"},
      {{.roster = Roster({morning}, {20'000}), .speed_percent = 60, .also = {0}},
       "2 people Mon-Fri 8:00-12:00, not on holidays and days off, at a speed of 60 %, also for: "
       "desk",
       "2人が月〜金 8:00〜12:00（祝日と休みの日を除く）、速さ60 %、手伝う先: desk"},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(crew_text(row.crew, teams, kEnglish), row.english);
    EXPECT_EQ(crew_text(row.crew, teams, kJapanese), row.japanese);
  }
}

}  // namespace
}  // namespace juchu
