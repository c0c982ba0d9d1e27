#include "sim/scenario/tracking_numbers.hpp"

#include <algorithm>
#include <cstddef>

namespace juchu {
namespace {

constexpr std::string_view kS10Form = "AA999999999AA";
constexpr std::size_t kS10CheckPlace = 10;
constexpr std::size_t kShortestWithoutForm = 8;
constexpr std::size_t kNoPlace = std::string::npos;

/// Where a number of the form `pattern` has its check digit.
std::size_t check_place(const std::string& pattern) {
  if (pattern == kS10Form) return kS10CheckPlace;
  const bool digits = pattern.find('A') == std::string::npos;
  return digits && pattern.size() > 1 ? pattern.size() - 1 : kNoPlace;
}

/// `serial` written in the form of `pattern`, from the right, leaving out the place `check`.
std::optional<std::string> counted(const std::string& pattern, Value serial, std::size_t check) {
  std::string number(pattern.size(), '0');
  for (std::size_t place = pattern.size(); place-- > 0;) {
    if (place == check) continue;
    const Value letters = pattern[place] == '9' ? 10 : 26;
    number[place] = static_cast<char>((pattern[place] == '9' ? '0' : 'A') + serial % letters);
    serial /= letters;
  }
  return serial == 0 ? std::optional(number) : std::nullopt;
}

/// The number of the form `pattern` and the class `wanted` that comes at `serial`.
std::optional<std::string> counted_in_class(const CompiledRulebook& rules,
                                            const std::string& pattern, int wanted, Value serial) {
  const std::size_t check = check_place(pattern);
  std::optional<std::string> number = counted(pattern, serial, check);
  if (!number) return std::nullopt;
  if (check == kNoPlace) return rules.token_class(*number) == wanted ? number : std::nullopt;
  for (char digit = '0'; digit <= '9'; ++digit) {
    (*number)[check] = digit;
    if (rules.token_class(*number) == wanted) return number;
  }
  return std::nullopt;
}

/// The forms that numbers of the class may have: one of a method, or, for those without, some that
/// no method has.
std::vector<std::string> forms_of(const CompiledRulebook& rules, int token_class) {
  const auto form = static_cast<std::size_t>(token_class / 4);
  if (form < rules.patterns.size()) return {rules.patterns[form]};
  std::string digits(kShortestWithoutForm, '9');
  while (std::ranges::find(rules.patterns, digits) != rules.patterns.end()) digits += '9';
  return {digits, std::string(kS10Form)};
}

std::optional<std::string> counted_number(const CompiledRulebook& rules, int token_class,
                                          Value serial) {
  for (const std::string& form : forms_of(rules, token_class))
    if (auto number = counted_in_class(rules, form, token_class, serial)) return number;
  return std::nullopt;
}

std::optional<std::string> example_of(const CompiledRulebook& rules, int token_class) {
  for (const Method& method : rules.rulebook().methods)
    if (!method.example.empty() && rules.token_class(method.example) == token_class)
      return method.example;
  return std::nullopt;
}

}  // namespace

std::optional<std::string> number_of(const CompiledRulebook& rules, Value token) {
  const auto token_class = static_cast<int>(token % rules.token_classes());
  const Value serial = token / rules.token_classes();
  auto number = counted_number(rules, token_class, serial);
  const auto example = example_of(rules, token_class);
  if (!example) return number;
  if (serial == 0) return example;
  // The example takes the place of the first one, which takes that of the example.
  return number == example ? counted_number(rules, token_class, 0) : number;
}

std::vector<int> possible_token_classes(const CompiledRulebook& rules) {
  std::vector<int> possible;
  for (int token_class = 0; token_class < rules.token_classes(); ++token_class)
    if (number_of(rules, rules.token(0, token_class))) possible.push_back(token_class);
  return possible;
}

}  // namespace juchu
