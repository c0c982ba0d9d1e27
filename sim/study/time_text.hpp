// Lengths of time as people write them: "40 s", "2 min", "1.5 d".
#pragma once

#include <optional>
#include <string_view>

#include "model/text/text.hpp"
#include "sim/random/distribution.hpp"

namespace juchu {

/// A number and its unit (ms, s, min, h, d), exactly. Nothing where it is none of it, is no whole
/// number of microseconds or is longer than kLongestTime.
[[nodiscard]] std::optional<Microseconds> parse_time(std::string_view text);

/// The same for people, in the largest unit that it fills and that says it with two digits after the
/// point; where none does, rounded in the largest that it fills. Requires: time >= 0.
[[nodiscard]] Text time_text(Microseconds time);

}  // namespace juchu
