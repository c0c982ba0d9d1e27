// JSON text that is safe to look at on a terminal.
#pragma once

#include <string>
#include <string_view>

namespace juchu {

/// `json`, well-formed, with every character that a terminal could act upon or that hides (control,
/// bidirectional, zero-width) as a `\u` escape: the same document.
[[nodiscard]] std::string visible_json(std::string_view json);

}  // namespace juchu
