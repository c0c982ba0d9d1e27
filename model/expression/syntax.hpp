// An expression as it was written: shapes and places, no meaning yet.
//
// Invariants
//   S1  Spans lie within the text, nest, and contain the parentheses around an expression.
//   S2  No tree is nested deeper than kDeepestExpression, but for chains that lean to the left:
//       infix operators and the postfixes of one primary.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "model/expression/wording.hpp"

namespace juchu {

struct Syntax {
  enum class Kind : std::uint8_t {
    Integer,      // text: its digits
    Name,         // text
    List,         // operands: the items
    Member,       // operands[0] "." text
    Index,        // operands[0] "[" operands[1] "]"
    Call,         // operands[0], a Name or a Member, then the arguments
    Prefix,       // text: "!" or "-", operands[0]
    Infix,        // operands[0] text operands[1]
    Conditional,  // operands: condition, then, otherwise
  };

  Kind kind = Kind::Name;
  std::string_view text;    // a part of the text that was parsed
  std::uint16_t begin = 0;  // in bytes
  std::uint16_t end = 0;
  std::vector<Syntax> operands;
};

/// Parses `complaints.text()`; a text that cannot be parsed is complained about once. Requires: it
/// is at most 65535 bytes long.
[[nodiscard]] std::optional<Syntax> parse_expression(Complaints& complaints);

}  // namespace juchu
