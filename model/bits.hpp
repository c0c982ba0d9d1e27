// Sets of small numbers as the bits of a word.
#pragma once

#include <bit>
#include <cstdint>

namespace juchu {

/// Calls `function` with the place of each bit that is set, the lowest first.
template <class Function>
constexpr void for_each_bit(std::uint64_t bits, Function function) {
  for (; bits != 0; bits &= bits - 1) function(std::countr_zero(bits));
}

}  // namespace juchu
