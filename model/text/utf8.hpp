// UTF-8 read one character at a time, from bytes nobody vouches for.
//
// Deliberately no normalisation and no display width: code points are all that positions and names
// need.
#pragma once

#include <string>
#include <string_view>

namespace juchu {

/// What stands at the beginning of some bytes.
struct Utf8Character {
  char32_t code_point = 0;  // the byte itself when ill-formed
  std::size_t bytes = 1;    // 1 when ill-formed
  bool well_formed = true;  // RFC 3629: shortest form, no surrogates, at most U+10FFFF
};

/// The character at the beginning of `text`. Requires: `text` is not empty.
[[nodiscard]] Utf8Character first_character(std::string_view text);

/// True for a letter, digit, sign or space of ASCII: one character that is seen as it is.
[[nodiscard]] constexpr bool plain_ascii(char byte) { return byte >= ' ' && byte <= '~'; }

/// How many bytes stand before the first ill-formed one; the size of `text` when there is none.
[[nodiscard]] std::size_t well_formed_bytes(std::string_view text);

/// The code points of `text`; an ill-formed byte counts as itself.
[[nodiscard]] std::u32string code_points_of(std::string_view text);

/// True for a byte that continues a character rather than beginning one.
[[nodiscard]] constexpr bool continues_character(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0) == 0x80;
}

}  // namespace juchu
