// JSON as it stands in a file: every value knows its line and column.
//
// Deliberately not a general document model: no mutation, no lookup by index, no floating point.
// Input is untrusted: see `parse_json` for what is rejected.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/text/diagnostics.hpp"

namespace juchu {

struct JsonMember;

struct JsonValue {
  /// OtherNumber: with a fraction or an exponent, or outside of 64 bits.
  enum class Kind : std::uint8_t { Null, Boolean, Integer, OtherNumber, String, Array, Object };

  Kind kind = Kind::Null;
  bool boolean = false;
  Position position;                // of its first character
  std::int64_t integer = 0;         // Integer: exactly the number written
  std::string string;               // String: unescaped, well-formed UTF-8 without U+0000;
                                    // OtherNumber: as it is written
  std::vector<JsonValue> items;     // Array
  std::vector<JsonMember> members;  // Object, in the file's sequence; keys are unique

  /// The member called `key`, or null. Cost: linear in the members.
  [[nodiscard]] const JsonValue* find(std::string_view key) const;
};

struct JsonMember {
  std::string key;
  Position key_position;
  JsonValue value;
};

struct JsonLimits {
  std::size_t bytes = 64u << 20;
  std::size_t values = 10'000'000;
  int depth = 64;
};

/// Parses one JSON text (RFC 8259, UTF-8). Rejects, with file, line and column: ill-formed JSON or
/// UTF-8 (naming CP932 and its remedy where the bytes look like it), any 0x00 byte or U+0000, a
/// byte order mark, and anything past `limits`. Each of these is the only problem reported for a
/// file, and the answer is nothing. Duplicate keys however spelt are complained of, all of them,
/// but the value is answered (with the first of each) so that its other problems show in the same
/// run: whether the file is good is for `diagnostics` to say. Never prints a value of the file,
/// never throws but for lack of memory. Cost: linear, but for sorting the keys of each object; no
/// recursion.
[[nodiscard]] std::optional<JsonValue> parse_json(std::string_view text, const std::string& file,
                                                  Diagnostics& diagnostics,
                                                  const JsonLimits& limits = {});

[[nodiscard]] bool file_exists(const std::string& path);

/// The bytes of a regular file for `parse_json`; complains (at 1:1) when it is none, cannot be read
/// or is larger than `limits.bytes`.
[[nodiscard]] std::optional<std::string> read_file(const std::string& path,
                                                   Diagnostics& diagnostics,
                                                   const JsonLimits& limits = {});

}  // namespace juchu
