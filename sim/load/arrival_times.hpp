// When orders come: a non-homogeneous Poisson process, hour by hour.
//
// Each hour of each row has a stream of its own, so that a wave, or another row, moves no arrival of
// any other hour. Within an hour the rate is constant: gaps are exponential.
//
// Invariants
//   V1  An arrival's number is told by its hour and its place in it, whatever came before.
#pragma once

#include <cstdint>
#include <vector>

#include "sim/random/stream.hpp"
#include "sim/study/study.hpp"

namespace juchu {

/// Orders that an hour may have before they are no longer told apart by number.
inline constexpr std::uint64_t kMostOfHour = std::uint64_t{1} << 24;

/// How many carts a row brings in this hour of a day on average.
[[nodiscard]] double expected_in_hour(const Arrivals& row, Day day, int hour);

/// The instants at which carts of `row` come within an hour, earliest first; added to `instants`.
/// `key` names the run; the rest of it is set here.
void arrivals_in_hour(const Arrivals& row, StreamKey key, Day day, int hour,
                      std::vector<Instant>& instants);

/// The number of the `place`-th arrival of an hour (V1); never 0.
[[nodiscard]] constexpr std::uint64_t arrival_number(Day day, int hour, std::size_t place) {
  return (static_cast<std::uint64_t>(day) * 24 + static_cast<std::uint64_t>(hour)) * kMostOfHour +
         place + 1;
}

}  // namespace juchu
