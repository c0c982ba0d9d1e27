// Why a text is no JSON, in words a person can act on.
//
// The parser library knows that a token is wrong; it does not say it without repeating the token.
// Here the last stretch of the text is looked at again, with nothing repeated but one character.
#pragma once

#include <cstdint>
#include <string_view>

#include "model/json/json_fault.hpp"
#include "model/json/json_value.hpp"

namespace juchu {

/// How far the parser understood the text.
struct SyntaxPlace {
  enum class After : std::uint8_t { Nothing, Opening, Key, Value };

  std::size_t offset = 0;             // just past the last token that was understood
  After after = After::Nothing;       // what that token was; the end of a container is a value
  const JsonValue* inside = nullptr;  // the innermost open array or object, if any
};

/// The fault in `text`, which is well-formed UTF-8 and no JSON. Cost: linear in what follows
/// `place.offset`.
[[nodiscard]] JsonFault explain_syntax_fault(std::string_view text, const SyntaxPlace& place);

/// Just past the longest JSON number at `offset`; `offset` itself when there is none.
[[nodiscard]] std::size_t end_of_number(std::string_view text, std::size_t offset);

/// Just past the white space at `offset`.
[[nodiscard]] std::size_t end_of_blanks(std::string_view text, std::size_t offset);

}  // namespace juchu
