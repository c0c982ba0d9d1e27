// JSON text that is safe to look at on a terminal.
#pragma once

#include <string>
#include <string_view>

#include <nlohmann/json_fwd.hpp>

namespace juchu {

/// `json`, well-formed, with every character that a terminal could act upon or that hides (control,
/// bidirectional, zero-width) as a `\u` escape: the same document.
[[nodiscard]] std::string visible_json(std::string_view json);

/// The document as such text, what is no UTF-8 replaced; on lines of their own, indented, where
/// `indent` is not negative.
[[nodiscard]] std::string json_text(const nlohmann::ordered_json& document, int indent = -1);

}  // namespace juchu
