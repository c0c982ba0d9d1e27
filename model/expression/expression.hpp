// A type-checked expression: the tree that the compiler reads and the tests' interpreter walks.
//
// The language is a small, total subset of CEL. Meaning of an unset operand: `== null` and `!=
// null` answer whether it is set; any other comparison with it is false; arithmetic with it is
// unset; a column of an unset method is false, or unset.
#pragma once

#include <string>
#include <vector>

#include "model/expression/type.hpp"

namespace juchu {

enum class Op : std::uint8_t {
  Constant,   // value (kUnset for null)
  Field,      // index: a field of the rulebook; a region's status is a field too
  Parameter,  // index: a parameter of the event at hand
  Today,
  Final,  // the order's shipping status is final
  IsSet,  // operand != null
  Not,
  And,
  Or,
  Equal,  // of comparable operands; an unset operand makes all four false
  NotEqual,
  Less,
  LessEqual,
  Add,                // date + int, int + int
  Subtract,           // date - int, int - int, date - date
  Conditional,        // condition, then, otherwise
  In,                 // operands[0] is one of the other operands, all constants
  Column,             // index: a column of the method table; operand: the method
  Fits,               // number, method: the number has the method's form
  CheckDigitFits,     // number, method: the check digit is right, or the method has none
  BusinessDaysSince,  // index: the field whose date it counts from
  UsedElsewhere,      // index: a token parameter; registered for an order of another cart
  By,                 // the actor of the step
  EventIs,            // index: the event of the step
  Sends,              // index: the step sends this mail
};

/// Which situation of a step a field or `final` is read from. Outside of steps there is only
/// `Before`.
enum class Side : std::uint8_t { Before, After };

struct Expression {
  Op op = Op::Constant;
  Side side = Side::Before;
  Type type;
  int index = 0;
  Value value = 0;
  std::uint16_t begin = 0;  // where it stands in the text of its clause, in bytes
  std::uint16_t end = 0;
  std::vector<Expression> operands;
};

/// An expression with the text it was written as, for explanations. `empty` means "not stated".
struct Clause {
  std::string text;
  std::vector<Expression> root;  // none or one

  [[nodiscard]] bool empty() const { return root.empty(); }
  [[nodiscard]] const Expression& expression() const { return root.front(); }
};

}  // namespace juchu
