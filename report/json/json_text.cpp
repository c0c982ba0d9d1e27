#include "report/json/json_text.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "model/text/diagnostics.hpp"
#include "model/text/utf8.hpp"

namespace juchu {
namespace {

std::string escape_of(char32_t character) {
  const auto code = static_cast<unsigned>(character);
  if (code <= 0xFFFF) return fmt::format("\\u{:04x}", code);
  const unsigned beyond = code - 0x10000;  // UTF-16 says it in two
  return fmt::format("\\u{:04x}\\u{:04x}", 0xD800 + (beyond >> 10), 0xDC00 + (beyond & 0x3FF));
}

}  // namespace

std::string visible_json(std::string_view json) {
  std::string visible;
  visible.reserve(json.size());
  while (!json.empty()) {
    const Utf8Character next = first_character(json);
    const std::string_view bytes = json.substr(0, next.bytes);
    if (next.code_point < 0x7F || printable(bytes) == bytes)
      visible += bytes;
    else
      visible += escape_of(next.code_point);
    json.remove_prefix(next.bytes);
  }
  return visible;
}

std::string json_text(const nlohmann::ordered_json& document, int indent) {
  return visible_json(
      document.dump(indent, ' ', false, nlohmann::ordered_json::error_handler_t::replace));
}

}  // namespace juchu
