#include "model/json/json_value.hpp"

#include <algorithm>

namespace juchu {

const JsonValue* JsonValue::find(std::string_view key) const {
  const auto found = std::ranges::find(members, key, &JsonMember::key);
  return found == members.end() ? nullptr : &found->value;
}

}  // namespace juchu
