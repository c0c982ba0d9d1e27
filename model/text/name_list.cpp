#include "model/text/name_list.hpp"

#include <algorithm>
#include <array>
#include <numeric>

#include "model/index.hpp"
#include "model/text/folding.hpp"
#include "model/text/saying.hpp"
#include "model/text/suggestion.hpp"
#include "model/text/utf8.hpp"

namespace juchu {
namespace {

constexpr std::size_t kMostNear = 3;          // names that are suggested
constexpr std::size_t kFewestLetters = 2;     // of what is looked for inside of words
constexpr std::size_t kMostWordBytes = 60;    // longer words (whole sentences) are not shown
constexpr std::size_t kMostNamesBytes = 120;  // of all names together

/// The id between the quotation marks, then what it is called.
Text shown(const std::string& id, const Text& words, const Text& open, const Text& close) {
  const auto in_brackets = [&](const std::string& said, const char* left, const char* right) {
    const bool shown = !said.empty() && said.size() <= kMostWordBytes && said != id;
    return shown ? left + shown_name(said) + right : std::string();
  };
  const std::string name = shown_name(id);
  return {open.ja + name + close.ja + in_brackets(words.in(Language::Japanese), "（", "）"),
          open.en + name + close.en + in_brackets(words.in(Language::English), " (", ")")};
}

/// Whole names, as many as there is room for.
void list(std::string& names, const std::string& next) {
  if (names.ends_with("…")) return;
  const bool room = names.empty() || names.size() + next.size() <= kMostNamesBytes;
  names += (names.empty() ? "" : ", ") + (room ? next : "…");
}

}  // namespace

void NameList::add(std::string id, Text words) {
  ids_.push_back(std::move(id));
  words_.push_back(std::move(words));
  by_words_.reset();
}

void NameList::also(std::string words) {
  also_.emplace_back(std::move(words), static_cast<int>(ids_.size()) - 1);
  by_words_.reset();
}

const NameList::ByWords& NameList::by_words() const {
  if (by_words_) return *by_words_;
  ByWords& all = by_words_.emplace();
  for (std::size_t row = 0; row < ids_.size(); ++row) {
    const std::string id = folded(ids_[row]), ja = folded(words_[row].ja),
                      en = folded(words_[row].en);
    const auto add = [&](const std::string& words) {
      if (!words.empty()) all.emplace(words, static_cast<int>(row));
    };
    add(id);
    if (ja != id) add(ja);
    if (en != id && en != ja) add(en);
  }
  for (const auto& [words, row] : also_) all.emplace(folded(words), row);
  return all;
}

std::optional<int> NameList::find(std::string_view typed) const {
  const auto exact = std::ranges::find(ids_, typed);
  if (exact != ids_.end()) return static_cast<int>(exact - ids_.begin());
  const auto [first, last] = by_words().equal_range(folded(typed));
  if (first == last || std::next(first) != last) return std::nullopt;
  return first->second;
}

std::vector<int> NameList::near(std::string_view typed) const {
  std::vector<int> holding;
  const std::string wanted = folded(typed);
  for (std::size_t row = 0; row < ids_.size() && holding.size() < kMostNear; ++row)
    if (code_points_of(wanted).size() >= kFewestLetters &&
        std::ranges::any_of(std::array{&ids_[row], &words_[row].ja, &words_[row].en},
                            [&](const std::string* name) {
                              return folded(*name).find(wanted) != std::string::npos;
                            }))
      holding.push_back(static_cast<int>(row));
  if (!holding.empty()) return holding;
  std::vector<std::string> names;
  std::vector<int> rows;
  for (std::size_t row = 0; row < ids_.size(); ++row)
    for (const std::string* name : {&ids_[row], &words_[row].ja, &words_[row].en}) {
      names.push_back(*name);
      rows.push_back(static_cast<int>(row));
    }
  const std::string nearest = nearest_name(typed, names);
  if (nearest.empty()) return {};
  return {row_at(rows, std::ranges::find(names, nearest) - names.begin())};
}

Complaint NameList::missing(int row) const {
  const Text open{"「", "\""}, close{"」", "\""};
  const Text name = shown(row_at(ids_, row), row_at(words_, row), open, close);
  return {say("{}がありません", "{} is missing", name), {"この項目は必須です", "it is required"}};
}

Text NameList::names(const std::vector<int>& rows, bool quoted) const {
  const Text open = quoted ? Text{"「", "\""} : Text{}, close = quoted ? Text{"」", "\""} : Text{};
  Text names;
  for (const int row : rows) {
    const Text name = shown(row_at(ids_, row), row_at(words_, row), open, close);
    list(names.ja, name.ja);
    list(names.en, name.en);
  }
  return names;
}

Text NameList::did_you_mean(const std::vector<int>& near) const {
  const Text meant = names(near, true);
  return say("{}のことでしょうか", "did you mean {}?", meant);
}

Text NameList::known() const {
  if (ids_.empty()) return {"一つも定義されていません", "none is defined"};
  std::vector<int> all(ids_.size());
  std::iota(all.begin(), all.end(), 0);
  return say("使えるもの: {}", "known: {}", names(all, false));
}

Complaint NameList::unknown(std::string_view typed) const {
  const Text name{shown_name(typed), shown_name(typed)};
  std::vector<int> meant;
  const auto [first, last] = by_words().equal_range(folded(typed));
  for (auto each = first; each != last; ++each) meant.push_back(each->second);
  std::ranges::sort(meant);
  if (!meant.empty())
    return {say("「{}」は一つに決まりません", "\"{}\" is the name of several", name),
            say("{} のどれかを書いてください", "write one of {}", names(meant, true))};
  const std::vector<int> nearest = near(typed);
  if (!nearest.empty())
    return {say("「{}」という{}はありません", "no {1} \"{0}\"", name, kind_),
            did_you_mean(nearest)};
  return {say("その名前の{}はありません", "no {} of that name", kind_), known()};
}

Complaint NameList::unknown_key(std::string_view typed,
                                const std::vector<std::string>& besides) const {
  NameList all(kind_);
  for (const std::string& key : besides) all.add(key);
  for (std::size_t row = 0; row < ids_.size(); ++row) all.add(ids_[row], words_[row]);
  const Text name{shown_name(typed), shown_name(typed)};
  const std::vector<int> nearest = all.near(typed);
  return {say("「{}」という項目はありません", "no key \"{}\"", name),
          nearest.empty() ? all.known() : all.did_you_mean(nearest)};
}

}  // namespace juchu
