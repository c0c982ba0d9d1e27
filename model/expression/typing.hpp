// From written shapes to typed expressions: names get their meaning, operators their operands.
//
// The name of a value (a status, a method, ...) means nothing by itself: it takes its meaning from
// the type that its place expects, which is that of the other operand or of what is assigned to.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/expression/expression.hpp"
#include "model/expression/scope.hpp"
#include "model/expression/syntax.hpp"
#include "model/expression/wording.hpp"

namespace juchu {

inline constexpr Value kGreatestLiteral = 1'000'000;

/// The operands of a node, moved rather than copied as a list of initialisers would be.
template <class... Expressions>
[[nodiscard]] std::vector<Expression> operands(Expressions&&... expressions) {
  std::vector<Expression> result;
  result.reserve(sizeof...(expressions));
  (result.push_back(std::forward<Expressions>(expressions)), ...);
  return result;
}

/// Types one expression; typing_operators.cpp, typing_names.cpp, typing_groups.cpp and
/// typing_functions.cpp hold a section each.
class Typing {
 public:
  using Result = std::optional<Expression>;  // nothing: it has been complained about

  Typing(const Scope& scope, Complaints& complaints)
      : scope_(scope), names_(*scope.names), complaints_(complaints) {}

  /// Reads `at`, which must be comparable with `wanted`, and set unless that is optional.
  [[nodiscard]] Result read_as(const Syntax& at, const Type& wanted);

 private:
  using Pair = std::optional<std::pair<Expression, Expression>>;
  using Operand = Result (Typing::*)(const Syntax&);
  using Join = Result (Typing::*)(const Syntax&, Expression, Expression);

  struct NamedFunction {
    std::string_view id;
    std::size_t arguments;
    Operand read;
  };
  static const std::vector<NamedFunction> kFunctions;

  // A group as it is written: in steps with a side.
  struct GroupAt {
    const GroupName* group;
    std::optional<Side> side;
  };
  // The variables of an exists, all or first while they stand for one number of its group: that
  // number, where it has a name, and what has that number.
  struct Bound {
    std::string_view number_id;
    std::string_view id;
    GroupAt of;
    int number;
  };

  // `expected` is the type whose values a name may be; null where nothing tells.
  Result read(const Syntax& at, const Type* expected = nullptr);

  // Operators
  Result integer(const Syntax& at, bool negative);
  Result prefix(const Syntax& at);
  Result negated(const Syntax& at);
  Result infix(const Syntax& at);
  Result chain(const Syntax& at, Operand operand, Join join);
  Result condition(const Syntax& at);
  Result term(const Syntax& at);
  Result junction(const Syntax& at, Expression left, Expression right);
  Result sum(const Syntax& at, Expression left, Expression right);
  Result comparison(const Syntax& at);
  Result null_comparison(const Syntax& at, const Syntax& operand);
  Result membership(const Syntax& at);
  Result list_item(const Syntax& at, const Type& type);
  Result event_comparison(const Syntax& at);
  Result event_membership(const Syntax& at);
  Result event_literal(const Syntax& at);
  Result conditional(const Syntax& at, const Type* expected);
  Pair alike(const Syntax& a, const Syntax& b, const Type* expected);

  // Names
  Result name(const Syntax& at, const Type* expected);
  Result word(const Syntax& at, const Type* expected);
  Result null(const Syntax& at, const Type* expected);
  Result member(const Syntax& at);
  Result field_of_side(const Syntax& at, Side side);
  Result field(const Syntax& at, int index, std::optional<Side> side);
  Result final(const Syntax& at, std::optional<Side> side);
  bool readable(const Syntax& at, std::optional<Side> side);
  Result event_parameter(const Syntax& at);
  [[nodiscard]] bool names_a_value(std::string_view id) const;
  [[nodiscard]] bool stands_alone(std::string_view id) const;
  [[nodiscard]] bool undetermined(const Syntax& at) const;
  [[nodiscard]] bool may_name_a_value(const Syntax& at) const;
  [[nodiscard]] bool is_event(const Syntax& at) const;
  [[nodiscard]] std::vector<std::string> names_for(const Type* expected) const;

  // Groups
  [[nodiscard]] const GroupName* find_group(std::string_view id) const;
  [[nodiscard]] const Bound* find_bound(std::string_view id) const;
  [[nodiscard]] std::optional<int> find_number(std::string_view id) const;
  std::optional<GroupAt> group(const Syntax& at);
  Result element(const Syntax& at);
  Result computed_element(const Syntax& at, const GroupAt& of, const Expression& number);
  Result group_field(const Syntax& at, const GroupAt& of, int number);
  Result macro(const Syntax& call);
  std::optional<std::vector<Expression>> bodies(const Syntax& call, const GroupAt& of);
  Result first(const Syntax& call, std::vector<Expression> conditions);
  bool free_name(const Syntax& at);
  bool affordable(const Syntax& at, std::size_t nodes);

  // Functions
  Result call(const Syntax& at);
  bool takes(const Syntax& call, std::size_t arguments);
  Result column(const Syntax& call, int index);
  Result fits(const Syntax& call);
  Result check_digit_fits(const Syntax& call);
  Result number_and_method(Op op, const Syntax& call);
  Result business_days_since(const Syntax& call);
  Result used_elsewhere(const Syntax& call);
  Result sends(const Syntax& call);
  Result size(const Syntax& call);
  Result greatest(const Syntax& call);

  // Nodes and complaints
  Expression made(Op op, Type type, const Syntax& at, std::vector<Expression> operands = {},
                  int index = 0);
  Expression constant(Type type, const Syntax& at, Value value);
  Expression integer_constant(const Syntax& at, Value value);
  [[nodiscard]] std::string shown(const Syntax& at) const;
  [[nodiscard]] static Syntax last_name(const Syntax& at);
  std::nullopt_t complain(const Syntax& at, Text problem, Text hint = {});
  std::nullopt_t unknown(const Syntax& at, const std::vector<std::string>& candidates);
  std::nullopt_t incomplete(const Syntax& at, const std::string& example);
  std::nullopt_t only_in_steps(const Syntax& at);
  std::nullopt_t only_the_world_knows(const Syntax& at);

  const Scope& scope_;
  const Names& names_;
  Complaints& complaints_;
  std::vector<Bound> bound_;
  std::size_t nodes_ = 0;
  bool too_large_ = false;  // it has been complained about
};

}  // namespace juchu
