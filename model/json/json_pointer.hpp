// JSON Pointers (RFC 6901) to places in a file.
#pragma once

#include <string>

#include "model/json/json_value.hpp"

namespace juchu {

/// The pointer to the value or member that begins at `place`, or last before it. A key is shown
/// `printable` and shortened, because pointers are for people. Cost: depth times log of the width:
/// values stand in the tree in the sequence of their positions.
[[nodiscard]] std::string pointer_to(const JsonValue& root, const Position& place);

}  // namespace juchu
