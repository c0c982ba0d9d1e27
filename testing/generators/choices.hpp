// Where generators take their luck from: numbers that depend on a seed and a purpose alone.
//
// Each purpose has its own stream, so leaving out one row of what is generated changes no other
// row.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace juchu {

class Choices {
 public:
  Choices(std::uint64_t seed, std::string_view purpose, int row = 0) : state_(seed) {
    for (const char letter : purpose) state_ = mixed(state_ ^ static_cast<unsigned char>(letter));
    state_ = mixed(state_ ^ static_cast<std::uint64_t>(row));
  }

  /// Any number from 0 to before `count`, which is positive.
  [[nodiscard]] int below(int count) {
    state_ += 0x9e3779b97f4a7c15;
    return static_cast<int>(mixed(state_) % static_cast<std::uint64_t>(count));
  }
  [[nodiscard]] int between(int least, int greatest) { return least + below(greatest - least + 1); }
  /// True in `times` of `of` cases.
  [[nodiscard]] bool happens(int times, int of) { return below(of) < times; }

  /// One of `items`, of which there is at least one.
  template <class Item>
  [[nodiscard]] const Item& one_of(const std::vector<Item>& items) {
    return items[static_cast<std::size_t>(below(static_cast<int>(items.size())))];
  }

 private:
  /// The finalizer of SplitMix64.
  static constexpr std::uint64_t mixed(std::uint64_t z) {
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
    z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
    return z ^ (z >> 31);
  }

  std::uint64_t state_;
};

}  // namespace juchu
