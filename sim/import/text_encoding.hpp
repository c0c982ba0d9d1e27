// The bytes of a file from elsewhere as UTF-8 text, or why they are none. Nothing is replaced.
//
// Japanese tools write CP932 (Windows' Shift_JIS) or UTF-8, with or without a byte order mark. What
// is well-formed UTF-8 is taken as that; anything else as CP932, by iconv of the C library, which
// refuses bytes that CP932 does not have. (It was asked: 0x5C is a backslash, 0x8160 a fullwidth
// tilde, NEC's and IBM's characters are there, and 0x80, 0xA0 and 0xFD to 0xFF are not.)
#pragma once

#include <optional>
#include <string>

#include "model/text/diagnostics.hpp"

namespace juchu {

enum class Encoding { Found, Utf8, Cp932 };  // Found: told from the bytes

struct DecodedText {
  std::string text;  // without a byte order mark, and without U+0000
  Encoding encoding = Encoding::Utf8;
};

/// The text of `bytes`, which were read from `file`. Complains of the first byte that is not of
/// `encoding`, and of NUL and UTF-16, and answers nothing then.
[[nodiscard]] std::optional<DecodedText> decode_text(std::string bytes, Encoding encoding,
                                                     const std::string& file,
                                                     Diagnostics& diagnostics);

}  // namespace juchu
