// JSON values as text again: one line, members in their sequence, no places.
#pragma once

#include <string>

#include "model/json/json_value.hpp"

namespace juchu {

/// The text that parses as `value`, but for the places of its parts. Numbers stand as they were
/// written.
[[nodiscard]] std::string json_text(const JsonValue& value);

}  // namespace juchu
