// A line of small bars: how something went over time.
#pragma once

#include <span>
#include <string>

namespace juchu {

/// A bar for each value, or, where there are more than `width`, for the mean of several that lie
/// next to each other; the highest value has the highest bar. Values that are negative (not known)
/// leave a gap. Without Unicode's block elements where `ascii`.
[[nodiscard]] std::string bars(std::span<const double> values, int width, bool ascii);

}  // namespace juchu
