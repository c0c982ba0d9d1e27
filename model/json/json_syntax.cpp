#include "model/json/json_syntax.hpp"

#include <fmt/format.h>

#include "model/text/utf8.hpp"

namespace juchu {
namespace {

using After = SyntaxPlace::After;
constexpr std::string_view kDigits = "0123456789";
constexpr std::string_view kHexDigits = "0123456789abcdefABCDEF";

/// What the grammar allows at a place.
enum class Wanted { Value, FirstItem, ItemEnd, Key, FirstKey, MemberEnd, Colon, End };

Text name_of(Wanted wanted) {
  switch (wanted) {
    case Wanted::Value: return {"値", "a value"};
    case Wanted::FirstItem: return {"値または「]」", "a value or \"]\""};
    case Wanted::ItemEnd: return {"「,」または「]」", "\",\" or \"]\""};
    case Wanted::Key: return {"「\"」で囲んだ項目名", "a key in double quotes"};
    case Wanted::FirstKey:
      return {"「\"」で囲んだ項目名または「}」", "a key in double quotes or \"}\""};
    case Wanted::MemberEnd: return {"「,」または「}」", "\",\" or \"}\""};
    case Wanted::Colon: return {"「:」", "\":\""};
    case Wanted::End: return {"ファイルの終わり", "the end of the file"};
  }
  return {};
}

Wanted wanted_at(const SyntaxPlace& place) {
  const bool array = place.inside != nullptr && place.inside->kind == JsonValue::Kind::Array;
  switch (place.after) {
    case After::Nothing: return Wanted::Value;
    case After::Opening: return array ? Wanted::FirstItem : Wanted::FirstKey;
    case After::Key: return Wanted::Colon;
    case After::Value: break;
  }
  if (place.inside == nullptr) return Wanted::End;
  return array ? Wanted::ItemEnd : Wanted::MemberEnd;
}

/// The separator that may stand where `wanted` is; NUL for none.
char separator_of(Wanted wanted) {
  if (wanted == Wanted::Colon) return ':';
  return wanted == Wanted::ItemEnd || wanted == Wanted::MemberEnd ? ',' : '\0';
}

bool one_of(std::string_view text, std::size_t at, std::string_view characters) {
  return at < text.size() && characters.find(text[at]) != characters.npos;
}

bool letter_at(std::string_view text, std::size_t at) {
  const char lower = static_cast<char>(text[at] | 0x20);
  return lower >= 'a' && lower <= 'z';
}

std::size_t end_of_digits(std::string_view text, std::size_t at) {
  while (one_of(text, at, kDigits)) ++at;
  return at;
}

/// Just past the escape whose backslash is at `at`; `at` itself when it is none that JSON knows.
std::size_t end_of_escape(std::string_view text, std::size_t at) {
  if (one_of(text, at + 1, "\"\\/bfnrt")) return at + 2;
  if (!one_of(text, at + 1, "u")) return at;
  for (std::size_t digit = at + 2; digit < at + 6; ++digit) {
    if (!one_of(text, digit, kHexDigits)) return at;
  }
  return at + 6;
}

/// The string that begins at `quote` and is none.
JsonFault fault_in_string(std::string_view text, std::size_t quote) {
  std::size_t at = quote + 1;
  while (at < text.size() && !one_of(text, at, "\r\n\"")) {
    if (static_cast<unsigned char>(text[at]) < 0x20) {
      return {at,
              {{"文字列の中に制御文字があります", "a control character inside a string"},
               {"タブは「\\t」と書いてください", "write a tab as \\t"}}};
    }
    const std::size_t next = text[at] == '\\' ? end_of_escape(text, at) : at + 1;
    if (next == at) {
      return {at,
              {{"「\\」の後が正しくありません", "\"\\\" begins no escape that JSON knows"},
               {"「\\」そのものは「\\\\」と書いてください", "write \\\\ for a backslash"}}};
    }
    at = next;
  }
  if (one_of(text, at, "\"")) {  // it is closed and each escape is well-formed, so two do not fit
    return {quote,
            {{"この文字列のサロゲートペア（\\ud800～\\udfff）が揃っていません",
              "half a surrogate pair (\\ud800-\\udfff) in this string"}}};
  }
  return {quote,
          {{"この行で文字列が閉じられていません", "this string is not closed on its line"},
           {"終わりの「\"」を付けてください", "write the closing \""}}};
}

JsonFault fault_in_number(std::string_view text, std::size_t at) {
  const std::size_t end = end_of_number(text, at);
  if (end > at && !one_of(text, end, ".eE")) {
    return {at, {{"数値が大きすぎます", "this number is too large"}, {}}};
  }
  return {at,
          {{"数値の書き方が正しくありません", "this is no number as JSON writes it"},
           {"例: 10、-3", "for example 10 or -3"}}};
}

JsonFault fault_in_word(std::size_t at) {
  return {at,
          {{"「\"」で囲まれていない単語があります", "a word without double quotes"},
           {"文字列は「\"」で囲み、true・false・nullは小文字で書いてください",
            "strings need double quotes; true, false and null small letters"}}};
}

/// A digit stands at `at`, right behind the zero that the number before it began with.
bool zero_in_front(std::string_view text, std::size_t at) {
  return at > 0 && text[at - 1] == '0' && one_of(text, at, kDigits);
}

JsonFault leading_zero(std::string_view text, std::size_t at) {
  const std::size_t zero = at - 1;
  return {zero > 0 && text[zero - 1] == '-' ? zero - 1 : zero,
          {{"0で始まる数値は書けません", "a number cannot begin with 0"},
           {"送り状番号などは \"…\" で囲んでください",
            "put \"…\" around it if it is a tracking number or the like"}}};
}

/// What stands at `at`, without repeating more than one character of it.
Text found_at(std::string_view text, std::size_t at) {
  if (text[at] == '"') return {"文字列", "a string"};
  if (one_of(text, at, kDigits) || text[at] == '-') return {"数値", "a number"};
  if (letter_at(text, at)) return {"単語", "a word"};
  const auto bytes = first_character(text.substr(at)).bytes;
  const std::string shown = printable(text.substr(at, bytes));
  return {fmt::format("「{}」", shown), fmt::format("\"{}\"", shown)};
}

/// Punctuation that a Japanese keyboard writes where JSON needs ASCII.
bool full_width(char32_t point) {
  constexpr std::u32string_view others = U"\u3000\u3001\u3002\u2018\u2019\u201C\u201D\u300C\u300D";
  return (point >= 0xFF01 && point <= 0xFF5E) || others.find(point) != others.npos;
}

Text hint_at(std::string_view text, std::size_t at, Wanted wanted) {
  if (full_width(first_character(text.substr(at)).code_point)) {
    return {"全角文字です。半角で入力してください", "a full-width character; use a half-width one"};
  }
  if (text[at] == '\'') return {"文字列は「\"」で囲んでください", "use double quotes"};
  if (one_of(text, at, "/#")) return {"JSONにはコメントを書けません", "JSON has no comments"};
  const bool value_follows = one_of(text, at, "\"{[-0123456789") || letter_at(text, at);
  if (separator_of(wanted) == ',' && value_follows) {
    return {"直前に「,」が抜けていないかご確認ください", "is a comma missing before it?"};
  }
  return {};
}

JsonFault unexpected(std::string_view text, std::size_t at, Wanted wanted) {
  const Text needed = name_of(wanted);
  const Text found = found_at(text, at);
  return {at,
          {{fmt::format("ここには{}が必要ですが、{}があります", needed.ja, found.ja),
            fmt::format("expected {}, found {}", needed.en, found.en)},
           hint_at(text, at, wanted)}};
}

JsonFault ends_early(std::string_view text, const SyntaxPlace& place, Wanted wanted) {
  if (place.after == After::Nothing) {
    return {text.size(), {{"ファイルが空です", "the file is empty"}, {}}};
  }
  const Text needed = name_of(wanted);
  Text hint;
  if (place.inside != nullptr) {
    const char bracket = place.inside->kind == JsonValue::Kind::Array ? '[' : '{';
    const auto& [line, column] = place.inside->position;
    hint = {fmt::format("{}行目{}文字目の「{}」が閉じられていません", line, column, bracket),
            fmt::format("the \"{}\" of {}:{} is not closed", bracket, line, column)};
  }
  return {text.size(),
          {{fmt::format("ファイルが途中で終わっています。{}が必要です", needed.ja),
            fmt::format("the file ends too early, expected {}", needed.en)},
           std::move(hint)}};
}

JsonFault last_comma(std::size_t at) {
  return {at,
          {{"最後の要素の後に「,」があります", "a comma after the last element"},
           {"この「,」を削除してください", "remove it"}}};
}

JsonFault fault_in_token(std::string_view text, std::size_t at, Wanted wanted) {
  const bool key = wanted == Wanted::Key || wanted == Wanted::FirstKey;
  const bool value = wanted == Wanted::Value || wanted == Wanted::FirstItem;
  if ((key || value) && text[at] == '"') return fault_in_string(text, at);
  if (value && one_of(text, at, "+-.0123456789")) return fault_in_number(text, at);
  if (value && letter_at(text, at)) return fault_in_word(at);
  return unexpected(text, at, wanted);
}

}  // namespace

JsonFault explain_syntax_fault(std::string_view text, const SyntaxPlace& place) {
  if (place.after == After::Value && zero_in_front(text, place.offset))
    return leading_zero(text, place.offset);
  Wanted wanted = wanted_at(place);
  std::size_t at = end_of_blanks(text, place.offset);
  if (at < text.size() && text[at] == separator_of(wanted)) {
    const std::size_t separator = at;
    at = end_of_blanks(text, at + 1);
    if (text[separator] == ',' && one_of(text, at, "]}")) return last_comma(separator);
    wanted = wanted == Wanted::MemberEnd ? Wanted::Key : Wanted::Value;
  }
  if (at == text.size()) return ends_early(text, place, wanted);
  return fault_in_token(text, at, wanted);
}

std::size_t end_of_number(std::string_view text, std::size_t offset) {
  const std::size_t first = one_of(text, offset, "-") ? offset + 1 : offset;
  std::size_t end = one_of(text, first, "0") ? first + 1 : end_of_digits(text, first);
  if (end == first) return offset;
  if (one_of(text, end, ".") && one_of(text, end + 1, kDigits)) end = end_of_digits(text, end + 1);
  if (!one_of(text, end, "eE")) return end;
  const std::size_t exponent = one_of(text, end + 1, "+-") ? end + 2 : end + 1;
  return one_of(text, exponent, kDigits) ? end_of_digits(text, exponent) : end;
}

std::size_t end_of_blanks(std::string_view text, std::size_t offset) {
  while (one_of(text, offset, " \t\r\n")) ++offset;
  return offset;
}

}  // namespace juchu
