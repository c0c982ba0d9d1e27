#include "model/rulebook/tracking_number.hpp"

#include <algorithm>
#include <array>

#include <utf8proc.h>

#include "model/text/folding.hpp"

namespace juchu {
namespace {

constexpr std::string_view kS10Form = "AA999999999AA";

bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }
bool is_capital(char letter) { return letter >= 'A' && letter <= 'Z'; }
int digit_value(char digit) { return digit - '0'; }

/// What people type between the digits: spaces, and hyphens and dashes of every width.
bool is_separator(char32_t letter) {
  switch (utf8proc_category(static_cast<utf8proc_int32_t>(letter))) {
    case UTF8PROC_CATEGORY_ZS:
    case UTF8PROC_CATEGORY_PD: return true;
    default: return letter == U'\t' || letter == U'\u2212' || letter == U'\u30FC';
  }
}

/// The digits as one number, modulo 7.
int modulo_7(std::string_view digits) {
  int rest = 0;
  for (const char digit : digits) rest = (rest * 10 + digit_value(digit)) % 7;
  return rest;
}

int s10_check_digit(std::string_view eight_digits) {
  constexpr std::array<int, 8> weights = {8, 6, 4, 2, 3, 5, 9, 7};
  int sum = 0;
  for (std::size_t i = 0; i < weights.size(); ++i) sum += weights[i] * digit_value(eight_digits[i]);
  const int digit = 11 - sum % 11;
  return digit == 10 ? 0 : digit == 11 ? 5 : digit;
}

}  // namespace

std::optional<std::string> normalize_tracking_number(std::string_view typed) {
  const std::optional<std::string> plain_text = composed(typed);
  if (!plain_text) return std::nullopt;
  std::string number;
  for (std::string_view rest = *plain_text; !rest.empty();) {
    utf8proc_int32_t letter = 0;
    const auto bytes = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(rest.data()),
                                        static_cast<utf8proc_ssize_t>(rest.size()), &letter);
    rest.remove_prefix(static_cast<std::size_t>(bytes));
    if (is_separator(static_cast<char32_t>(letter))) continue;
    if (letter > 0x7F) return std::nullopt;
    char plain = static_cast<char>(letter);
    if (plain >= 'a' && plain <= 'z') plain = static_cast<char>(plain - 'a' + 'A');
    if (!is_digit(plain) && !is_capital(plain)) return std::nullopt;
    number += plain;
  }
  return number.empty() ? std::nullopt : std::optional(number);
}

bool has_form(std::string_view number, std::string_view pattern) {
  return std::ranges::equal(number, pattern, [](char letter, char wanted) {
    return wanted == '9' ? is_digit(letter) : is_capital(letter);
  });
}

bool check_digit_is_right(std::string_view number, CheckDigit check) {
  switch (check) {
    case CheckDigit::None: return true;
    case CheckDigit::Mod7:
      return number.size() > 1 &&
             with_mod7_check_digit(number.substr(0, number.size() - 1)) == number;
    case CheckDigit::S10:
      return has_form(number, kS10Form) &&
             s10_check_digit(number.substr(2, 8)) == digit_value(number[10]);
  }
  return false;
}

std::optional<std::string> with_mod7_check_digit(std::string_view digits) {
  if (digits.empty() || !std::ranges::all_of(digits, is_digit)) return std::nullopt;
  return std::string(digits) + static_cast<char>('0' + modulo_7(digits));
}

}  // namespace juchu
