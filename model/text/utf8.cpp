#include "model/text/utf8.hpp"

#include <cassert>
#include <cstdint>

#include <utf8proc.h>

namespace juchu {
namespace {

constexpr bool is_ascii(char byte) { return static_cast<unsigned char>(byte) < 0x80; }

}  // namespace

Utf8Character first_character(std::string_view text) {
  assert(!text.empty());
  const auto byte = static_cast<unsigned char>(text.front());
  if (is_ascii(text.front())) return {byte, 1, true};
  const auto bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
  const std::size_t longest = text.size() < 4 ? text.size() : 4;
  utf8proc_int32_t code_point = 0;
  const auto read = utf8proc_iterate(bytes, static_cast<utf8proc_ssize_t>(longest), &code_point);
  if (read <= 0) return {byte, 1, false};
  return {static_cast<char32_t>(code_point), static_cast<std::size_t>(read), true};
}

std::size_t well_formed_bytes(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    if (is_ascii(text[at])) {
      ++at;
      continue;
    }
    const Utf8Character next = first_character(text.substr(at));
    if (!next.well_formed) break;
    at += next.bytes;
  }
  return at;
}

std::u32string code_points_of(std::string_view text) {
  std::u32string points;
  for (std::size_t at = 0; at < text.size();) {
    const Utf8Character next = first_character(text.substr(at));
    points += next.code_point;
    at += next.bytes;
  }
  return points;
}

}  // namespace juchu
