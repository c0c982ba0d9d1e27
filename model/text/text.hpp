// Words for people, in the two languages the product speaks.
#pragma once

#include <string>

namespace juchu {

enum class Language { Japanese, English };

/// One phrase in both languages. Either may be empty in a user's rulebook; `in` then falls back.
struct Text {
  std::string ja;
  std::string en;

  [[nodiscard]] const std::string& in(Language language) const {
    const std::string& wanted = language == Language::Japanese ? ja : en;
    const std::string& other = language == Language::Japanese ? en : ja;
    return wanted.empty() ? other : wanted;
  }
  [[nodiscard]] bool empty() const { return ja.empty() && en.empty(); }
  bool operator==(const Text&) const = default;
};

}  // namespace juchu
