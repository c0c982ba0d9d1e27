#include "model/time/day.hpp"

#include <array>

#include <gtest/gtest.h>

namespace juchu {
namespace {

TEST(Day, ParsesStrictly) {
  struct Row {
    const char* what;
    const char* text;
    std::optional<Day> day;
  };
  constexpr Row rows[] = {
      {"the first day", "1970-01-01", kFirstDay},
      {"the last day", "2199-12-31", kLastDay},
      {"a leap day", "2024-02-29", 19782},
      {"2000 was a leap year", "2000-02-29", 11016},
      {"2100 will be none", "2100-02-29", std::nullopt},
      {"an impossible day", "2023-02-30", std::nullopt},
      {"April has 30 days", "2024-04-31", std::nullopt},
      {"month 0", "2024-00-10", std::nullopt},
      {"month 13", "2024-13-01", std::nullopt},
      {"day 0", "2024-01-00", std::nullopt},
      {"too early", "1969-12-31", std::nullopt},
      {"too late", "2200-01-01", std::nullopt},
      {"no zeros", "2024-3-1", std::nullopt},
      {"slashes", "2024/03/01", std::nullopt},
      {"a sign", "+024-03-01", std::nullopt},
      {"white space around", " 2024-03-01", std::nullopt},
      {"more behind", "2024-03-01 ", std::nullopt},
      {"full-width digits", "２０２４-03-01", std::nullopt},
      {"nothing", "", std::nullopt},
  };
  for (const Row& row : rows) EXPECT_EQ(parse_day(row.text), row.day) << row.what;
}

TEST(Moment, ParsesStrictly) {
  struct Row {
    const char* what;
    const char* text;
    std::optional<Moment> moment;
  };
  constexpr Moment day = start_of(19783);
  constexpr Row rows[] = {
      {"minutes", "2024-03-01 10:05", day + 36300},
      {"seconds", "2024-03-01 10:05:07", day + 36307},
      {"midnight", "2024-03-01 00:00", day},
      {"the last second", "2024-03-01 23:59:59", day + 86399},
      {"hour 24", "2024-03-01 24:00", std::nullopt},
      {"minute 60", "2024-03-01 23:60", std::nullopt},
      {"a leap second", "2024-03-01 23:59:60", std::nullopt},
      {"an impossible day", "2023-02-30 10:00", std::nullopt},
      {"a T between", "2024-03-01T10:00", std::nullopt},
      {"a zone", "2024-03-01 10:00Z", std::nullopt},
      {"no time", "2024-03-01", std::nullopt},
      {"one digit", "2024-03-01 9:00", std::nullopt},
  };
  for (const Row& row : rows) EXPECT_EQ(parse_moment(row.text), row.moment) << row.what;
}

/// Walks every day by the rule children learn, as an opinion independent of <chrono>.
TEST(Day, EveryDayIsReadAsItIsWritten) {
  int year = 1970, month = 1, day_of_month = 1;
  const auto last_of_month = [&] {
    const bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    if (month == 2) return leap ? 29 : 28;
    return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
  };
  for (Day day = kFirstDay; day <= kLastDay; ++day) {
    char text[32];
    std::snprintf(text, sizeof text, "%04d-%02d-%02d", year, month, day_of_month);
    ASSERT_EQ(day_text(day), text);
    ASSERT_EQ(parse_day(text), day);
    if (++day_of_month <= last_of_month()) continue;
    day_of_month = 1;
    if (++month <= 12) continue;
    month = 1;
    ++year;
  }
  EXPECT_EQ(year, 2200);
}

TEST(Moment, IsReadAsItIsWritten) {
  EXPECT_EQ(moment_text(start_of(19783) + 36000), "2024-03-01 10:00");
  EXPECT_EQ(moment_text(start_of(19783) + 59), "2024-03-01 00:00:59");
  for (Moment at = start_of(19783); at < start_of(19784); ++at)
    ASSERT_EQ(parse_moment(moment_text(at)), at);
}

TEST(Day, KnowsItsWeekday) {
  EXPECT_EQ(weekday_of(kFirstDay), 3);                 // a Thursday
  EXPECT_EQ(weekday_of(*parse_day("2024-03-01")), 4);  // a Friday
  EXPECT_EQ(weekday_of(*parse_day("2024-03-04")), 0);  // a Monday
  EXPECT_EQ(weekday_of(*parse_day("2199-12-31")), 1);  // a Tuesday
}

TEST(Day, OfADateThatNoCalendarHasIsNone) {
  EXPECT_EQ(day_of_date(2024, 2, 29), parse_day("2024-02-29"));
  EXPECT_EQ(day_of_date(2199, 12, 31), kLastDay);
  for (const auto& [year, month, day] : {std::array{2023, 2, 29},
                                         {2024, 13, 1},
                                         {2024, 260, 1},
                                         {2024, 4, 257},
                                         {2024, 0, 1},
                                         {2024, 1, 0},
                                         {2024, -1, 1},
                                         {1969, 12, 31},
                                         {2200, 1, 1}})
    EXPECT_FALSE(day_of_date(year, month, day)) << year << " " << month << " " << day;
}

}  // namespace
}  // namespace juchu
