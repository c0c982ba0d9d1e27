// Where an expression is asked: which variables of the model hold what it reads.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "export/promela/state_layout.hpp"
#include "export/promela/terms.hpp"

namespace juchu {

/// One side of a step: an order with its cart and shop, in the state or in the scratch variables of
/// a day that begins, perhaps with some variables already known to be written.
struct Place {
  const StateLayout* layout = nullptr;
  int order = 0;
  int cart = 0;
  bool exists = true;  // the order
  bool scratch = false;
  std::map<std::string, Term> written = {};  // by Variable::name

  /// The Promela variable.
  [[nodiscard]] std::string variable(const Variable& variable) const;
  [[nodiscard]] Value shift(const Variable& variable) const {
    return scratch ? variable.scratch_shift() : variable.shift;
  }
  [[nodiscard]] Term value(const Variable& variable) const;

 private:
  [[nodiscard]] static Term value_of_nothing(const Variable& variable);
};

/// A step from one place to another, the same outside of steps.
struct Scene {
  const CompiledRulebook* rules = nullptr;
  const Place* before = nullptr;
  const Place* after = nullptr;
  std::vector<Term> parameters = {};
  std::vector<std::string> used_elsewhere = {};  // by parameter
  Value today = 0;
  int actor = 0;
  int event = -1;
  std::uint64_t sends = 0;

  /// `expression` as Promela; conditions are 1 or 0.
  [[nodiscard]] std::string condition(const Expression& expression) const;
  [[nodiscard]] std::string condition(const Clause& clause) const {
    return clause.empty() ? "1" : condition(clause.expression());
  }
  [[nodiscard]] Term value(const Expression& expression) const;

 private:
  [[nodiscard]] const Place& at(Side side) const { return side == Side::Before ? *before : *after; }
  [[nodiscard]] std::string is_final(Side side) const;
  [[nodiscard]] std::string comparison(const Expression& node) const;
  [[nodiscard]] std::string is_in(const Expression& node) const;
  [[nodiscard]] Term column(const Expression& node) const;
  [[nodiscard]] std::string fits(const Expression& node) const;
};

}  // namespace juchu
