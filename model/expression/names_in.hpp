// The names that stand in the text of an expression, as they were written.
//
// Once read, an expression knows its constants no more by name: what it depends on is to be seen in
// its text alone.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace juchu {

/// Each name once, in sequence; `event.x` and `parcel[1].sent_on` as wholes, `before.x` and `after.x`
/// as x. What stands after another dot, and keywords and functions, are for the caller to pass over:
/// no rulebook has such names. Requires: an expression that was read.
[[nodiscard]] std::vector<std::string> names_in(std::string_view expression);

}  // namespace juchu
