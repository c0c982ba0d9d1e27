#include "model/time/day.hpp"

#include <cassert>
#include <chrono>

#include <fmt/format.h>

namespace juchu {
namespace {

using std::chrono::days;
using std::chrono::sys_days;
using std::chrono::year_month_day;

constexpr Day day_number(year_month_day date) {
  return static_cast<Day>(sys_days{date}.time_since_epoch().count());
}
static_assert(day_number(year_month_day{std::chrono::year{1970}, std::chrono::January,
                                        std::chrono::day{1}}) == kFirstDay);
static_assert(day_number(year_month_day{std::chrono::year{2199}, std::chrono::December,
                                        std::chrono::day{31}}) == kLastDay);

/// True when `text` has the shape of `pattern`, where 9 stands for a digit and the rest for itself.
bool has_shape(std::string_view text, std::string_view pattern) {
  if (text.size() != pattern.size()) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool digit = text[i] >= '0' && text[i] <= '9';
    if (pattern[i] == '9' ? !digit : text[i] != pattern[i]) return false;
  }
  return true;
}

/// The number that `count` digits at `from` write.
int number_at(std::string_view text, std::size_t from, std::size_t count) {
  int number = 0;
  for (const char digit : text.substr(from, count)) number = 10 * number + (digit - '0');
  return number;
}

}  // namespace

std::optional<Day> day_of_date(int year, int month, int day) {
  if (month < 1 || month > 12 || day < 1 || day > 31) return std::nullopt;  // a date keeps a byte
  const year_month_day date{std::chrono::year{year} / month / day};
  if (!date.ok()) return std::nullopt;
  const Day number = day_number(date);
  return number < kFirstDay || number > kLastDay ? std::nullopt : std::optional(number);
}

std::optional<Day> parse_day(std::string_view text) {
  if (!has_shape(text, "9999-99-99")) return std::nullopt;
  return day_of_date(number_at(text, 0, 4), number_at(text, 5, 2), number_at(text, 8, 2));
}

std::optional<Moment> parse_moment(std::string_view text) {
  const bool with_seconds = has_shape(text, "9999-99-99 99:99:99");
  if (!with_seconds && !has_shape(text, "9999-99-99 99:99")) return std::nullopt;
  const std::optional<Day> day = parse_day(text.substr(0, 10));
  const Moment hour = number_at(text, 11, 2);
  const Moment minute = number_at(text, 14, 2);
  const Moment second = with_seconds ? number_at(text, 17, 2) : 0;
  if (!day || hour > 23 || minute > 59 || second > 59) return std::nullopt;
  return start_of(*day) + 3600 * hour + 60 * minute + second;
}

std::string day_text(Day day) {
  const year_month_day date{sys_days{days{day}}};
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

std::string clock_text(Moment at) {
  const Moment seconds = at - start_of(day_of(at));
  std::string text = fmt::format("{:02}:{:02}", seconds / 3600, seconds / 60 % 60);
  if (seconds % 60 != 0) text += fmt::format(":{:02}", seconds % 60);
  return text;
}

std::string moment_text(Moment at) { return day_text(day_of(at)) + " " + clock_text(at); }

int weekday_of(Day day) {
  assert(day >= kFirstDay);
  return (day + 3) % 7;  // 1970-01-01 was a Thursday
}

}  // namespace juchu
