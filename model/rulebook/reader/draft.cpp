#include "model/rulebook/reader/draft.hpp"

#include <algorithm>
#include <array>

namespace juchu {
namespace {

constexpr std::string_view kSmallLetters = "abcdefghijklmnopqrstuvwxyz";
constexpr std::string_view kSmallOrDigit = "abcdefghijklmnopqrstuvwxyz0123456789";
constexpr std::string_view
    kLettersAndDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
constexpr std::string_view kJoints = "-_.";

/// Words of the expression language, and of `from`, that nothing else can be called.
constexpr std::array<std::string_view, 13> kReservedWords = {
    "true",   "false", "null", "in",      "today", "final", "event",
    "before", "after", "by",   "nothing", "any",   "each"};
/// Answers of the engine that stand where the ids of rules do.
constexpr std::array<std::string_view, 7> kReservedRules = {
    "not-listed", "not-offered", "overflow", "overlap", "impossible", "observed", "day-begins"};

/// True for parts of small letters and digits joined by `joint`, beginning with a letter.
bool is_id(std::string_view id, char joint) {
  if (id.empty() || id.size() > kMostOfId || kSmallLetters.find(id.front()) == id.npos ||
      id.back() == joint)
    return false;
  for (std::size_t i = 0; i < id.size(); ++i) {
    const bool joins = id[i] == joint && id[i - 1] != joint;
    if (!joins && kSmallOrDigit.find(id[i]) == id.npos) return false;
  }
  return true;
}

template <class Words>
bool contains(const Words& words, std::string_view word) {
  return std::ranges::find(words, word) != words.end();
}

Complaint reserved(std::string_view name) {
  return {
      say("「{}」は予約語のため名前にできません", "\"{}\" is reserved and cannot be a name", name),
      {"別の名前を付けてください", "choose another name"}};
}

/// Complains of an id that is too long.
Complaint too_long() {
  return {{"名前が長すぎます", "the name is too long"},
          say("{}文字以下にしてください", "at most {} characters", kMostOfId)};
}

std::string read_rule_id(const JsonCursor& at, RulebookDraft& draft) {
  const std::string id(at.text().value_or(""));
  if (!at.is(JsonValue::Kind::String)) return id;
  if (id.size() > kMostOfId) {
    at.complain(too_long());
  } else if (!is_id(id, '-')) {
    at.complain({"ルールのidの形が正しくありません", "this is not the id of a rule"},
                {"英小文字・数字を「-」でつないでください（例: pay-in-time）",
                 "small letters and digits joined by \"-\", like pay-in-time"});
  } else if (contains(kReservedRules, id)) {
    at.complain(reserved(id));
  } else {
    declare_rule(at, id, draft);
  }
  return id;
}

}  // namespace

void declare_rule(const JsonCursor& at, const std::string& id, RulebookDraft& draft) {
  const auto [first, fresh] = draft.rule_lines.emplace(id, at.position().line);
  if (!fresh) at.complain(repeated_name({"ルール", "rule"}, id, first->second));
}

std::string read_words(const JsonCursor& at) {
  const std::optional<std::string_view> words = at.text();
  if (words && words->empty()) at.complain(empty_string());
  return std::string(words.value_or(""));
}

std::string read_id(const JsonCursor& at) {
  const std::string id(at.text().value_or(""));
  if (!at.is(JsonValue::Kind::String)) return id;
  if (id.empty()) {
    at.complain(empty_string());
  } else if (id.size() > kMostOfId) {
    at.complain(too_long());
  } else if (id.find_first_not_of(std::string(kLettersAndDigits) + std::string(kJoints)) !=
                 id.npos ||
             kJoints.find(id.front()) != kJoints.npos) {
    at.complain({"この名前に使えない文字があります", "this is not a name"},
                {"英数字で始め、英数字と「-」「_」「.」だけで書いてください（例: my-shop）",
                 "letters, digits, \"-\", \"_\" and \".\", a letter or digit first, like my-shop"});
  }
  return id;
}

bool read_flag(const JsonCursor& at) { return at.boolean().value_or(false); }

std::optional<Complaint> fault_in_name(std::string_view name) {
  if (contains(kReservedWords, name)) return reserved(name);
  if (is_id(name, '_')) return std::nullopt;
  if (name.size() > kMostOfId) return too_long();
  return Complaint(
      say("「{}」は名前の形が正しくありません", "\"{}\" is not a name", shown_name(name)),
      {"英小文字・数字を「_」でつないでください（例: ship_date）",
       "small letters and digits joined by \"_\", like ship_date"});
}

std::string read_name(const JsonCursor& row) {
  if (const auto fault = fault_in_name(row.key())) row.complain_at_key(*fault);
  return std::string(row.key());
}

std::string declare_name(const JsonCursor& row, RulebookDraft& draft) {
  std::string name = read_name(row);
  const auto [first, fresh] = draft.name_lines.emplace(name, row.position().line);
  if (!fresh || contains(kReservedWords, name)) draft.unclear.insert(name);
  if (!fresh) row.complain_at_key(repeated_name({"名前", "name"}, name, first->second));
  return name;
}

void read_head(const JsonCursor& row, RuleHead& head, RulebookDraft& draft) {
  head.id = read_rule_id(row.at("id"), draft);
  head.source = read_words(row.at("source"));
  head.says = read_text(row.optional("says"));
  head.advice = read_text(row.optional("advice"));
  head.position = row.position();
}

std::vector<std::string> names_of(const std::vector<Labelled>& rows) {
  std::vector<std::string> names;
  for (const Labelled& row : rows) names.push_back(row.id);
  return names;
}

void allow_at_most(std::size_t most, std::size_t found, const JsonCursor& at) {
  if (found <= most) return;
  at.complain(say("{}件は多すぎます", "{} are too many", found),
              say("{}件以下にしてください", "at most {}", most));
}

}  // namespace juchu
