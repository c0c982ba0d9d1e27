// Tracking numbers (送り状番号): their form, their check digits, and what decides about two of
// them.
//
// A rule may only ask whether two numbers are equal, whether one has a method's form and whether
// its check digit is right. So inside the engine a number is a token: a serial number and a class,
// where the class answers the last two questions for every method.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace juchu {

enum class CheckDigit : std::uint8_t {
  None,
  Mod7,  // the digits before the last, as one number, modulo 7 (Yamato, Sagawa, Japan Post)
  S10,   // UPU S10: AA 99999999 9 AA, weights 8 6 4 2 3 5 9 7 (EMS and registered mail)
};

/// As people type them: full-width to ASCII (NFKC), spaces and hyphens dropped, letters in
/// capitals. std::nullopt when that leaves nothing, or anything but ASCII letters and digits.
[[nodiscard]] std::optional<std::string> normalize_tracking_number(std::string_view typed);

/// True when `number` (normalized) has the form of `pattern`: `9` a digit, `A` a capital letter.
[[nodiscard]] bool has_form(std::string_view number, std::string_view pattern);

/// True when the check digit of `number` is right. A number without the needed form has no right
/// one. Mod7 does not notice a digit d written for d±7 nor the swap of two such neighbours.
[[nodiscard]] bool check_digit_is_right(std::string_view number, CheckDigit check);

/// The digits (or S10 form) before the check digit, completed: std::nullopt unless they are digits.
[[nodiscard]] std::optional<std::string> with_mod7_check_digit(std::string_view digits);

}  // namespace juchu
