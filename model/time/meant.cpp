#include "model/time/meant.hpp"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "model/text/folding.hpp"
#include "model/text/utf8.hpp"
#include "model/time/day.hpp"

namespace juchu {
namespace {

constexpr std::u32string_view kBetween = U" /.-:\u2212t年月日時分秒";  // beside digits, folded
constexpr std::size_t kMostDigits = 4, kMostNumbers = 6;

bool is_digit(char32_t letter) { return letter >= U'0' && letter <= U'9'; }

/// The numbers between the separators; none when anything else stands there.
std::vector<int> numbers_of(std::string_view text) {
  std::vector<int> numbers;
  std::size_t digits = 0;
  for (const char32_t letter : code_points_of(folded(text))) {
    if (!is_digit(letter) && kBetween.find(letter) == kBetween.npos) return {};
    if (is_digit(letter)) {
      if (digits == 0) numbers.push_back(0);
      if (++digits > kMostDigits || numbers.size() > kMostNumbers) return {};
      numbers.back() = 10 * numbers.back() + static_cast<int>(letter - U'0');
    } else {
      digits = 0;
    }
  }
  return numbers;
}

}  // namespace

std::string meant_as_day(std::string_view text) {
  const std::vector<int> numbers = numbers_of(text);
  if (numbers.size() != 3) return {};
  const auto day = day_of_date(numbers[0], numbers[1], numbers[2]);
  return day ? day_text(*day) : std::string();
}

std::string meant_as_moment(std::string_view text) {
  const std::vector<int> numbers = numbers_of(text);
  if (numbers.size() < 5) return {};
  const auto day = day_of_date(numbers[0], numbers[1], numbers[2]);
  if (!day) return {};
  std::string moment = fmt::format("{} {:02}:{:02}", day_text(*day), numbers[3], numbers[4]);
  if (numbers.size() == 6) moment += fmt::format(":{:02}", numbers[5]);
  return parse_moment(moment) ? moment : std::string();
}

}  // namespace juchu
