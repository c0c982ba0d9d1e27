// JSON text, written row by row. What is written needs no escapes.
#pragma once

#include <string>
#include <vector>

#include <fmt/format.h>

namespace juchu {

using JsonRows = std::vector<std::string>;

[[nodiscard]] inline std::string quoted(const std::string& text) {
  return fmt::format("\"{}\"", text);
}

[[nodiscard]] inline std::string json_list(const JsonRows& items) {
  return fmt::format("[{}]", fmt::join(items, ", "));
}

/// A list with a line for each row.
[[nodiscard]] inline std::string json_lines(const JsonRows& rows) {
  return rows.empty() ? "[]" : fmt::format("[\n    {}\n  ]", fmt::join(rows, ",\n    "));
}

/// An object; members without a value are left out.
class JsonObject {
 public:
  JsonObject& add(const std::string& key, const std::string& value) {
    if (!value.empty()) members_.push_back(fmt::format("\"{}\": {}", key, value));
    return *this;
  }
  JsonObject& text(const std::string& key, const std::string& words) {
    return words.empty() ? *this : add(key, quoted(words));
  }
  JsonObject& flag(const std::string& key, bool on) { return on ? add(key, "true") : *this; }
  JsonObject& object(const std::string& key, const JsonObject& value) {
    return value.empty() ? *this : add(key, value.on_one_line());
  }
  JsonObject& add_all(const JsonObject& other) {
    members_.insert(members_.end(), other.members_.begin(), other.members_.end());
    return *this;
  }

  [[nodiscard]] bool empty() const { return members_.empty(); }
  [[nodiscard]] std::string on_one_line() const {
    return fmt::format("{{{}}}", fmt::join(members_, ", "));
  }
  /// With a line for each member, behind `indent`.
  [[nodiscard]] std::string on_lines(const std::string& indent) const {
    if (members_.empty()) return "{}";
    return fmt::format("{{\n{0}{1}\n{2}}}", indent, fmt::join(members_, ",\n" + indent),
                       indent.substr(2));
  }

 private:
  JsonRows members_;
};

}  // namespace juchu
