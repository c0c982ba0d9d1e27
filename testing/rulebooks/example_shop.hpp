// A small shop for tests of expressions: its names, and situations in which expressions have
// values.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "model/expression/evaluation.hpp"
#include "model/expression/scope.hpp"

namespace juchu {

/// Fields of every kind, `parcel` with three numbers, methods `sagawa` and `yu_mail`.
[[nodiscard]] const Names& example_names();
/// date, parcel (1 to 3), number, method, rating (optional), noted (known to the world only).
[[nodiscard]] const std::vector<NamedType>& example_parameters();

/// All but steps; `event.x` is one of example_parameters().
[[nodiscard]] Scope example_scope();
/// The same about steps.
[[nodiscard]] Scope example_step();

/// Answers what it was told to. Fields and parameters that it was not told about are 0; set
/// elements hold what is true.
struct ExampleSituation : Environment {
  std::map<std::pair<Side, std::string>, Value> fields;
  std::map<std::string, Value> parameters;
  Value day = 100;
  bool is_final[2] = {false, false};
  Value days_counted = 3;
  bool number_fits = true;
  bool check_digit_is_right = true;
  bool number_is_used = true;
  Value actor = 0;
  int happened = 0;
  int mail = 0;

  Value field(Side side, int index) const override;
  Value parameter(int index) const override;
  Value today() const override { return day; }
  bool final(Side side) const override { return is_final[static_cast<int>(side)]; }
  Value column(int column, Value method) const override;  // trackable, days: 1 and 2, 0 and 5
  bool fits(Value number, Value method) const override { return number_fits && number >= method; }
  bool check_digit_fits(Value, Value) const override { return check_digit_is_right; }
  Value business_days_since(Side, int) const override { return days_counted; }
  bool used_elsewhere(int) const override { return number_is_used; }
  Value by() const override { return actor; }
  int event() const override { return happened; }
  bool sends(int sent) const override { return sent == mail; }
};

}  // namespace juchu
