#include <fmt/format.h>

#include "model/text/diagnostics.hpp"
#include "model/text/utf8.hpp"
#include "sim/scenario/shop_id.hpp"

namespace juchu {
namespace {

constexpr std::size_t kMostOfId = 64;

bool is_plain(std::string_view id) {
  for (const char each : id)
    if (each <= ' ' || each > '~') return false;
  return true;
}

}  // namespace

std::optional<Complaint> trouble_with_shop_id(std::string_view id) {
  if (id.empty()) return empty_string();
  if (id.size() <= kMostOfId && is_plain(id)) return std::nullopt;
  if (code_points_of(id).size() > kMostOfId)
    return Complaint({"番号が長すぎます", "the id is too long"},
                     {fmt::format("{}文字以下にしてください", kMostOfId),
                      fmt::format("at most {} characters", kMostOfId)});
  if (printable(id, 10'000) != id || id.front() == ' ' || id.back() == ' ')
    return Complaint({"番号に見えない文字があります", "the id has characters that cannot be seen"},
                     {"制御文字や、前後の空白を消してください",
                      "leave out control characters, and spaces at its ends"});
  return std::nullopt;
}

std::optional<std::string> read_shop_id(const JsonCursor& at) {
  const auto id = at.text();
  if (!id) return std::nullopt;
  if (const auto trouble = trouble_with_shop_id(*id)) {
    at.complain(*trouble);
    return std::nullopt;
  }
  return std::string(*id);
}

}  // namespace juchu
