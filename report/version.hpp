// Which juchu this is.
#pragma once

namespace juchu {

inline constexpr const char* kVersion = "0.1.0";

}  // namespace juchu
