// Words in both languages, as rulebooks and scenarios write them.
#pragma once

#include "model/json/json_cursor.hpp"

namespace juchu {

/// `{"ja": "…", "en": "…"}`, one of them at least; empty when there is none.
[[nodiscard]] Text read_text(const JsonCursor& at);

}  // namespace juchu
