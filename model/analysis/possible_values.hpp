// What an expression may come to when only some things are known: a sound over-approximation.
//
// Used to see, without exploring, which rules cannot apply in a status and which fields a condition
// still reads there.
//
// Invariants
//   P1  Whatever value an expression has in an environment that agrees with what is known is among
//       its possible values.
//   P2  Environments that agree with what is known and on `residual_reads` give the same value.
#pragma once

#include <functional>
#include <set>
#include <vector>

#include "model/rulebook/rulebook.hpp"

namespace juchu {

/// A set of values. Small ones are listed as bits; of others only "set or not" is known.
struct Possible {
  bool unset = false;        // it may be unset
  bool other = false;        // it may be set to something that the bits do not list
  std::uint64_t values = 0;  // it may be one of these: bit v for value v, 0..63

  [[nodiscard]] static Possible one(Value value) {
    if (value == kUnset) return {.unset = true};
    if (value < 0 || value > 63) return {.other = true};
    return {.values = std::uint64_t{1} << value};
  }
  /// Everything a value of `type` may be.
  [[nodiscard]] static Possible any(const Type& type, const Names& names);
  [[nodiscard]] static Possible truth(bool may_be_true, bool may_be_false) {
    return {.values = (may_be_true ? 2u : 0u) | (may_be_false ? 1u : 0u)};
  }

  [[nodiscard]] bool set() const { return other || values != 0; }
  [[nodiscard]] bool may_be_true() const { return other || (values & ~std::uint64_t{1}) != 0; }
  [[nodiscard]] bool may_be_false() const { return other || (values & 1) != 0; }
  /// There is exactly one such value.
  [[nodiscard]] bool certain() const {
    return !other && (unset ? values == 0 : (values != 0 && (values & (values - 1)) == 0));
  }
  [[nodiscard]] Possible joined(const Possible& more) const {
    return {unset || more.unset, other || more.other, values | more.values};
  }
  bool operator==(const Possible&) const = default;
};

/// What is known of fields, event and actor while an expression is asked.
struct Knowledge {
  const Rulebook* rulebook = nullptr;
  const std::vector<Possible>* before = nullptr;  // by field
  const std::vector<Possible>* after = nullptr;   // by field; null: the same as before
  int event = -1;                                 // of the step; -1: none of the rulebook's
  int actor = -1;                                 // of the step; -1: not known
  const std::vector<int>* sends = nullptr;        // mails of the step; null: not known
};

[[nodiscard]] Possible possible_values(const Expression& expression, const Knowledge& known);

/// Something of a situation that an expression reads.
struct Read {
  // Its value; whether it is set; or the business days since it.
  enum class What : std::uint8_t { Content, Setness, Counter };
  What what = What::Content;
  Side side = Side::Before;
  int field = 0;
  auto operator<=>(const Read&) const = default;
};

/// What can still decide about `expression`, given what is known.
void residual_reads(const Expression& expression, const Knowledge& known, std::set<Read>& reads);

}  // namespace juchu
