// What a state of the model holds: fields, business-day counters, the clocks of obligations and
// what the question remembers, each in as few bits as its values need.
//
// A variable stores value + shift; where it may be unset, 0 says so. Days are counted from today.
// Everything of an order that does not exist is 0. In the scratch variables of a step dates have
// another shift, as they may be further away than any state remembers.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "export/promela/terms.hpp"
#include "model/analysis/date_differences.hpp"
#include "model/analysis/slice.hpp"

namespace juchu {

struct Variable {
  enum class What : std::uint8_t { Field, Counter, Clock, Memory };
  What what = What::Field;
  int index = 0;  // of the field, or of the norm; of a memory 0
  FieldScope scope = FieldScope::Order;
  Kind kind = Kind::Int;
  std::string name;
  bool optional = false;   // 0 means unset
  bool always_set = true;  // of an order that exists: it never is
  Value low = 0;           // of values that are stored
  Value high = 0;
  Value shift = 0;
  bool bounded = true;     // dates: no step leads beyond `high`
  bool clustered = false;  // a date that is compared with another one

  [[nodiscard]] bool date() const { return what == What::Field && kind == Kind::Date; }
  [[nodiscard]] bool token() const { return what == What::Field && kind == Kind::Token; }
  [[nodiscard]] Value scratch_shift() const { return date() ? kDateScratch : shift; }
  [[nodiscard]] int bits() const;
  /// The number stored for `value`, which is unset or within low..high.
  [[nodiscard]] Value stored(Value value) const { return value == kUnset ? 0 : value + shift; }

  static constexpr Value kDateScratch = 100'000;
};

/// The days from today that a date may be away: what its values are made of.
struct DateRange {
  Value low = 0;
  Value high = 0;
};
/// The days from today that `date` may come to; nothing when that depends on a field.
[[nodiscard]] std::optional<DateRange> days_from_today(const Expression& date, const Names& names);

class StateLayout {
 public:
  /// `orders` and `carts` are how many there are; `most_remembered` is the highest number that an
  /// order remembers for the question, 0 when it remembers nothing.
  StateLayout(const Slice& slice, int orders, int carts, Value most_remembered);

  [[nodiscard]] const std::vector<Variable>& variables() const { return variables_; }
  [[nodiscard]] const DateDifferences& dates() const { return dates_; }
  /// Whether dates of this scope are compared with each other.
  [[nodiscard]] bool clustered(FieldScope scope) const {
    return std::ranges::any_of(variables_, [&](const Variable& variable) {
      return variable.clustered && variable.scope == scope;
    });
  }
  [[nodiscard]] const Variable& field(int index) const { return at(fields_, index); }
  [[nodiscard]] const Variable& counter(int field) const { return at(counters_, field); }
  [[nodiscard]] bool has_field(int index) const {
    return fields_[static_cast<std::size_t>(index)] >= 0;
  }
  [[nodiscard]] bool has_counter(int field) const {
    return counters_[static_cast<std::size_t>(field)] >= 0;
  }
  /// What an order remembers for the question.
  [[nodiscard]] const Variable& memory() const { return variables_.back(); }
  [[nodiscard]] const Variable& clock(int norm) const { return at(clocks_, norm); }

  /// Where numbers are told apart: within the only order, or among all, carts and shop included.
  [[nodiscard]] bool tokens_are_common() const { return common_tokens_; }
  /// One more than the highest serial number of a token in a state.
  [[nodiscard]] Value serials() const { return serials_; }

 private:
  [[nodiscard]] const Variable& at(const std::vector<int>& places, int index) const {
    return variables_[static_cast<std::size_t>(places[static_cast<std::size_t>(index)])];
  }
  void add_field(const CompiledRulebook& rules, std::size_t index, Value ahead);
  /// Whether a date is compared with another one.
  [[nodiscard]] bool clustered(int field) const;
  /// The furthest back that a date stands in a state.
  [[nodiscard]] Value earliest(int field) const;

  DateDifferences dates_;
  std::vector<Variable> variables_;
  std::vector<int> fields_, counters_, clocks_;
  bool common_tokens_ = false;
  Value serials_ = 0;
};

}  // namespace juchu
