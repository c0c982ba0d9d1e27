#include "model/expression/names_in.hpp"

#include <algorithm>

namespace juchu {
namespace {

bool begins_name(char each) {
  return (each >= 'a' && each <= 'z') || (each >= 'A' && each <= 'Z') || each == '_';
}
bool continues_name(char each) { return begins_name(each) || (each >= '0' && each <= '9'); }

/// How much of the beginning of `text` is a name.
std::size_t name_length(std::string_view text) {
  if (text.empty() || !begins_name(text.front())) return 0;
  return static_cast<std::size_t>(std::ranges::find_if_not(text, continues_name) - text.begin());
}

/// How much of it is `[1].name`.
std::size_t member_length(std::string_view text) {
  if (!text.starts_with('[')) return 0;
  const std::size_t end = text.find_first_not_of("0123456789", 1);
  if (end == 1 || end == text.npos || !text.substr(end).starts_with("].")) return 0;
  const std::size_t name = name_length(text.substr(end + 2));
  return name == 0 ? 0 : end + 2 + name;
}

/// How much of it is one name with what belongs to it.
std::size_t whole_length(std::string_view text) {
  const std::size_t length = name_length(text);
  if (length == 0) return 0;
  if (text.substr(0, length) == "event" && text.substr(length).starts_with('.'))
    return length + 1 + name_length(text.substr(length + 1));
  return length + member_length(text.substr(length));
}

}  // namespace

std::vector<std::string> names_in(std::string_view expression) {
  std::vector<std::string> names;
  char before = ' ';
  while (!expression.empty()) {
    if (expression.starts_with("//")) {
      expression.remove_prefix(std::min(expression.find('\n'), expression.size()));
      continue;
    }
    const std::size_t length = whole_length(expression);
    const std::string_view name = expression.substr(0, length);
    const bool side = (name == "before" || name == "after") &&
                      expression.substr(length).starts_with('.');
    if (length > 0 && !side && before != '.' && !continues_name(before) &&
        std::ranges::find(names, name) == names.end())
      names.emplace_back(name);
    before = length == 0 ? expression.front() : expression[length - 1];
    expression.remove_prefix(std::max<std::size_t>(length, 1));
    if (side) {
      expression.remove_prefix(1);
      before = ' ';
    }
  }
  return names;
}

}  // namespace juchu
