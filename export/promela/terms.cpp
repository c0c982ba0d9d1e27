#include "export/promela/terms.hpp"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

namespace juchu {
namespace {

std::string joined(const std::vector<std::string>& conditions, const char* sign,
                   const char* decisive, const char* neutral) {
  std::vector<std::string> parts;
  for (const std::string& condition : conditions) {
    if (condition == decisive) return decisive;
    if (condition != neutral) parts.push_back(condition);
  }
  if (parts.empty()) return neutral;
  if (parts.size() == 1) return parts.front();
  std::string text = "(" + parts.front();
  for (std::size_t i = 1; i < parts.size(); ++i) text += sign + parts[i];
  return text + ")";
}

}  // namespace

std::string number_text(Value value) {
  return value < 0 ? fmt::format("({})", value) : fmt::format("{}", value);
}

std::optional<Value> known_number(const std::string& text) {
  const bool negative = text.starts_with("(-");
  const char* const begin = text.data() + (negative ? 1 : 0);
  const char* const end = text.data() + text.size() - (negative ? 1 : 0);
  Value value = 0;
  const auto [stopped, problem] = std::from_chars(begin, end, value);
  if (problem != std::errc() || stopped != end) return std::nullopt;
  return value;
}

std::string all_of(const std::vector<std::string>& conditions) {
  return joined(conditions, " && ", "0", "1");
}

std::string any_of(const std::vector<std::string>& conditions) {
  return joined(conditions, " || ", "1", "0");
}

std::string not_(const std::string& condition) {
  if (condition == "0") return "1";
  return condition == "1" ? "0" : fmt::format("!({})", condition);
}

std::string compared(const std::string& left, const char* sign, const std::string& right) {
  const auto l = known_number(left), r = known_number(right);
  if (!l || !r) return fmt::format("({} {} {})", left, sign, right);
  const std::string_view meant = sign;
  const bool holds = meant == "=="   ? *l == *r
                     : meant == "!=" ? *l != *r
                     : meant == "<"  ? *l < *r
                                     : *l <= *r;
  return holds ? "1" : "0";
}

std::string sum(const std::string& left, const std::string& right) {
  const auto l = known_number(left), r = known_number(right);
  if (l && r) return number_text(*l + *r);
  if (l && *l == 0) return right;
  return r && *r == 0 ? left : fmt::format("({} + {})", left, right);
}

std::string difference(const std::string& left, const std::string& right) {
  const auto l = known_number(left), r = known_number(right);
  if (l && r) return number_text(*l - *r);
  return r && *r == 0 ? left : fmt::format("({} - {})", left, right);
}

std::string choice(const std::string& condition, const std::string& then,
                   const std::string& otherwise) {
  if (condition == "1" || then == otherwise) return then;
  if (condition == "0") return otherwise;
  return fmt::format("({} -> {} : {})", condition, then, otherwise);
}

Term choice(const std::string& condition, const Term& then, const Term& otherwise) {
  return {choice(condition, then.set, otherwise.set),
          choice(condition, then.value, otherwise.value)};
}

std::string one_of(const std::string& value, const std::vector<bool>& values) {
  if (const auto known = known_number(value)) {
    const bool inside = *known >= 0 && *known < static_cast<Value>(values.size());
    return inside && values[static_cast<std::size_t>(*known)] ? "1" : "0";
  }
  if (std::ranges::find(values, false) == values.end()) return "1";
  std::vector<std::string> cases;
  for (std::size_t i = 0; i < values.size(); ++i)
    if (values[i]) cases.push_back(fmt::format("({} == {})", value, i));
  return any_of(cases);
}

}  // namespace juchu
