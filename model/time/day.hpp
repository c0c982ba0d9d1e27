// Days and moments in Japan: whole calendar days and seconds at a fixed +09:00.
//
// No clock is read here and no time zone database is used; Japan has had no summer time since 1951,
// and years are limited to 1970-2199.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace juchu {

/// A calendar day: days since 1970-01-01.
using Day = std::int32_t;
/// Seconds since 1970-01-01 00:00 JST.
using Moment = std::int64_t;

inline constexpr Day kFirstDay = 0;     // 1970-01-01
inline constexpr Day kLastDay = 84005;  // 2199-12-31
inline constexpr Moment kSecondsPerDay = 86400;

[[nodiscard]] constexpr Day day_of(Moment at) { return static_cast<Day>(at / kSecondsPerDay); }
[[nodiscard]] constexpr Moment start_of(Day day) { return Moment{day} * kSecondsPerDay; }

/// The day of a date; nothing when no calendar has it, or its year is not one of 1970-2199.
[[nodiscard]] std::optional<Day> day_of_date(int year, int month, int day);
/// Strictly `YYYY-MM-DD`, an existing date of the years 1970-2199; nothing else.
[[nodiscard]] std::optional<Day> parse_day(std::string_view text);
/// Strictly `YYYY-MM-DD HH:MM` or `YYYY-MM-DD HH:MM:SS` (00:00:00-23:59:59).
[[nodiscard]] std::optional<Moment> parse_moment(std::string_view text);

[[nodiscard]] std::string day_text(Day day);       // 2024-03-01
[[nodiscard]] std::string clock_text(Moment at);   // 10:00, with :SS unless zero
[[nodiscard]] std::string moment_text(Moment at);  // 2024-03-01 10:00, likewise

/// 0 Monday .. 6 Sunday.
[[nodiscard]] int weekday_of(Day day);

}  // namespace juchu
