// What people are told about a text that is no expression.
#pragma once

#include <cstddef>

#include "model/expression/wording.hpp"

namespace juchu {

/// What was needed and is not there.
enum class SyntaxProblem { NoExpression, NoName, NoColon, NotClosed, NoEnd, TooDeep };

/// Why a text is no expression: the first fault in it.
struct Unreadable {
  SyntaxProblem problem;
  std::size_t at;         // in bytes
  std::size_t last_open;  // of the innermost bracket that is open, or `at`
};

void complain(Complaints& complaints, const Unreadable& why);

}  // namespace juchu
