#include "cli/parts/checked_json.hpp"

#include <limits>

#include <nlohmann/json.hpp>

namespace juchu {
namespace {

const PartJson kNull = nullptr;
const std::vector<PartJson> kNothing;

constexpr int kDeepest = 64;

}  // namespace

bool deep(std::string_view text) {
  int depth = 0;
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char character = text[i];
    if (character == '"') quoted = !quoted;
    if (quoted && character == '\\') ++i;
    if (quoted) continue;
    if (character == '[' || character == '{') ++depth;
    if (character == ']' || character == '}') --depth;
    if (depth > kDeepest) return true;
  }
  return false;
}

PartJson CheckedJson::parsed(std::string_view text) {
  insist(!deep(text));
  PartJson json = fine_ ? PartJson::parse(text, nullptr, false) : PartJson();
  insist(json.is_object());
  return json;
}

const PartJson& CheckedJson::at(const PartJson& object, const char* key) {
  insist(object.is_object() && object.contains(key));
  return fine_ ? object.at(key) : kNull;
}

const std::vector<PartJson>& CheckedJson::list(const PartJson& object, const char* key) {
  const PartJson& value = at(object, key);
  insist(value.is_array());
  return fine_ ? value.get_ref<const PartJson::array_t&>() : kNothing;
}

std::int64_t CheckedJson::number(const PartJson& value, std::int64_t low, std::int64_t high) {
  insist(value.is_number_integer() &&
         (!value.is_number_unsigned() ||
          value.get<std::uint64_t>() <=
              static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max())));
  const std::int64_t number = fine_ ? value.get<std::int64_t>() : low;
  insist(number >= low && number <= high);
  return fine_ ? number : low;
}

int CheckedJson::row(const PartJson& value, std::size_t rows) {
  insist(rows > 0);
  return static_cast<int>(number(value, 0, static_cast<std::int64_t>(rows) - 1));
}

int CheckedJson::row_or_none(const PartJson& value, std::size_t rows) {
  return static_cast<int>(number(value, -1, static_cast<std::int64_t>(rows) - 1));
}

std::uint64_t CheckedJson::count(const PartJson& value) {
  insist(value.is_number_unsigned());
  return fine_ ? value.get<std::uint64_t>() : 0;
}

std::uint64_t CheckedJson::bits(const PartJson& value, std::size_t rows) {
  const std::uint64_t bits = count(value);
  insist(rows >= 64 || bits >> rows == 0);
  return fine_ ? bits : 0;
}

bool CheckedJson::truth(const PartJson& value) {
  insist(value.is_boolean());
  return fine_ && value.get<bool>();
}

std::string CheckedJson::text(const PartJson& value) {
  insist(value.is_string());
  return fine_ ? value.get<std::string>() : std::string();
}

}  // namespace juchu
