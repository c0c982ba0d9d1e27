#include "model/text/diagnostics.hpp"

#include <algorithm>
#include <cassert>
#include <map>

#include <fmt/format.h>
#include <utf8proc.h>

#include "model/text/utf8.hpp"

namespace juchu {
namespace {

// Together with the widest line and column these leave the pointer 28 bytes of D1's 400.
constexpr std::size_t kMostBytes = 400;
constexpr std::size_t kMostFileBytes = 100;
constexpr std::size_t kMostMessageBytes = 240;
constexpr std::string_view kEllipsis = "…";

bool visible(const Utf8Character& character) {
  if (!character.well_formed) return false;
  switch (utf8proc_category(static_cast<utf8proc_int32_t>(character.code_point))) {
    case UTF8PROC_CATEGORY_CN:  // unassigned
    case UTF8PROC_CATEGORY_CC:  // control
    case UTF8PROC_CATEGORY_CF:  // format: bidirectional overrides, zero-width characters
    case UTF8PROC_CATEGORY_CS:  // surrogate
    case UTF8PROC_CATEGORY_CO:  // private use
    case UTF8PROC_CATEGORY_ZL:  // line separator
    case UTF8PROC_CATEGORY_ZP:  // paragraph separator
      return false;
    default: return true;
  }
}

std::string escaped(const Utf8Character& character) {
  const auto number = static_cast<std::uint32_t>(character.code_point);
  if (!character.well_formed) return fmt::format("\\x{:02x}", number);
  return number <= 0xFFFF ? fmt::format("\\u{:04x}", number) : fmt::format("\\u{{{:x}}}", number);
}

/// `text`, well-formed, without its middle when it is longer than `most_bytes`.
std::string without_middle(std::string text, std::size_t most_bytes) {
  if (text.size() <= most_bytes) return text;
  std::size_t head = (most_bytes - kEllipsis.size()) / 2;
  std::size_t tail = text.size() - (most_bytes - kEllipsis.size() - head);
  while (continues_character(text[head])) --head;
  while (tail < text.size() && continues_character(text[tail])) ++tail;
  return text.replace(head, tail - head, kEllipsis);
}

std::string message_of(const Diagnostic& diagnostic, Language language) {
  std::string message = diagnostic.problem.in(language);
  if (const std::string& hint = diagnostic.hint.in(language); !hint.empty()) {
    message += language == Language::Japanese ? "（" + hint + "）" : " (" + hint + ")";
  }
  return printable(message, kMostMessageBytes);
}

}  // namespace

std::string to_text(const Diagnostic& diagnostic, Language language) {
  const auto& [line, column] = diagnostic.position;
  const std::string file = without_middle(printable(diagnostic.file, 10'000), kMostFileBytes);
  const std::string place = fmt::format("{}:{}:{}: error: ", file, line, column);
  const std::string message = message_of(diagnostic, language);
  if (diagnostic.pointer.empty()) return place + message;
  // The first slash says nothing to a person.
  const std::string pointer = printable(diagnostic.pointer.substr(1), 10'000);
  const std::size_t room = kMostBytes - place.size() - message.size() - 2;
  return place + without_middle(pointer, room) + ": " + message;
}

void Diagnostics::add(Diagnostic diagnostic) {
  if (size_++ < kMostKept) found_.push_back(std::move(diagnostic));
}

std::vector<Diagnostic> Diagnostics::sorted() const {
  std::map<std::string_view, std::size_t> rank;
  for (const Diagnostic& each : found_) rank.emplace(each.file, rank.size());
  const auto place = [&](const Diagnostic& each) {
    return std::pair(rank.at(each.file), each.position);
  };
  std::vector<const Diagnostic*> all;
  for (const Diagnostic& each : found_) all.push_back(&each);
  std::ranges::sort(all, {}, [&](const Diagnostic* each) {  // those of one place as they were found
    return std::pair(place(*each), each);
  });

  std::vector<Diagnostic> once;
  std::size_t same_place = 0;  // where in `once` the diagnostics of the current place begin
  for (const Diagnostic* each : all) {
    if (!once.empty() && place(once.back()) != place(*each)) same_place = once.size();
    const auto begin = once.begin() + static_cast<std::ptrdiff_t>(same_place);
    if (std::find(begin, once.end(), *each) == once.end()) once.push_back(*each);
  }
  return once;
}

std::string printable(std::string_view text, std::size_t most_bytes) {
  assert(most_bytes >= kEllipsis.size());
  if (text.size() <= most_bytes && std::ranges::all_of(text, plain_ascii)) return std::string(text);
  std::string shown;
  std::size_t fits = 0;  // how much of `shown` leaves room for the ellipsis
  while (!text.empty()) {
    const Utf8Character next = first_character(text);
    visible(next) ? shown.append(text.substr(0, next.bytes)) : shown.append(escaped(next));
    if (shown.size() > most_bytes) return shown.substr(0, fits).append(kEllipsis);
    if (shown.size() + kEllipsis.size() <= most_bytes) fits = shown.size();
    text.remove_prefix(next.bytes);
  }
  return shown;
}

}  // namespace juchu
