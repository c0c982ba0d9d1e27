// What makes bytes no text that could be JSON, before anybody asks what the text says.
#pragma once

#include <optional>
#include <string_view>

#include "model/json/json_fault.hpp"

namespace juchu {

/// The first byte order mark, 0x00 byte or ill-formed UTF-8 in `bytes`, naming CP932 (Shift_JIS,
/// what Excel writes in Japan) and its remedy where all the bytes look like it.
[[nodiscard]] std::optional<JsonFault> find_encoding_fault(std::string_view bytes);

}  // namespace juchu
