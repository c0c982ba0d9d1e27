#include "model/json/json_writer.hpp"

#include <nlohmann/json.hpp>

namespace juchu {
namespace {

std::string quoted(const std::string& words) { return nlohmann::json(words).dump(); }

void write(const JsonValue& value, std::string& text);

void write_items(const JsonValue& array, std::string& text) {
  text += '[';
  for (const JsonValue& item : array.items) {
    if (&item != &array.items.front()) text += ',';
    write(item, text);
  }
  text += ']';
}

void write_members(const JsonValue& object, std::string& text) {
  text += '{';
  for (const JsonMember& member : object.members) {
    if (&member != &object.members.front()) text += ',';
    text += quoted(member.key) + ':';
    write(member.value, text);
  }
  text += '}';
}

void write(const JsonValue& value, std::string& text) {
  switch (value.kind) {
    case JsonValue::Kind::Null: text += "null"; break;
    case JsonValue::Kind::Boolean: text += value.boolean ? "true" : "false"; break;
    case JsonValue::Kind::Integer: text += std::to_string(value.integer); break;
    case JsonValue::Kind::OtherNumber: text += value.string; break;
    case JsonValue::Kind::String: text += quoted(value.string); break;
    case JsonValue::Kind::Array: write_items(value, text); break;
    case JsonValue::Kind::Object: write_members(value, text); break;
  }
}

}  // namespace

std::string json_text(const JsonValue& value) {
  std::string text;
  write(value, text);
  return text;
}

}  // namespace juchu
