#include "model/time/holidays.hpp"

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <string_view>

namespace juchu {
namespace {

using std::chrono::days;
using std::chrono::sys_days;
using std::chrono::year_month_day;

constexpr int kFirstYear = 1970;
constexpr int kAnnouncedYear = 2027;  // in the gazette of February 2026
constexpr int kLastYear = 2050;
constexpr int kOn = 9999;  // until the law changes

constexpr Day kSubstitutesFrom = 1197;   // 1973-04-12, Act No. 10 of 1973
constexpr Day kCitizensFrom = 5839;      // 1985-12-27, Act No. 103 of 1985
constexpr Day kNextFreeDayFrom = 13514;  // 2007-01-01, Act No. 43 of 2005

/// The days of the equinoxes less 20, from kFirstYear, ten years a line: in March and in September.
constexpr std::string_view kSpring =
    "1101110111"
    "0111011101"
    "1100110011"
    "0011001100"
    "1100110011"
    "0011000100"
    "0100010001"
    "0001000100"
    "0";
constexpr std::string_view kAutumn =
    "3433343334"
    "3333333333"
    "3333333333"
    "3333333333"
    "3323332333"
    "2333233323"
    "3323332333"
    "2333223322"
    "3";
static_assert(kSpring.size() == kLastYear - kFirstYear + 1);
static_assert(kAutumn.size() == kSpring.size());

/// A civil date of some years: a day of the month, its n-th Monday, or its equinox.
struct Date {
  unsigned day = 0;
  unsigned monday = 0;
};
constexpr Date monday(unsigned nth) { return {.monday = nth}; }
constexpr Date equinox() { return {}; }

struct NationalHoliday {
  int from, until;  // years
  unsigned month;
  Date date;
  const char* ja;
  const char* en;
};

// clang-format off
constexpr NationalHoliday kNationalHolidays[] = {
    {1970, kOn,   1, {1},       "元日", "New Year's Day"},
    {1970, 1999,  1, {15},      "成人の日", "Coming of Age Day"},
    {2000, kOn,   1, monday(2), "成人の日", "Coming of Age Day"},
    {1970, kOn,   2, {11},      "建国記念の日", "National Foundation Day"},
    {2020, kOn,   2, {23},      "天皇誕生日", "Emperor's Birthday"},
    {1989, 1989,  2, {24},      "昭和天皇の大喪の礼", "Funeral of Emperor Showa"},
    {1970, kOn,   3, equinox(), "春分の日", "Vernal Equinox Day"},
    {1970, 1988,  4, {29},      "天皇誕生日", "Emperor's Birthday"},
    {1989, 2006,  4, {29},      "みどりの日", "Greenery Day"},
    {2007, kOn,   4, {29},      "昭和の日", "Showa Day"},
    {2019, 2019,  5, {1},       "天皇の即位の日", "Accession of the Emperor"},
    {1970, kOn,   5, {3},       "憲法記念日", "Constitution Memorial Day"},
    {2007, kOn,   5, {4},       "みどりの日", "Greenery Day"},
    {1970, kOn,   5, {5},       "こどもの日", "Children's Day"},
    {1993, 1993,  6, {9},       "皇太子徳仁親王の結婚の儀", "Wedding of Crown Prince Naruhito"},
    {1996, 2002,  7, {20},      "海の日", "Marine Day"},
    {2003, 2019,  7, monday(3), "海の日", "Marine Day"},
    {2020, 2020,  7, {23},      "海の日", "Marine Day"},  // 2020, 2021: moved for the Olympics
    {2021, 2021,  7, {22},      "海の日", "Marine Day"},
    {2022, kOn,   7, monday(3), "海の日", "Marine Day"},
    {2020, 2020,  7, {24},      "スポーツの日", "Sports Day"},
    {2021, 2021,  7, {23},      "スポーツの日", "Sports Day"},
    {2016, 2019,  8, {11},      "山の日", "Mountain Day"},
    {2020, 2020,  8, {10},      "山の日", "Mountain Day"},
    {2021, 2021,  8, {8},       "山の日", "Mountain Day"},
    {2022, kOn,   8, {11},      "山の日", "Mountain Day"},
    {1970, 2002,  9, {15},      "敬老の日", "Respect for the Aged Day"},
    {2003, kOn,   9, monday(3), "敬老の日", "Respect for the Aged Day"},
    {1970, kOn,   9, equinox(), "秋分の日", "Autumnal Equinox Day"},
    {1970, 1999, 10, {10},      "体育の日", "Health and Sports Day"},
    {2000, 2019, 10, monday(2), "体育の日", "Health and Sports Day"},
    {2022, kOn,  10, monday(2), "スポーツの日", "Sports Day"},
    {2019, 2019, 10, {22},      "即位礼正殿の儀", "Enthronement Ceremony"},
    {1970, kOn,  11, {3},       "文化の日", "Culture Day"},
    {1990, 1990, 11, {12},      "即位礼正殿の儀", "Enthronement Ceremony"},
    {1970, kOn,  11, {23},      "勤労感謝の日", "Labor Thanksgiving Day"},
    {1989, 2018, 12, {23},      "天皇誕生日", "Emperor's Birthday"},
};
// clang-format on

constexpr Day civil_day(int year, unsigned month, unsigned day) {
  const year_month_day date{std::chrono::year{year}, std::chrono::month{month},
                            std::chrono::day{day}};
  return static_cast<Day>(sys_days{date}.time_since_epoch().count());
}
static_assert(civil_day(1973, 4, 12) == kSubstitutesFrom);
static_assert(civil_day(1985, 12, 27) == kCitizensFrom);
static_assert(civil_day(2007, 1, 1) == kNextFreeDayFrom);

unsigned equinox_day(int year, unsigned month) {
  const std::string_view digits = month == 3 ? kSpring : kAutumn;
  return 20 + static_cast<unsigned>(digits[static_cast<std::size_t>(year - kFirstYear)] - '0');
}

bool is_sunday(Day day) { return weekday_of(day) == 6; }

/// The national holiday (国民の祝日) that the day is, or none.
const NationalHoliday* national_holiday(Day day) {
  const year_month_day date{sys_days{days{day}}};
  const int year = static_cast<int>(date.year());
  const auto month = static_cast<unsigned>(date.month());
  const auto day_of_month = static_cast<unsigned>(date.day());
  if (year < kFirstYear || year > kLastYear) return nullptr;
  const auto falls_here = [&](const NationalHoliday& row) {
    if (row.month != month || year < row.from || year > row.until) return false;
    if (row.date.day != 0) return row.date.day == day_of_month;
    if (row.date.monday == 0) return equinox_day(year, month) == day_of_month;
    return weekday_of(day) == 0 && (day_of_month + 6) / 7 == row.date.monday;
  };
  const auto* found = std::ranges::find_if(kNationalHolidays, falls_here);
  return found == std::end(kNationalHolidays) ? nullptr : found;
}

/// Article 3 (2): the day after a national holiday that is a Sunday; since 2007 the first that is no
/// national holiday itself.
bool is_substitute(Day day) {
  if (day < kSubstitutesFrom) return false;
  Day before = day - 1;
  while (national_holiday(before) != nullptr && !is_sunday(before) && day >= kNextFreeDayFrom)
    --before;
  return national_holiday(before) != nullptr && is_sunday(before);
}

/// Article 3 (3): a day between two national holidays; until 2006 unless it was a Sunday.
bool is_citizens_holiday(Day day) {
  if (day < kCitizensFrom || (day < kNextFreeDayFrom && is_sunday(day))) return false;
  return national_holiday(day - 1) != nullptr && national_holiday(day + 1) != nullptr;
}

}  // namespace

Day holidays_known_from() { return civil_day(kFirstYear, 1, 1); }
Day holidays_known_until() { return civil_day(kAnnouncedYear, 12, 31); }
Day holidays_predicted_until() { return civil_day(kLastYear, 12, 31); }

std::optional<bool> is_japanese_holiday(Day day) {
  if (day < holidays_known_from() || day > holidays_predicted_until()) return std::nullopt;
  return national_holiday(day) != nullptr || is_substitute(day) || is_citizens_holiday(day);
}

std::vector<Day> japanese_holidays(Day first, Day last) {
  std::vector<Day> days;
  for (Day day = std::max(first, holidays_known_from());
       day <= std::min(last, holidays_predicted_until()); ++day)
    if (is_japanese_holiday(day) == true) days.push_back(day);
  return days;
}

Text japanese_holiday_name(Day day) {
  if (!is_japanese_holiday(day).value_or(false)) return {};
  if (const NationalHoliday* holiday = national_holiday(day)) return {holiday->ja, holiday->en};
  if (is_substitute(day)) return {"振替休日", "Substitute Holiday"};
  return {"国民の休日", "Citizens' Holiday"};
}

}  // namespace juchu
