#include "sim/random/stream.hpp"

#include <cassert>

#include <Random123/philox.h>

namespace juchu {
namespace {

constexpr std::uint64_t two_halves(std::uint32_t high, std::uint32_t low) {
  return std::uint64_t{high} << 32 | low;
}

constexpr std::uint64_t kBlocks = 0xffffffff;  // the lower half of the last counter word

/// The upper 64 bits of a product of 64 by 64 bits.
constexpr std::uint64_t upper_product(std::uint64_t a, std::uint64_t b) {
  const std::uint64_t a_high = a >> 32, a_low = a & 0xffffffff;
  const std::uint64_t b_high = b >> 32, b_low = b & 0xffffffff;
  const std::uint64_t middle = a_high * b_low + (a_low * b_low >> 32);
  const std::uint64_t carry = a_low * b_high + (middle & 0xffffffff);
  return a_high * b_high + (middle >> 32) + (carry >> 32);
}
static_assert(upper_product(~std::uint64_t{0}, ~std::uint64_t{0}) == ~std::uint64_t{0} - 1);

}  // namespace

// Every field has bits of its own, but for the purpose: it is added to the habit's hash after being
// spread, so that a habit named like a purpose is not mistaken for it (R1).
Stream::Stream(const StreamKey& key)
    : key_{key.seed, key.arrivals},
      counter_{key.habit + spread_bits(key.purpose), key.arrival,
               two_halves(key.replication, key.spell), two_halves(key.line, 0)} {}

std::uint64_t Stream::below(std::uint64_t count) {
  assert(count > 0);
  return upper_product(bits(), count);
}

void Stream::refill() {
  using Philox = r123::Philox4x64;
  const auto& c = counter_;
  const Philox::ctr_type block = Philox()({{c[0], c[1], c[2], c[3]}}, {{key_[0], key_[1]}});
  block_ = {block[0], block[1], block[2], block[3]};
  used_ = 0;
  assert((counter_[3] & kBlocks) != kBlocks);
  ++counter_[3];
}

}  // namespace juchu
