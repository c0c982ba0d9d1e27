// Conditions that are not made of conditions.
#include <fmt/format.h>

#include "testing/generators/expression_generator.hpp"

namespace juchu {
namespace {

const Type kInt{.kind = Kind::Int};
const Type kDate{.kind = Kind::Date, .optional = true};
const Type kMethod{.kind = Kind::Method, .optional = true};
const Type kToken{.kind = Kind::Token, .optional = true};

}  // namespace

std::string ExpressionGenerator::fact() {
  switch (choices_.below(12)) {
    case 0:
    case 1: {
      const std::string found = atom(kTruth);
      return found.empty() ? "true" : found;
    }
    case 2: return number_fact();
    case 3: return group_fact();
    case 4: {
      std::vector<std::string> flags = {"true"};
      for (const Parameter& parameter : names_.parameters)
        if (parameter.type.kind == Kind::Bool) flags.push_back(parameter.id);
      return choices_.one_of(flags);
    }
    case 5:
      if (place_.shop_only) return comparison();
      return choices_.happens(1, 4) ? sided("final") : comparison();
    case 6: return place_.step ? step_fact() : comparison();
    default: return comparison();
  }
}

/// Two items of a list.
std::string ExpressionGenerator::two_of(const std::vector<std::string>& items) {
  const std::string& first = choices_.one_of(items);
  return fmt::format("{}, {}", first, choices_.one_of(items));
}

std::string ExpressionGenerator::step_fact() {
  const auto& names = names_.names;
  switch (choices_.below(4)) {
    case 0: return fmt::format("by == {}", choices_.one_of(names.actors));
    case 1: return fmt::format("event != {}", choices_.one_of(names.events));
    case 2: return fmt::format("event in [{}]", two_of(names.events));
    default: return fmt::format("sends({})", choices_.one_of(names.mails));
  }
}

/// The right side of a comparison: no `null`, which would ask something else.
std::string ExpressionGenerator::operand(const Type& type) {
  if (type.kind == Kind::Int) {
    std::vector<std::string> numbers;
    for (const Parameter& parameter : names_.parameters)
      if (parameter.type.kind == Kind::Int) numbers.push_back(parameter.id);
    if (!numbers.empty() && choices_.happens(1, 4)) return choices_.one_of(numbers);
    if (choices_.happens(1, 2)) return std::to_string(choices_.below(6));
  }
  std::string found = value(type, 1);
  if (found == "null") found = atom(type);
  return found.empty() ? set_literal(type) : found;
}

std::string ExpressionGenerator::comparison() {
  std::vector<Type> types = {kDate, kInt, kInt};
  types[1].optional = true;
  for (const Field& field : names_.fields)
    if (readable(field)) types.push_back(field.type);
  Type type = choices_.one_of(types);
  const bool status = type.kind == Kind::Status;
  if (!status && type.kind != Kind::Bool) type.optional = type.kind != Kind::Enum;
  std::string left = atom(type);
  if (type.kind == Kind::Bool || left.empty()) return left.empty() ? "true" : left;
  const bool adds = type.kind == Kind::Int || type.kind == Kind::Date;
  if (adds && choices_.happens(1, 3)) left = sum(type, 1);
  const std::vector<std::string> values = values_of(type);
  if (!values.empty() && choices_.happens(1, 3))
    return fmt::format("{} in [{}]", left, two_of(values));
  if (type.kind == Kind::Int && choices_.happens(1, 6))
    return fmt::format("{} in [{}]", left, two_of({"0", "1", "2", "3"}));
  const std::vector<std::string> ranked = {"<", "<=", ">", ">=", "==", "!="}, equal = {"==", "!="};
  const std::string relation = choices_.one_of(adds ? ranked : equal);
  const std::string right = operand(type);
  return fmt::format("{} {} {}", left, relation, right == "null" ? left : right);
}

/// Of tracking numbers, methods, and whether something is set.
std::string ExpressionGenerator::number_fact() {
  std::vector<std::string> facts;
  for (const NamedColumn& column : names_.names.columns)
    if (column.boolean) facts.push_back(fmt::format("{}({})", column.id, value(kMethod, 1)));
  if (const std::string token = atom(kToken); !token.empty()) {
    const std::string method = value(kMethod, 1);
    facts.push_back(fmt::format("fits({}, {})", token, method));
    facts.push_back(fmt::format("check_digit_fits({}, {})", token, method));
  }
  if (place_.event != nullptr)
    for (const EventParameter& parameter : place_.event->parameters)
      if (parameter.type.kind == Kind::Token && (place_.world || !parameter.world))
        facts.push_back(fmt::format("used_elsewhere(event.{})", parameter.id));
  const char* const relation = choices_.happens(1, 2) ? "==" : "!=";
  for (const Field& field : names_.fields) {
    if (!field.type.optional || !readable(field)) continue;
    facts.push_back(fmt::format("{} {} null", sided(field.id), relation));
    if (field.type.kind == Kind::Date)
      facts.push_back(fmt::format("({} + 1) {} null", sided(field.id), relation));
  }
  return facts.empty() ? "true" : choices_.one_of(facts);
}

std::string ExpressionGenerator::group_fact() {
  if (names_.names.groups.empty()) return comparison();
  const std::string& group = choices_.one_of(names_.names.groups).id;
  std::vector<std::string> facts;
  for (const Field& field : names_.fields) {
    const auto [of, member] = group_member(field.id);
    if (of != group || field.id != fmt::format("{}[1].{}", of, member) || !readable(field))
      continue;
    const std::string variable = "p." + member;
    if (field.type.kind == Kind::Bool) facts.push_back(variable);
    if (field.type.kind == Kind::Int)
      facts.push_back(fmt::format("{} > {}", variable, choices_.below(3)));
    if (field.type.kind == Kind::Date) facts.push_back(fmt::format("{} <= today - 1", variable));
    if (field.type.optional) facts.push_back(fmt::format("{} != null", variable));
  }
  if (facts.empty()) return comparison();
  const std::string flag = choices_.happens(1, 3) ? atom(kTruth) : "";
  const std::string other = flag.empty() ? "" : fmt::format(" && {}", flag);
  const std::string& fact = choices_.one_of(facts);
  const char* const quantifier = choices_.happens(1, 2) ? "exists" : "all";
  return fmt::format("{}.{}(p, {}{})", sided(group), quantifier, fact, other);
}

std::string ExpressionGenerator::likely_condition(int depth) {
  std::vector<const Field*> fields;
  for (const Field& field : names_.fields)
    if (readable(field)) fields.push_back(&field);
  if (fields.empty()) return condition(depth);
  const std::string fact = likely_fact(*choices_.one_of(fields));
  if (depth == 0 || choices_.happens(1, 2)) return fact;
  const char* const joint = choices_.happens(1, 2) ? "&&" : "||";
  return fmt::format("{} {} {}", fact, joint, condition(depth - 1));
}

std::string ExpressionGenerator::likely_fact(const Field& field) {
  const std::string id = sided(field.id);
  const int few = choices_.below(3);
  const bool changed = choices_.happens(1, 2);
  const char* const is = changed ? "!=" : "==";
  switch (field.type.kind) {
    case Kind::Bool: return changed ? id : "!" + id;
    case Kind::Int: return fmt::format("{} {} {}", id, changed ? ">" : "<=", field.type.low + few);
    case Kind::Enum:
    case Kind::Status:
      return fmt::format("{} {} {}", id, is, choices_.one_of(values_of(field.type)));
    case Kind::Date:
      if (few == 0 && field.type.optional) return fmt::format("{} {} null", id, is);
      if (few == 1) return fmt::format("{} - today {} 1", id, changed ? ">" : "<=");
      return changed ? fmt::format("{} + {} <= today", id, few)
                     : fmt::format("today < {} + {}", id, few);
    default:
      return field.type.optional ? fmt::format("{} {} null", id, is)
                                 : fmt::format("{0} == {0}", id);
  }
}

}  // namespace juchu
