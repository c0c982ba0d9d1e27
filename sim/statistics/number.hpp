// Counts and microseconds as real numbers.
#pragma once

#include <cstdint>

namespace juchu {

[[nodiscard]] constexpr double number(std::int64_t count) { return static_cast<double>(count); }

}  // namespace juchu
