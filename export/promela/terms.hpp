// Small pieces of Promela: conditions and values as text, simplified while they are put together.
//
// A condition that is known is "0" or "1". A value may be unset, so it comes with the condition
// that it is set; a text that is a plain number is known too.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/expression/type.hpp"

namespace juchu {

/// The value of an expression. `value` means something only while `set` holds.
struct Term {
  std::string set = "1";
  std::string value = "0";
};

[[nodiscard]] inline Term unset_term() { return {"0", "0"}; }
[[nodiscard]] std::string number_text(Value value);
[[nodiscard]] inline Term number_term(Value value) {
  return value == kUnset ? unset_term() : Term{"1", number_text(value)};
}
/// The number that `text` is, if it is one.
[[nodiscard]] std::optional<Value> known_number(const std::string& text);

[[nodiscard]] std::string all_of(const std::vector<std::string>& conditions);
[[nodiscard]] std::string any_of(const std::vector<std::string>& conditions);
[[nodiscard]] std::string not_(const std::string& condition);
/// `left sign right` for `==`, `!=`, `<`, `<=`.
[[nodiscard]] std::string compared(const std::string& left, const char* sign,
                                   const std::string& right);
[[nodiscard]] std::string sum(const std::string& left, const std::string& right);
[[nodiscard]] std::string difference(const std::string& left, const std::string& right);
/// `then` or `otherwise`.
[[nodiscard]] std::string choice(const std::string& condition, const std::string& then,
                                 const std::string& otherwise);
[[nodiscard]] Term choice(const std::string& condition, const Term& then, const Term& otherwise);
/// True of the values for which `values` says so, by number from 0.
[[nodiscard]] std::string one_of(const std::string& value, const std::vector<bool>& values);

}  // namespace juchu
