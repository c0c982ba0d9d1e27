// Streams: random draws that depend on what they are for, never on when they are asked for.
//
// A stream is named by a key: which run, which order, which habit, what for. Its draws are a pure
// function of that name (counter-based: Philox4x64-10 of Salmon et al., "Parallel random numbers:
// as easy as 1, 2, 3", SC 2011), so there is no generator to share, to seed or to keep in step.
//
// Invariants
//   R1  Two keys that differ in one field name different streams; keys that differ in more do so but
//       for collisions of 64-bit hashes.
//   R2  A draw depends on its key and its number in the stream alone: not on threads, the machine,
//       the sequence of rows in a file, or other streams.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace juchu {

/// Spreads the bits of a word; one to one, and 0 stays 0 (the finaliser of SplitMix64, Steele, Lea
/// and Flood, OOPSLA 2014).
[[nodiscard]] constexpr std::uint64_t spread_bits(std::uint64_t word) {
  word = (word ^ (word >> 30)) * 0xbf58476d1ce4e5b9;
  word = (word ^ (word >> 27)) * 0x94d049bb133111eb;
  return word ^ (word >> 31);
}

/// FNV-1a with 64 bits.
[[nodiscard]] constexpr std::uint64_t hash_of_bytes(std::string_view bytes) {
  std::uint64_t hash = 0xcbf29ce484222325;
  for (const char byte : bytes)
    hash = (hash ^ static_cast<unsigned char>(byte)) * std::uint64_t{0x100000001b3};
  return hash;
}

/// The hash by which ids enter a key: its bits are spread.
[[nodiscard]] constexpr std::uint64_t hash_of_id(std::string_view id) {
  return spread_bits(hash_of_bytes(id));
}

/// What a stream is for. Ids are hashed, so that a row keeps its draws wherever it stands; 0 where
/// there is none. A purpose is the hash of a word: "chance", "time", the name of a parameter.
struct StreamKey {
  std::uint64_t seed = 0;
  std::uint32_t replication = 0;
  std::uint64_t arrivals = 0;  // id of the row that makes the orders
  std::uint64_t arrival = 0;   // which of its arrivals, from 1
  std::uint32_t line = 0;      // which of the arrival's orders, from 1
  std::uint64_t habit = 0;     // id of the habit
  std::uint32_t spell = 0;     // which of the habit's spells on this order, from 1
  std::uint64_t purpose = 0;
  bool operator==(const StreamKey&) const = default;
};

/// The draws of one key, in sequence; 2^34 of them. Cost: one block of Philox for four draws.
class Stream {
 public:
  explicit Stream(const StreamKey& key);

  /// 64 random bits.
  [[nodiscard]] std::uint64_t bits() {
    if (used_ == block_.size()) refill();
    return block_[used_++];
  }
  /// A number in (0, 1): a multiple of 2^-53, or 2^-54 in the place of 0.
  [[nodiscard]] double unit() {
    const std::uint64_t draw = bits() >> 11;
    return draw == 0 ? 0x1p-54 : static_cast<double>(draw) * 0x1p-53;
  }
  /// A whole number of 0..count-1, each as likely as the others within count / 2^64. Requires:
  /// count > 0.
  [[nodiscard]] std::uint64_t below(std::uint64_t count);
  /// Whether something of this probability happens: never at 0, always at 1.
  [[nodiscard]] bool happens(double probability) { return unit() < probability; }

 private:
  void refill();

  std::array<std::uint64_t, 2> key_;
  std::array<std::uint64_t, 4> counter_;
  std::array<std::uint64_t, 4> block_{};
  std::size_t used_ = block_.size();
};

}  // namespace juchu
