// Random expressions of the rulebook language, as text, correctly typed for the place where they
// stand.
//
// They are rarely sensible and always legal. Literals are small, so that comparisons go both ways.
#pragma once

#include <string>
#include <vector>

#include "model/rulebook/rulebook.hpp"
#include "testing/generators/choices.hpp"

namespace juchu {

/// Where an expression stands, and so what it may read.
struct ExpressionPlace {
  const EventType* event = nullptr;  // whose parameters may be read
  bool world = true;                 // what only the world knows may be read
  bool changing_shop = true;         // shop fields that are no settings may be read
  bool shop_only = false;            // nothing of an order or a cart may be read
  bool step = false;  // every field is one before or after; `by`, `event`, `sends` may be asked
};

class ExpressionGenerator {
 public:
  /// `names` declares every name and outlives the generator, as `choices` does.
  ExpressionGenerator(const Rulebook& names, const ExpressionPlace& place, Choices& choices)
      : names_(names), place_(place), choices_(choices) {}

  /// A Bool, nested at most `depth` deep.
  [[nodiscard]] std::string condition(int depth = 2);
  /// The same, but at least in part about a field that changes as an order goes its way.
  [[nodiscard]] std::string likely_condition(int depth = 2);
  /// A value comparable with `type`, and set unless `type` is optional. An Int may be outside of
  /// the range of `type`, but is no constant that is. Requires: there is such a value (a token must
  /// be readable somewhere).
  [[nodiscard]] std::string value(const Type& type, int depth = 1);
  /// The same, but no constant that says nothing: never `null` itself.
  [[nodiscard]] std::string something(const Type& type, int depth = 1);
  /// Something readable that is comparable with `type` and no constant; empty when there is
  /// nothing.
  [[nodiscard]] std::string atom(const Type& type);

  [[nodiscard]] bool readable(const Field& field) const;

 private:
  [[nodiscard]] std::vector<std::string> values_of(const Type& type) const;
  [[nodiscard]] std::string literal(const Type& type);
  [[nodiscard]] std::string set_literal(Type type);
  [[nodiscard]] std::string sum(const Type& type, int depth);
  // Conditions that are not made of conditions (expression_facts.cpp)
  [[nodiscard]] std::string fact();
  [[nodiscard]] std::string likely_fact(const Field& field);
  [[nodiscard]] std::string step_fact();
  [[nodiscard]] std::string comparison();
  [[nodiscard]] std::string number_fact();
  [[nodiscard]] std::string group_fact();
  [[nodiscard]] std::string operand(const Type& type);
  [[nodiscard]] std::string two_of(const std::vector<std::string>& items);
  [[nodiscard]] std::string sided(const std::string& field);
  [[nodiscard]] std::vector<std::string> atoms(const Type& type);
  void add_columns(const Type& type, std::vector<std::string>& found);
  void add_elements(const Type& type, std::vector<std::string>& found);

  const Rulebook& names_;
  ExpressionPlace place_;
  Choices& choices_;
};

/// `group` and `x` of a field called `group[i].x`; both empty for another field.
struct GroupMember {
  std::string group;
  std::string member;
};
[[nodiscard]] GroupMember group_member(const std::string& field_id);

}  // namespace juchu
