#include "model/expression/wording.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "model/text/diagnostics.hpp"
#include "model/text/suggestion.hpp"
#include "model/text/utf8.hpp"

namespace juchu {

namespace {

constexpr std::size_t kLongestQuote = 48;  // bytes

}  // namespace

const Text& name_of(Kind kind) {
  static const std::array<Text, 9> names = {{
      {"真偽値", "a truth value"},
      {"数", "a number"},
      {"日付", "a date"},
      {"選択肢", "a choice"},
      {"配送方法", "a method"},
      {"送り状番号", "a tracking number"},
      {"状態", "a status"},
      {"行為者", "an actor"},
      {"イベント", "an event"},
  }};
  return names.at(static_cast<std::size_t>(kind));
}

Text did_you_mean(std::string_view typed, std::span<const std::string> candidates) {
  const std::string nearest = nearest_name(typed, candidates);
  if (nearest.empty()) return {};
  return say("「{}」のことでしょうか", "did you mean \"{}\"?", nearest);
}

std::string Complaints::shown(std::size_t begin, std::size_t end) const {
  return printable(text_.substr(begin, end - begin), kLongestQuote);
}

void Complaints::add(std::size_t begin, Text problem, Text hint) {
  const auto before = text_.substr(0, begin);
  const auto offset = before.size() -
                      static_cast<std::size_t>(std::ranges::count_if(before, continues_character));
  problems_->push_back({static_cast<int>(offset), std::move(problem), std::move(hint)});
}

}  // namespace juchu
