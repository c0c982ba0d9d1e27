// The meaning of expressions, written to be obviously right rather than fast.
//
// Constants are folded with it, and tests compare the compiled programs with it.
//
// Invariants
//   V1  Every expression has a value in every environment; there is no failure and no exception.
//   V2  The value of a Bool that is not optional is 0 or 1.
//
// Requires of all: numbers and days stay within a magnitude of 10^15, so that sums do not overflow.
#pragma once

#include <span>

#include "model/expression/expression.hpp"

namespace juchu {

/// What an expression can ask about the situation it is evaluated in.
class Environment {
 public:
  virtual ~Environment() = default;

  [[nodiscard]] virtual Value field(Side side, int field) const = 0;
  [[nodiscard]] virtual Value parameter(int parameter) const = 0;
  [[nodiscard]] virtual Value today() const = 0;
  [[nodiscard]] virtual bool final(Side side) const = 0;
  [[nodiscard]] virtual Value column(int column, Value method) const = 0;
  [[nodiscard]] virtual bool fits(Value number, Value method) const = 0;
  [[nodiscard]] virtual bool check_digit_fits(Value number, Value method) const = 0;
  /// Asked only while the field is set.
  [[nodiscard]] virtual Value business_days_since(Side side, int field) const = 0;
  /// Asked only while the parameter is set.
  [[nodiscard]] virtual bool used_elsewhere(int parameter) const = 0;
  [[nodiscard]] virtual Value by() const = 0;
  [[nodiscard]] virtual int event() const = 0;
  [[nodiscard]] virtual bool sends(int mail) const = 0;
};

/// The value of `expression`. Cost: linear in its nodes; every operand is evaluated.
[[nodiscard]] Value evaluate(const Expression& expression, const Environment& environment);

/// True for an operator whose value depends on its operands' values alone.
[[nodiscard]] bool pure(Op op);
/// The value of a pure operator for these operands.
[[nodiscard]] Value value_of(Op op, std::span<const Value> operands);

}  // namespace juchu
