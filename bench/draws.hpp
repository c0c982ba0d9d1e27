// Draws for benchmarks: the same for every peer, and cheap.
#pragma once

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>

namespace juchu::bench {

/// splitmix64, and exponential times by inversion.
class Draws {
 public:
  explicit Draws(std::uint64_t seed) : state_(seed) {}

  /// Between 0 and 1, neither of them.
  double uniform() {
    std::uint64_t bits = state_ += 0x9E3779B97F4A7C15;
    bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9;
    bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EB;
    bits ^= bits >> 31;
    return (static_cast<double>(bits >> 11) + 0.5) * 0x1p-53;
  }
  std::int64_t exponential(std::int64_t mean) {
    return static_cast<std::int64_t>(-std::log(uniform()) * static_cast<double>(mean));
  }

 private:
  std::uint64_t state_;
};

/// Exponential times drawn beforehand, again and again, where a draw should cost nothing.
class DrawnTimes {
 public:
  explicit DrawnTimes(std::int64_t mean) {
    Draws draws(1);
    for (std::int64_t& time : times_) time = draws.exponential(mean);
  }
  std::int64_t next() { return times_[next_++ % times_.size()]; }

 private:
  std::array<std::int64_t, 1 << 14> times_;
  std::size_t next_ = 0;
};

}  // namespace juchu::bench
