#include "sim/study/time_text.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <numeric>

#include <fmt/format.h>

#include "sim/events/instant.hpp"

namespace juchu {
namespace {

struct Unit {
  std::string_view name;
  std::string_view japanese;
  Microseconds length;
};
constexpr std::array<Unit, 5> kUnits = {{{"d", "日", kWholeDay},
                                         {"h", "時間", kHour},
                                         {"min", "分", kMinute},
                                         {"s", "秒", kSecond},
                                         {"ms", "ミリ秒", 1000}}};

bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }

/// `digits` times `length`, added to a sum that may not become longer than the longest time.
bool add(std::string_view digits, Microseconds length, Microseconds& sum) {
  Microseconds whole = 0;
  for (const char digit : digits) {
    whole = whole * 10 + (digit - '0');
    if (whole > kLongestTime / length) return false;
  }
  sum += whole * length;
  return sum <= kLongestTime;
}

/// `0.digits` times `length`, added to `sum`; false when that is no whole number.
bool add_fraction(std::string_view digits, Microseconds length, Microseconds& sum) {
  constexpr std::size_t kMostDigits = 18;  // more do not fit, and make no whole number
  while (digits.ends_with('0')) digits.remove_suffix(1);
  if (digits.size() > kMostDigits) return false;
  std::int64_t part = 0, parts = 1;
  for (const char digit : digits) {
    part = part * 10 + (digit - '0');
    parts *= 10;
  }
  const std::int64_t common = std::gcd(length, parts);
  if (part % (parts / common) != 0) return false;
  sum += part / (parts / common) * (length / common);
  return sum <= kLongestTime;
}

std::string number_text(Microseconds time, Microseconds unit) {
  const Microseconds hundredths = (time / unit) * 100 + (time % unit * 100 + unit / 2) / unit;
  std::string text = fmt::format("{}.{:02}", hundredths / 100, hundredths % 100);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.ends_with('.')) text.pop_back();
  return text;
}

}  // namespace

std::optional<Microseconds> parse_time(std::string_view text) {
  const auto end = std::ranges::find_if_not(text, is_digit);
  const std::string_view whole(text.begin(), end);
  std::string_view rest(end, text.end()), fraction;
  if (whole.empty()) return std::nullopt;
  if (rest.starts_with('.')) {
    rest.remove_prefix(1);
    const auto fraction_end = std::ranges::find_if_not(rest, is_digit);
    fraction = {rest.begin(), fraction_end};
    rest = {fraction_end, rest.end()};
    if (fraction.empty()) return std::nullopt;
  }
  if (rest.starts_with(' ')) rest.remove_prefix(1);
  const auto unit = std::ranges::find(kUnits, rest, &Unit::name);
  if (unit == kUnits.end()) return std::nullopt;
  Microseconds time = 0;
  if (!add(whole, unit->length, time) || !add_fraction(fraction, unit->length, time))
    return std::nullopt;
  return time;
}

Text time_text(Microseconds time) {
  const auto fills = [time](const Unit& unit) { return time >= unit.length; };
  const auto says_all = [&](const Unit& unit) {  // with two digits
    return fills(unit) && time % unit.length * 100 % unit.length == 0;
  };
  auto unit = std::ranges::find_if(kUnits, says_all);
  if (unit == kUnits.end()) unit = std::ranges::find_if(kUnits, fills);
  if (unit == kUnits.end()) unit = time == 0 ? kUnits.end() - 2 : kUnits.end() - 1;
  const std::string number = number_text(time, unit->length);
  return {fmt::format("{}{}", number, unit->japanese), fmt::format("{} {}", number, unit->name)};
}

}  // namespace juchu
