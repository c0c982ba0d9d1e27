#include "testing/generators/set_generator.hpp"

#include <algorithm>
#include <vector>

namespace juchu {

bool SetGenerator::writable(const Field& field) const {
  if (field.type.kind == Kind::Status || field.setting || written_.contains(field.id)) return false;
  if (writing_.place.shop_only && field.scope != FieldScope::Shop) return false;
  return field.world ? writing_.world_fields : writing_.system_fields;
}

/// What the system knows does not come from what only the world knows.
ExpressionGenerator SetGenerator::expressions_for(const Field& field) {
  ExpressionPlace place = writing_.place;
  place.world = place.world && field.world;
  return {names_, place, choices_};
}

void SetGenerator::write_any() {
  std::vector<const Field*> fields;
  for (const Field& field : names_.fields)
    if (writable(field)) fields.push_back(&field);
  if (fields.empty()) return;
  const Field& field = *choices_.one_of(fields);
  const std::string value = any_value(field);
  if (value.empty()) return;  // no tracking number is known here
  if (choices_.happens(1, 2) && write_by_number(field, value)) return;
  write(field, value);
}

void SetGenerator::write(const Field& field, const std::string& value) {
  if (written_.insert(field.id).second) members_.text(field.id, value);
}

std::string SetGenerator::any_value(const Field& field) {
  if (writing_.deadline && field.scope != FieldScope::Order) return stepped(field);
  return choices_.happens(2, 3) ? modest(field) : expressions_for(field).value(field.type, 1);
}

/// `group[event.which].member = value`, which writes the fields of every number.
bool SetGenerator::write_by_number(const Field& field, const std::string& value) {
  const auto [group, member] = group_member(field.id);
  const EventType* const event = writing_.place.event;
  if (group.empty() || event == nullptr) return false;
  const bool seen = std::ranges::any_of(event->parameters, [&](const EventParameter& parameter) {
    return parameter.id == "which" && (!parameter.world || (writing_.place.world && field.world));
  });
  std::set<std::string> ids;
  for (const Field& each : names_.fields)
    if (group_member(each.id).group == group && group_member(each.id).member == member)
      ids.insert(each.id);
  const auto taken = [this](const std::string& id) { return written_.contains(id); };
  if (!seen || std::ranges::any_of(ids, taken)) return false;
  written_.merge(ids);
  members_.text(fmt::format("{}[event.which].{}", group, member), value);
  return true;
}

std::string SetGenerator::modest(const Field& field) {
  ExpressionGenerator expressions = expressions_for(field);
  const bool itself = expressions.readable(field);
  const int way = choices_.below(3);
  const int few = choices_.between(1, 4);
  switch (field.type.kind) {
    case Kind::Int:
      if (way < 2 && itself) return fmt::format("{} {} 1", field.id, way == 0 ? "+" : "-");
      return std::to_string(std::min<Value>(field.type.low + few - 1, field.type.high));
    case Kind::Date:
      if (way == 0 && field.type.optional) return "null";
      return way == 1 ? "today" : fmt::format("today + {}", few);
    default: return expressions.value(field.type, 0);
  }
}

/// The field itself, or a step away from it.
std::string SetGenerator::stepped(const Field& field) {
  if (field.type.kind != Kind::Int && field.type.kind != Kind::Date) return field.id;
  const char* const sign = choices_.happens(1, 2) ? "+" : "-";
  return fmt::format("{} {} {}", field.id, sign, choices_.below(3));
}

}  // namespace juchu
