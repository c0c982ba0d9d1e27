// Types and values of the expression language.
#pragma once

#include <cstdint>
#include <limits>

namespace juchu {

/// Every value is one integer: a number, a truth value (0, 1), a day, or the index of a named
/// thing.
using Value = std::int64_t;
/// The value of an unset optional field.
inline constexpr Value kUnset = std::numeric_limits<Value>::min();

/// What an integer stands for.
enum class Kind : std::uint8_t {
  Bool,
  Int,     // a bounded whole number
  Date,    // absolute day number
  Enum,    // `domain` is the index of the enumeration in the rulebook
  Method,  // row of the method table
  Token,   // a tracking number: equality only
  Status,  // `domain` is the region; the value counts the region's statuses from 0
  Actor,
  Event,
};

struct Type {
  Kind kind = Kind::Bool;
  bool optional = false;     // may be unset
  std::uint16_t domain = 0;  // Enum, Status
  Value low = 0;             // Int: the least and greatest value
  Value high = 0;

  bool operator==(const Type&) const = default;
  /// True when values of both can be compared: the same kind and domain.
  [[nodiscard]] constexpr bool comparable(const Type& other) const {
    return kind == other.kind && domain == other.domain;
  }
};

/// What a condition is.
inline constexpr Type kTruth{.kind = Kind::Bool};

}  // namespace juchu
