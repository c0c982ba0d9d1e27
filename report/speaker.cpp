#include "report/speaker.hpp"

#include <array>

#include "model/text/diagnostics.hpp"

namespace juchu {
namespace {

constexpr std::size_t kMostBytes = 4000;  // of one text

// clang-format off
constexpr std::array<Wording, 7> kWeekdays = {{
    {"月", "Mon"}, {"火", "Tue"}, {"水", "Wed"}, {"木", "Thu"}, {"金", "Fri"}, {"土", "Sat"}, {"日", "Sun"},
}};

/// How sources are usually written, and how they read in the other language.
constexpr std::array<Wording, 2> kSourceWords = {{
    {"ガイド§", "guide §"},
    {"ガイド", "guide"},
}};
/// Where a part between semicolons begins with it; within a sentence it is one of its words.
constexpr Wording kAssumedSource = {"仮定", "assumed"};
// clang-format on

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos;
       at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
}

}  // namespace

std::string Speaker::text(const Text& text) const { return plain(text.in(language_)); }

std::string Speaker::plain(std::string_view text) { return printable(text, kMostBytes); }

std::string Speaker::day(Day day) const {
  return say(kDate, day_text(day), weekday(weekday_of(day)));
}

std::string Speaker::weekday(int weekday) const {
  return std::string(kWeekdays.at(static_cast<std::size_t>(weekday)).in(language_));
}

std::string Speaker::source(std::string_view source) const {
  std::string said = plain(source);
  for (const Wording& word : kSourceWords)
    replace_all(said, word.in(Language::English), word.in(language_));
  const std::string_view assumed = kAssumedSource.in(Language::English);
  for (std::size_t at = 0; at < said.size();) {
    const std::size_t end = std::min(said.find(';', at), said.size());
    const std::size_t begin = std::min(said.find_first_not_of(' ', at), end);
    at = end + 1;
    const std::string_view part = std::string_view(said).substr(begin, end - begin);
    if (!part.starts_with(assumed) || (part != assumed && part[assumed.size()] != ':')) continue;
    const std::string_view told = kAssumedSource.in(language_);
    said.replace(begin, assumed.size(), told);
    at = begin + told.size() + 1;
  }
  return said;
}

std::string Speaker::reference(const RuleHead& rule) const {
  if (rule.source.empty()) return fmt::format("[{}]", plain(rule.id));
  return say(kReference, plain(rule.id), source(rule.source));
}

std::string Speaker::says(const RuleHead& rule) const {
  return rule.says.empty() ? plain(rule.id) : text(rule.says);
}

std::string Speaker::title(const Rulebook& rulebook) const {
  const std::string title = rulebook.title.empty() ? plain(rulebook.id) : text(rulebook.title);
  return say(kInParentheses, title, plain(rulebook.id + " " + rulebook.version));
}

std::string Speaker::list(std::span<const std::string> items) const {
  std::string all;
  for (const std::string& item : items) {
    if (!all.empty()) all += kComma.in(language_);
    all += item;
  }
  return all;
}

}  // namespace juchu
