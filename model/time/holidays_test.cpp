#include "model/time/holidays.hpp"

#include <map>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace juchu {
namespace {

Day day(const char* text) { return parse_day(text).value(); }

TEST(Holidays, ListsThoseOfAStretchAsFarAsTheyAreKnown) {
  EXPECT_EQ(japanese_holidays(day("2024-04-28"), day("2024-05-05")),
            (std::vector<Day>{day("2024-04-29"), day("2024-05-03"), day("2024-05-04"),
                              day("2024-05-05")}));
  EXPECT_EQ(japanese_holidays(day("2024-05-07"), day("2024-05-06")), std::vector<Day>());
  EXPECT_EQ(japanese_holidays(day("2050-11-23"), day("2060-01-01")),
            std::vector<Day>{day("2050-11-23")});
}

TEST(Holidays, KnowsWhatOthersHaveGotWrong) {
  struct Row {
    const char* day;
    const char* name;  // empty: a working day
  };
  constexpr Row rows[] = {
      {"1973-02-12", ""},  // there were no substitutes yet
      {"1973-04-30", "振替休日"},
      {"1985-05-04", ""},          // nor citizens' holidays
      {"1986-05-04", ""},          // a Sunday was none
      {"1987-05-04", "振替休日"},  // after a Sunday
      {"1988-05-04", "国民の休日"},
      {"1989-02-24", "昭和天皇の大喪の礼"},
      {"1990-11-12", "即位礼正殿の儀"},
      {"1993-06-09", "皇太子徳仁親王の結婚の儀"},
      {"2000-01-10", "成人の日"},  // Mondays from here on
      {"2000-01-15", ""},
      {"2003-07-20", ""},
      {"2003-07-21", "海の日"},
      {"2008-05-06", "振替休日"},  // for Sunday the 4th: the first day that is free
      {"2009-05-06", "振替休日"},  // for Sunday the 3rd
      {"2009-09-22", "国民の休日"},
      {"2015-09-22", "国民の休日"},
      {"2018-12-24", "振替休日"},
      {"2019-02-23", ""},  // between two emperors' birthdays
      {"2019-04-30", "国民の休日"},
      {"2019-05-01", "天皇の即位の日"},
      {"2019-05-02", "国民の休日"},
      {"2019-05-06", "振替休日"},
      {"2019-10-22", "即位礼正殿の儀"},
      {"2019-12-23", ""},
      {"2020-02-24", "振替休日"},
      {"2020-07-20", ""},  // moved for the Olympics
      {"2020-07-23", "海の日"},
      {"2020-07-24", "スポーツの日"},
      {"2020-08-10", "山の日"},
      {"2020-08-11", ""},
      {"2020-10-12", ""},
      {"2021-07-19", ""},  // and once more
      {"2021-07-22", "海の日"},
      {"2021-07-23", "スポーツの日"},
      {"2021-08-08", "山の日"},
      {"2021-08-09", "振替休日"},
      {"2021-08-11", ""},
      {"2021-10-11", ""},
      {"2022-07-18", "海の日"},
      {"2024-02-12", "振替休日"},
      {"2025-02-24", "振替休日"},
      {"2026-05-06", "振替休日"},
      {"2026-09-21", "敬老の日"},
      {"2026-09-22", "国民の休日"},
      {"2026-09-23", "秋分の日"},
      {"2027-03-21", "春分の日"},
      {"2027-03-22", "振替休日"},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(japanese_holiday_name(day(row.day)).ja, row.name) << row.day;
    EXPECT_EQ(is_japanese_holiday(day(row.day)), *row.name != '\0') << row.day;
  }
  EXPECT_EQ(japanese_holiday_name(day("2026-09-22")).en, "Citizens' Holiday");
}

TEST(Holidays, H1AnswersNothingOutsideOfItsYears) {
  EXPECT_EQ(holidays_known_from(), day("1970-01-01"));
  EXPECT_EQ(holidays_known_until(), day("2027-12-31"));
  EXPECT_EQ(holidays_predicted_until(), day("2050-12-31"));

  EXPECT_EQ(is_japanese_holiday(day("1970-01-01") - 1), std::nullopt);
  EXPECT_EQ(is_japanese_holiday(day("1970-01-01")), true);
  EXPECT_EQ(is_japanese_holiday(day("2050-12-31")), false);
  EXPECT_EQ(is_japanese_holiday(day("2051-01-01")), std::nullopt);
  EXPECT_EQ(is_japanese_holiday(kLastDay), std::nullopt);
  EXPECT_TRUE(japanese_holiday_name(day("2051-01-01")).empty());
}

std::map<std::string, std::vector<Day>> holidays_by_year() {
  std::map<std::string, std::vector<Day>> years;
  for (Day at = holidays_known_from(); at <= holidays_predicted_until(); ++at)
    if (is_japanese_holiday(at).value()) years[day_text(at).substr(0, 4)].push_back(at);
  return years;
}

TEST(Holidays, AreAsManyAYearAsTheCalendarsSay) {
  const std::vector<int> counts = {
      12, 12, 12, 14, 15, 13, 13, 12, 14, 14,  // 1970
      13, 13, 14, 12, 16, 15, 13, 13, 14, 17,  // 1980
      19, 17, 14, 16, 14, 16, 19, 16, 15, 17,  // 1990
      15, 19, 18, 15, 15, 16, 16, 19, 17, 17,  // 2000
      16, 15, 18, 17, 17, 17, 17, 17, 20, 22,  // 2010
      18, 17, 16, 17, 21, 19, 18, 17, 16, 19,  // 2020
      19, 19, 17, 17, 17, 19, 18, 18, 16, 16,  // 2030
      18, 19, 19, 18, 17, 17, 19, 19, 18, 17,  // 2040
      17,
  };
  std::vector<int> found;
  for (const auto& [year, days] : holidays_by_year())
    found.push_back(static_cast<int>(days.size()));
  EXPECT_EQ(found, counts);
}

TEST(Holidays, OfAWholeYearAreThese) {
  const std::vector<std::string> expected = {
      "2026-01-01", "2026-01-12", "2026-02-11", "2026-02-23", "2026-03-20", "2026-04-29",
      "2026-05-03", "2026-05-04", "2026-05-05", "2026-05-06", "2026-07-20", "2026-08-11",
      "2026-09-21", "2026-09-22", "2026-09-23", "2026-10-12", "2026-11-03", "2026-11-23"};
  std::vector<std::string> found;
  const auto years = holidays_by_year();
  for (const Day at : years.at("2026")) found.push_back(day_text(at));
  EXPECT_EQ(found, expected);
}

/// The formula of 新こよみ便利帳 (Kouseisha, 1991) for 1980-2099, in millionths of a day.
TEST(Holidays, EquinoxesFollowTheAlmanac) {
  const auto by_formula = [](const char* month, int year, int in_1980) {
    const int passed = year - 1980;
    const int of_month = (in_1980 + 242'194 * passed) / 1'000'000 - passed / 4;
    return day((std::to_string(year) + month + std::to_string(of_month)).c_str());
  };
  for (int year = 1980; year <= 2050; ++year) {
    EXPECT_EQ(japanese_holiday_name(by_formula("-03-", year, 20'843'100)).en, "Vernal Equinox Day");
    EXPECT_EQ(japanese_holiday_name(by_formula("-09-", year, 23'248'800)).en,
              "Autumnal Equinox Day");
  }
}

TEST(Holidays, EveryHolidayIsNamedInBothLanguages) {
  for (Day at = holidays_known_from(); at <= holidays_predicted_until(); ++at) {
    const Text name = japanese_holiday_name(at);
    EXPECT_EQ(name.ja.empty(), !is_japanese_holiday(at).value()) << day_text(at);
    EXPECT_EQ(name.en.empty(), name.ja.empty()) << day_text(at);
  }
}

}  // namespace
}  // namespace juchu
