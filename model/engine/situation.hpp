// What the rules can see of one order at one moment: the order, its cart and its shop, as packed
// words.
//
// Names come back only at the edges: `CompiledRulebook` knows which bits hold which field. All-zero
// order words are the order that does not exist yet.
#pragma once

#include <array>
#include <cstdint>
#include <type_traits>

#include "model/expression/type.hpp"
#include "model/time/day.hpp"

namespace juchu {

using Word = std::uint64_t;

struct Situation {
  static constexpr std::size_t kOrderWords = 8, kCartWords = 2, kShopWords = 2;
  static constexpr std::size_t kCart = kOrderWords, kShop = kCart + kCartWords;

  std::array<Word, kOrderWords + kCartWords + kShopWords>
      words{};  // the order's, the cart's, the shop's
  bool operator==(const Situation&) const = default;
};
static_assert(std::is_trivially_copyable_v<Situation>, "the explorer copies situations as words");

/// Where a value stands in packed words. Stored as `value - low`, plus one when it may be unset, so
/// that zero bits mean unset.
struct Slot {
  enum Bank : std::uint8_t { Before, Event, After };  // whose words

  Bank bank = Before;
  std::uint8_t word = 0;
  std::uint8_t shift = 0;
  std::uint8_t width = 0;  // bits, 1..63
  bool optional = false;
  Value low = 0;
  Value high = 0;

  [[nodiscard]] Word mask() const { return (Word{1} << width) - 1; }
  [[nodiscard]] Word raw(const Word* words) const { return (words[word] >> shift) & mask(); }
  /// The bits of `value`, which is unset (if that may be) or within low..high.
  [[nodiscard]] Word encode(Value value) const {
    return value == kUnset ? 0 : static_cast<Word>(value - low + (optional ? 1 : 0));
  }
  [[nodiscard]] Value decode(Word bits) const {
    return optional && bits == 0 ? kUnset : static_cast<Value>(bits) + low - (optional ? 1 : 0);
  }
  [[nodiscard]] bool holds(Value value) const {
    return value == kUnset ? optional : value >= low && value <= high;
  }
  [[nodiscard]] Value get(const Word* words) const { return decode(raw(words)); }
  /// Requires `holds(value)`.
  void put(Word* words, Value value) const {
    words[word] = (words[word] & ~(mask() << shift)) | (encode(value) << shift);
  }
};

/// The greatest token: its class and serial number fit into 28 bits.
inline constexpr Value kHighestToken = (Value{1} << 28) - 2;

/// Something that happens to an order on a day: the event's type and its parameters, packed.
struct Event {
  /// Word 0 is the day; word 1 holds the type, the actor and, for each token parameter, whether the
  /// number is registered for an order of another cart (told by the caller, who knows the other
  /// orders); word 2 the mails sent, known only after the decision; then one word for each
  /// parameter.
  std::array<Word, 11> words{};
  std::uint16_t type = 0;

  static constexpr std::uint16_t kNone = 0xffff;  // the type of what the system does by itself
  static constexpr std::size_t kDay = 0, kFacts = 1, kSends = 2, kParameters = 3;
  [[nodiscard]] Day today() const { return static_cast<Day>(words[kDay]); }
};
static_assert(std::is_trivially_copyable_v<Event>);

}  // namespace juchu
