// Instants of simulated time: whole microseconds on the calendar of model/time/day.hpp.
#pragma once

#include <cstdint>
#include <limits>

#include "model/time/day.hpp"

namespace juchu {

/// Microseconds since 1970-01-01 00:00 JST; also a stretch of time, in microseconds.
using Instant = std::int64_t;

inline constexpr Instant kSecond = 1'000'000;
inline constexpr Instant kMinute = 60 * kSecond;
inline constexpr Instant kHour = 60 * kMinute;
inline constexpr Instant kWholeDay = kSecondsPerDay * kSecond;
inline constexpr Instant kNever = std::numeric_limits<Instant>::max();

/// The day that `at`, which is not before 1970, lies in.
[[nodiscard]] constexpr Day day_at(Instant at) { return static_cast<Day>(at / kWholeDay); }
[[nodiscard]] constexpr Instant midnight_of(Day day) { return Instant{day} * kWholeDay; }

}  // namespace juchu
