#include "model/json/json_encoding.hpp"

#include "model/text/utf8.hpp"

namespace juchu {
namespace {

using namespace std::string_view_literals;

const Text kSaveAsUtf8 = {"文字コードUTF-8（BOMなし）で保存し直してください",
                          "save it as UTF-8 without a byte order mark"};

constexpr bool within(char byte, unsigned low, unsigned high) {
  const auto value = static_cast<unsigned char>(byte);
  return value >= low && value <= high;
}

/// True when `bytes` are well-formed CP932 with at least one character that EUC-JP could not mean.
bool looks_like_cp932(std::string_view bytes) {
  bool telling = false;
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    if (within(bytes[at], 0x00, 0x7F) || within(bytes[at], 0xA1, 0xDF)) continue;
    if (!within(bytes[at], 0x81, 0x9F) && !within(bytes[at], 0xE0, 0xFC)) return false;
    telling = telling || within(bytes[at], 0x81, 0x9F);
    ++at;
    if (at == bytes.size()) return false;
    if (!within(bytes[at], 0x40, 0x7E) && !within(bytes[at], 0x80, 0xFC)) return false;
  }
  return telling;
}

Complaint ill_formed(std::string_view bytes) {
  if (looks_like_cp932(bytes)) {
    return {{"文字コードがShift_JIS（CP932）のようです", "the file seems to be Shift_JIS (CP932)"},
            kSaveAsUtf8};
  }
  return {{"UTF-8として正しくないバイトがあります", "a byte that is not UTF-8"}, kSaveAsUtf8};
}

}  // namespace

std::optional<JsonFault> find_encoding_fault(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF"sv)) {
    return JsonFault{
        0,
        {{"先頭にBOM（バイト順マーク）が付いています", "the file begins with a byte order mark"},
         kSaveAsUtf8}};
  }
  if (bytes.starts_with("\xFF\xFE"sv) || bytes.starts_with("\xFE\xFF"sv)) {
    return JsonFault{
        0, {{"文字コードがUTF-16のようです", "the file seems to be UTF-16"}, kSaveAsUtf8}};
  }
  const std::size_t good = well_formed_bytes(bytes);
  const std::size_t zero = bytes.substr(0, good).find('\0');
  if (zero != bytes.npos) {
    return JsonFault{zero, {{"NUL（0x00）のバイトがあります", "a NUL byte (0x00)"}, kSaveAsUtf8}};
  }
  if (good < bytes.size()) return JsonFault{good, ill_formed(bytes)};
  return std::nullopt;
}

}  // namespace juchu
