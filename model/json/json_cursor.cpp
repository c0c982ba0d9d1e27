#include "model/json/json_cursor.hpp"

#include <algorithm>

#include "model/json/json_pointer.hpp"

namespace juchu {
namespace {

Text name_of(JsonValue::Kind kind) {
  switch (kind) {
    case JsonValue::Kind::Null: return {"null", "null"};
    case JsonValue::Kind::Boolean: return {"trueまたはfalse", "true or false"};
    case JsonValue::Kind::Integer: return {"整数", "a whole number"};
    case JsonValue::Kind::OtherNumber:
      return {"整数として扱えない数値", "a number with a fraction, an exponent or too many digits"};
    case JsonValue::Kind::String: return {"文字列", "a string"};
    case JsonValue::Kind::Array: return {"配列[...]", "an array [...]"};
    case JsonValue::Kind::Object: return {"オブジェクト{...}", "an object {...}"};
  }
  return {};
}

template <class Keys>
bool contains(const Keys& keys, std::string_view key) {
  return std::find(keys.begin(), keys.end(), key) != keys.end();
}

}  // namespace

JsonCursor::JsonCursor(const JsonValue& root, const std::string& file, Diagnostics& diagnostics)
    : root_(&root), file_(&file), diagnostics_(&diagnostics), value_(&root), nearest_(&root) {}

JsonCursor::JsonCursor(const JsonCursor& from, const JsonValue* value, const JsonMember* member)
    : JsonCursor(from) {
  value_ = value;
  nearest_ = value == nullptr ? from.nearest_ : value;
  member_ = member;
}

JsonCursor JsonCursor::nothing() const { return {*this, nullptr, nullptr}; }

std::string_view JsonCursor::key() const {
  return member_ == nullptr ? std::string_view{} : std::string_view{member_->key};
}

Position JsonCursor::position() const { return nearest_->position; }

const JsonValue* JsonCursor::expect(JsonValue::Kind kind) const {
  if (is(kind)) return value_;
  if (present()) complain(wrong_kind(name_of(kind), name_of(value_->kind)));
  return nullptr;
}

JsonCursor JsonCursor::at(std::string_view key) const {
  const JsonCursor found = optional(key);
  if (is(JsonValue::Kind::Object) && !found.present()) complain(missing_key(key));
  return found;
}

JsonCursor JsonCursor::optional(std::string_view key) const {
  const JsonValue* object = expect(JsonValue::Kind::Object);
  if (object == nullptr) return nothing();
  const auto member = std::ranges::find(object->members, key, &JsonMember::key);
  return member == object->members.end() ? nothing() : JsonCursor(*this, &member->value, &*member);
}

std::vector<JsonCursor> JsonCursor::items(Lone lone) const {
  if (!present()) return {};
  if (lone == Lone::Allowed && !is(JsonValue::Kind::Array)) return {*this};
  const JsonValue* array = expect(JsonValue::Kind::Array);
  if (array == nullptr) return {};
  std::vector<JsonCursor> all;
  all.reserve(array->items.size());
  for (const JsonValue& item : array->items) all.push_back({*this, &item, nullptr});
  return all;
}

std::vector<JsonCursor> JsonCursor::members() const {
  const JsonValue* object = expect(JsonValue::Kind::Object);
  if (object == nullptr) return {};
  std::vector<JsonCursor> all;
  all.reserve(object->members.size());
  for (const JsonMember& member : object->members) all.push_back({*this, &member.value, &member});
  return all;
}

std::optional<bool> JsonCursor::boolean() const {
  const JsonValue* value = expect(JsonValue::Kind::Boolean);
  return value == nullptr ? std::nullopt : std::optional(value->boolean);
}

std::optional<std::int64_t> JsonCursor::integer(std::int64_t low, std::int64_t high) const {
  const JsonValue* value = expect(JsonValue::Kind::Integer);
  if (value == nullptr) return std::nullopt;
  if (value->integer >= low && value->integer <= high) return value->integer;
  complain(out_of_range(low, high));
  return std::nullopt;
}

std::optional<std::string_view> JsonCursor::text() const {
  const JsonValue* value = expect(JsonValue::Kind::String);
  return value == nullptr ? std::nullopt : std::optional<std::string_view>(value->string);
}

std::optional<int> JsonCursor::one_of(std::span<const std::string> names, const Text& kind) const {
  const std::optional<std::string_view> name = text();
  if (!name) return std::nullopt;
  const auto found = std::ranges::find(names, *name);
  if (found != names.end()) return static_cast<int>(found - names.begin());
  complain(unknown_name(kind, *name, names));
  return std::nullopt;
}

std::optional<int> JsonCursor::one_of(const NameList& names) const {
  const std::optional<std::string_view> name = text();
  if (!name) return std::nullopt;
  const std::optional<int> row = names.find(*name);
  if (!row) complain(names.unknown(*name));
  return row;
}

std::vector<JsonCursor> JsonCursor::by_names(const NameList& names,
                                             const std::vector<std::string>& besides) const {
  std::vector<JsonCursor> found(names.ids().size(), nothing());
  for (const JsonCursor& member : members()) {
    if (contains(besides, member.key())) continue;
    const std::optional<int> row = names.find(member.key());
    if (!row) {
      member.complain_at_key(names.unknown_key(member.key(), besides));
    } else if (JsonCursor& place = found[static_cast<std::size_t>(*row)]; place.present()) {
      member.complain_at_key(repeated_key(member.key(), place.position().line));
    } else {
      place = member;
    }
  }
  return found;
}

void JsonCursor::only_keys(std::initializer_list<std::string_view> keys) const {
  const JsonValue* object = expect(JsonValue::Kind::Object);
  if (object == nullptr) return;
  const auto known = [&](const JsonMember& member) { return contains(keys, member.key); };
  if (std::ranges::all_of(object->members, known)) return;
  only_keys(std::vector<std::string>(keys.begin(), keys.end()));
}

void JsonCursor::only_keys(std::span<const std::string> keys) const {
  const JsonValue* object = expect(JsonValue::Kind::Object);
  if (object == nullptr) return;
  for (const JsonMember& member : object->members) {
    if (contains(keys, member.key)) continue;
    JsonCursor(*this, &member.value, &member).complain_at_key(unknown_key(member.key, keys));
  }
}

void JsonCursor::complain(Text problem, Text hint) const {
  complain(Complaint(std::move(problem), std::move(hint)));
}

void JsonCursor::complain(const Complaint& complaint) const { add(position(), complaint); }

void JsonCursor::complain_at_key(Text problem, Text hint) const {
  complain_at_key(Complaint(std::move(problem), std::move(hint)));
}

void JsonCursor::complain_at_key(const Complaint& complaint) const {
  add(member_ == nullptr ? position() : member_->key_position, complaint);
}

void JsonCursor::complain_inside(int offset_in_string, Text problem, Text hint) const {
  Position inside = position();
  inside.column += 1 + offset_in_string;
  add(inside, Complaint(std::move(problem), std::move(hint)));
}

void JsonCursor::add(const Position& position, const Complaint& complaint) const {
  diagnostics_->add({*file_, position, pointer(), complaint.problem, complaint.hint});
}

std::string JsonCursor::pointer() const { return pointer_to(*root_, position()); }

}  // namespace juchu
