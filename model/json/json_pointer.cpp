#include "model/json/json_pointer.hpp"

#include <algorithm>

namespace juchu {
namespace {

constexpr std::size_t kMostKeyBytes = 80;

std::string token_of(std::string_view key) {
  std::string token;
  for (const char letter : printable(key, kMostKeyBytes)) {
    if (letter == '~')
      token += "~0";
    else if (letter == '/')
      token += "~1";
    else
      token += letter;
  }
  return token;
}

/// The last of `row` that begins at `place` or before it; the end when there is none.
template <class Row, class Begin>
auto last_until(const Row& row, const Position& place, Begin begin) {
  const auto after = std::ranges::upper_bound(row, place, {}, begin);
  return after == row.begin() ? row.end() : std::prev(after);
}

}  // namespace

std::string pointer_to(const JsonValue& root, const Position& place) {
  std::string pointer;
  for (const JsonValue* at = &root; at->position < place;) {
    const auto item = last_until(at->items, place, &JsonValue::position);
    const auto member = last_until(at->members, place, &JsonMember::key_position);
    if (item != at->items.end()) {
      pointer += '/' + std::to_string(item - at->items.begin());
      at = &*item;
    } else if (member != at->members.end()) {
      pointer += '/' + token_of(member->key);
      at = &member->value;
    } else {
      break;
    }
  }
  return pointer;
}

}  // namespace juchu
