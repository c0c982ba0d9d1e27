// Bytes as pages hold them: compressed by gzip, in base64.
#pragma once

#include <string>
#include <string_view>

namespace juchu {

/// The same bytes for the same text and the same zlib.
[[nodiscard]] std::string packed(std::string_view text);

}  // namespace juchu
