#include "model/text/folding.hpp"

#include <cstdlib>
#include <memory>

#include <utf8proc.h>

namespace juchu {
namespace {

std::optional<std::string> mapped(std::string_view text, int options) {
  utf8proc_uint8_t* result = nullptr;
  const utf8proc_ssize_t size = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                             static_cast<utf8proc_ssize_t>(text.size()), &result,
                                             static_cast<utf8proc_option_t>(options));
  if (size < 0) return std::nullopt;
  const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(result, &std::free);
  return std::string(reinterpret_cast<const char*>(result), static_cast<std::size_t>(size));
}

constexpr int kComposed = UTF8PROC_STABLE | UTF8PROC_COMPAT | UTF8PROC_COMPOSE;

}  // namespace

std::optional<std::string> composed(std::string_view text) { return mapped(text, kComposed); }

std::string folded(std::string_view text) {
  std::string result = mapped(text, kComposed | UTF8PROC_CASEFOLD).value_or(std::string(text));
  result.erase(0, result.find_first_not_of(' '));
  result.erase(result.find_last_not_of(' ') + 1);
  return result;
}

}  // namespace juchu
