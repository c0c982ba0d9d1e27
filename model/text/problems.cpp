#include "model/text/problems.hpp"

#include <fmt/format.h>

#include "model/text/diagnostics.hpp"
#include "model/text/suggestion.hpp"

namespace juchu {
namespace {

constexpr std::size_t kMostNameBytes = 60;
constexpr std::size_t kMostListBytes = 120;

Text did_you_mean(std::string_view name) {
  const std::string shown = shown_name(name);
  return {fmt::format("「{}」のことでしょうか", shown), fmt::format("did you mean \"{}\"?", shown)};
}

Text one_of(std::span<const std::string> known) {
  if (known.empty()) return {};
  std::string names;
  for (const std::string& name : known) {
    const std::string next = (names.empty() ? "" : ", ") + shown_name(name);
    if (!names.empty() && names.size() + next.size() > kMostListBytes) {
      names += ", …";  // whole names alone are shown
      break;
    }
    names += next;
  }
  return {fmt::format("使えるもの: {}", names), fmt::format("known: {}", names)};
}

Text range_text(std::int64_t low, std::int64_t high) {
  const bool from = low != std::numeric_limits<std::int64_t>::min();
  const bool to = high != std::numeric_limits<std::int64_t>::max();
  if (from && to) {
    return {fmt::format("{}以上{}以下の整数にしてください", low, high),
            fmt::format("a whole number from {} to {}", low, high)};
  }
  if (from) return {fmt::format("{}以上の整数にしてください", low), fmt::format("{} or more", low)};
  return {fmt::format("{}以下の整数にしてください", high), fmt::format("{} or less", high)};
}

Text write_so(const std::string& value) {
  return {fmt::format("{} と書いてください", value), fmt::format("write {}", value)};
}

Text first_at(int line) {
  return {fmt::format("最初は{}行目にあります。どちらか一方にしてください", line),
          fmt::format("first on line {}; keep one of them", line)};
}

}  // namespace

std::string shown_name(std::string_view name) { return printable(name, kMostNameBytes); }

Complaint missing_key(std::string_view key) {
  const std::string shown = shown_name(key);
  return {{fmt::format("「{}」がありません", shown), fmt::format("\"{}\" is missing", shown)},
          {"この項目は必須です", "it is required"}};
}

Complaint unknown_key(std::string_view key, std::span<const std::string> known) {
  const std::string near = nearest_name(key, known);
  const std::string shown = shown_name(key);
  return {{fmt::format("「{}」という項目はありません", shown), fmt::format("no key \"{}\"", shown)},
          near.empty() ? one_of(known) : did_you_mean(near)};
}

Complaint repeated_key(std::string_view key, int first_line) {
  const std::string shown = shown_name(key);
  return {{fmt::format("「{}」が重複しています", shown), fmt::format("\"{}\" is repeated", shown)},
          first_at(first_line)};
}

Complaint wrong_kind(const Text& wanted, const Text& found) {
  return Text{fmt::format("{}が必要ですが、{}になっています", wanted.ja, found.ja),
              fmt::format("expected {}, found {}", wanted.en, found.en)};
}

Complaint out_of_range(std::int64_t low, std::int64_t high) {
  return {{"数値が範囲外です", "the number is out of range"}, range_text(low, high)};
}

Complaint unknown_name(const Text& kind, std::string_view typed,
                       std::span<const std::string> known) {
  const std::string& ja = kind.in(Language::Japanese);
  const std::string& en = kind.in(Language::English);
  if (const std::string near = nearest_name(typed, known); !near.empty()) {
    const std::string shown = shown_name(typed);
    return {{fmt::format("「{}」という{}はありません", shown, ja),
             fmt::format("no {} \"{}\"", en, shown)},
            did_you_mean(near)};
  }
  return {{fmt::format("その名前の{}はありません", ja), fmt::format("no {} of that name", en)},
          known.empty() ? Text{"一つも定義されていません", "none is defined"} : one_of(known)};
}

Complaint repeated_name(const Text& kind, std::string_view name, int first_line) {
  const std::string shown = shown_name(name);
  return {{fmt::format("{}「{}」が重複しています", kind.in(Language::Japanese), shown),
           fmt::format("{} \"{}\" is repeated", kind.in(Language::English), shown)},
          first_at(first_line)};
}

Complaint too_many_bytes(std::size_t most) {
  return {{fmt::format("ファイルが大きすぎます。上限は{}バイトです", most),
           fmt::format("the file is larger than {} bytes", most)}};
}

Complaint empty_string() {
  return {{"文字列が空です", "the string is empty"},
          {"1文字以上入力してください", "write at least one character"}};
}

Complaint empty_list() {
  return {{"一覧が空です", "the list is empty"},
          {"1件以上記入してください", "write at least one item"}};
}

Complaint not_a_day(const std::string& meant) {
  return {{"日付として読み取れません", "this is not a date"},
          !meant.empty()
              ? write_so(meant)
              : Text{"1970年から2199年までの実在する日付を 2024-03-01 の形で記入してください",
                     "an existing date of 1970-2199, written like 2024-03-01"}};
}

Complaint not_a_moment(const std::string& meant) {
  return {{"日時として読み取れません", "this is not a date and time"},
          !meant.empty()
              ? write_so(meant)
              : Text{"1970年から2199年までの実在する日時を 2024-03-01 09:30 の形で記入してください",
                     "an existing moment of 1970-2199, written like 2024-03-01 09:30"}};
}

}  // namespace juchu
