#include "testing/generators/expression_generator.hpp"

#include <fmt/format.h>

namespace juchu {
namespace {

bool suits(const Type& found, const Type& wanted) {
  return found.comparable(wanted) && (wanted.optional || !found.optional);
}

}  // namespace

GroupMember group_member(const std::string& field_id) {
  const std::size_t open = field_id.find('['), close = field_id.find("].");
  if (open == field_id.npos) return {};
  return {field_id.substr(0, open), field_id.substr(close + 2)};
}

bool ExpressionGenerator::readable(const Field& field) const {
  if (field.world && !place_.world) return false;
  if (field.scope != FieldScope::Shop) return !place_.shop_only;
  return field.setting || place_.changing_shop;
}

/// The names of the values of `type`; none for numbers, days and tokens.
std::vector<std::string> ExpressionGenerator::values_of(const Type& type) const {
  const Names& names = names_.names;
  switch (type.kind) {
    case Kind::Bool: return {"false", "true"};
    case Kind::Enum: return names.enumerations[type.domain];
    case Kind::Method: return names.methods;
    case Kind::Status: return names.statuses[type.domain];
    case Kind::Actor: return names.actors;
    case Kind::Event: return names.events;
    default: return {};
  }
}

std::string ExpressionGenerator::sided(const std::string& field) {
  if (!place_.step) return field;
  return (choices_.happens(1, 2) ? "before." : "after.") + field;
}

std::vector<std::string> ExpressionGenerator::atoms(const Type& type) {
  std::vector<std::string> found;
  for (const Field& field : names_.fields)
    if (suits(field.type, type) && readable(field)) found.push_back(sided(field.id));
  if (place_.event != nullptr)
    for (const EventParameter& parameter : place_.event->parameters)
      if (suits(parameter.type, type) && (place_.world || !parameter.world))
        found.push_back("event." + parameter.id);
  add_columns(type, found);
  add_elements(type, found);
  if (type.kind == Kind::Date) found.emplace_back("today");
  return found;
}

/// Numbers of the method table and of working days.
void ExpressionGenerator::add_columns(const Type& type, std::vector<std::string>& found) {
  if (type.kind != Kind::Int) return;
  for (const NamedColumn& column : names_.names.columns)
    if (!column.boolean && choices_.happens(1, 2))
      found.push_back(fmt::format("{}({})", column.id,
                                  something({.kind = Kind::Method, .optional = type.optional})));
  for (const Field& field : names_.fields)
    if (field.scope == FieldScope::Order && readable(field) && field.type.kind == Kind::Date &&
        (type.optional || !field.type.optional))
      found.push_back(fmt::format("business_days_since({})", sided(field.id)));
}

/// `group[event.i].x`, by each parameter that counts a group's fields.
void ExpressionGenerator::add_elements(const Type& type, std::vector<std::string>& found) {
  if (place_.event == nullptr) return;
  for (const EventParameter& parameter : place_.event->parameters) {
    if (parameter.type.kind != Kind::Int || (parameter.world && !place_.world)) continue;
    for (const Field& field : names_.fields) {
      const auto [group, member] = group_member(field.id);
      const bool first = field.id == fmt::format("{}[1].{}", group, member);
      if (first && suits(field.type, type) && readable(field))
        found.push_back(fmt::format("{}[event.{}].{}", group, parameter.id, member));
    }
  }
}

std::string ExpressionGenerator::atom(const Type& type) {
  const std::vector<std::string> found = atoms(type);
  return found.empty() ? "" : choices_.one_of(found);
}

std::string ExpressionGenerator::something(const Type& type, int depth) {
  const bool adds = type.kind == Kind::Int || type.kind == Kind::Date;
  if (adds && choices_.happens(2, 3)) return sum(type, depth);
  const std::string found = choices_.happens(3, 4) ? atom(type) : "";
  return found.empty() ? set_literal(type) : found;
}

std::string ExpressionGenerator::literal(const Type& type) {
  if (type.optional && choices_.happens(1, 3)) return "null";
  const std::vector<std::string> values = values_of(type);
  if (!values.empty()) return choices_.one_of(values);
  if (type.kind == Kind::Date) return "today";
  if (type.kind != Kind::Int) return "null";
  const Value span = std::min<Value>(type.high - type.low, 8);
  return std::to_string(type.low + choices_.below(static_cast<int>(span) + 1));
}

std::string ExpressionGenerator::set_literal(Type type) {
  type.optional = false;
  return literal(type);
}

/// Something plus or minus something, which no constant is.
std::string ExpressionGenerator::sum(const Type& type, int depth) {
  if (type.kind == Kind::Int && choices_.happens(1, 6)) {
    const Type date{.kind = Kind::Date, .optional = type.optional};
    const std::string left = something(date, 0);
    return fmt::format("({} - {})", left, something(date, 0));
  }
  const std::string left = atom(type);
  if (left.empty()) return set_literal(type);
  const char sign = choices_.happens(2, 3) ? '+' : '-';
  const Type right{.kind = Kind::Int, .optional = type.optional, .high = 6};
  if (depth > 0 && choices_.happens(1, 3))
    return fmt::format("({} {} {})", left, sign, something(right, depth - 1));
  const int amount = choices_.below(6);
  if (type.kind == Kind::Date && sign == '+' && choices_.happens(1, 4))
    return fmt::format("({} + {})", amount, left);
  return fmt::format("({} {} {})", left, sign, amount);
}

std::string ExpressionGenerator::value(const Type& type, int depth) {
  if (type.kind == Kind::Bool) return choices_.happens(1, 3) ? literal(type) : condition(depth);
  if (type.kind == Kind::Token && !type.optional) return atom(type);
  if (depth > 0 && choices_.happens(1, 6)) {
    std::string otherwise = atom(type);  // not `null` as well, which would have no type
    if (otherwise.empty()) otherwise = set_literal(type);
    const std::string test = condition(0);
    return fmt::format("({} ? {} : {})", test, value(type, depth - 1), otherwise);
  }
  const bool adds = type.kind == Kind::Int || type.kind == Kind::Date;
  if (adds && choices_.happens(2, 3)) return sum(type, depth);
  const std::string found = choices_.happens(3, 5) ? atom(type) : "";
  return found.empty() ? literal(type) : found;
}

std::string ExpressionGenerator::condition(int depth) {
  if (depth <= 0 || choices_.happens(2, 5)) return fact();
  const std::string left = condition(depth - 1);
  if (choices_.happens(1, 4)) return fmt::format("!({})", left);
  const std::string right = condition(depth - 1);
  if (choices_.happens(1, 8)) return fmt::format("({} ? {} : {})", condition(0), left, right);
  if (choices_.happens(1, 8)) return fmt::format("({}) == ({})", left, right);
  return fmt::format("({} {} {})", left, choices_.happens(1, 2) ? "&&" : "||", right);
}

}  // namespace juchu
