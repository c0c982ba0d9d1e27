#include "model/expression/syntax_problem.hpp"

#include <algorithm>
#include <array>

#include "model/text/utf8.hpp"

namespace juchu {

namespace {

constexpr std::string_view kBlanks = " \t\r\n\f";
constexpr std::string_view
    kWord = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_";

// The token at the beginning of `text`, which is not empty: a word, an operator or one character.
std::string_view first_token(std::string_view text) {
  const std::size_t word = std::min(text.find_first_not_of(kWord), text.size());
  if (word > 0) return text.substr(0, word);
  for (const std::string_view two : {"&&", "||", "==", "!=", "<=", ">="})
    if (text.starts_with(two)) return two;
  return text.substr(0, first_character(text).bytes);
}

// The last token of `text`; empty when there are only blanks and comments.
std::string_view last_token(std::string_view text) {
  std::string_view last;
  while (true) {
    text.remove_prefix(std::min(text.find_first_not_of(kBlanks), text.size()));
    if (text.empty()) return last;
    if (text.starts_with("//")) {
      text.remove_prefix(std::min(text.find('\n'), text.size()));
      continue;
    }
    last = first_token(text);
    text.remove_prefix(last.size());
  }
}

// What people write who come from another language.
struct Habit {
  std::string_view token;
  Text hint;
};
const std::array kHabits = {
    Habit{"=", {"等しいかどうかは「==」と書きます", "write \"==\" to compare"}},
    Habit{"&", {"「かつ」は「&&」と書きます", "write \"&&\" for \"and\""}},
    Habit{"|", {"「または」は「||」と書きます", "write \"||\" for \"or\""}},
    Habit{"and", {"「かつ」は「&&」と書きます", "write \"&&\" for \"and\""}},
    Habit{"or", {"「または」は「||」と書きます", "write \"||\" for \"or\""}},
    Habit{"\"", {"名前は引用符なしで書きます", "names are written without quotes"}},
    Habit{"'", {"名前は引用符なしで書きます", "names are written without quotes"}},
    Habit{"*", {"計算は「+」と「-」だけです", "there are only \"+\" and \"-\""}},
    Habit{"/", {"計算は「+」と「-」だけです", "there are only \"+\" and \"-\""}},
};
const Text kNoChains = {"比較は一つずつ書き、「&&」でつなぎます", "join comparisons with \"&&\""};

Text hint_about(std::string_view token) {
  const auto habit = std::ranges::find(kHabits, token, &Habit::token);
  if (habit != kHabits.end()) return habit->hint;
  for (const std::string_view relation : {"==", "!=", "<", "<=", ">", ">=", "in"})
    if (token == relation) return kNoChains;
  return {};
}

Text needed(const Text& what, const std::string& before) {
  if (before.empty()) return say("{}が必要です", "expected {}", what);
  return say("「{1}」の後に{0}が必要です", "expected {} after \"{}\"", what, before);
}

void not_closed(Complaints& complaints, std::size_t bracket) {
  complaints.add(bracket, say("「{}」が閉じられていません", "unbalanced \"{}\"",
                              complaints.shown(bracket, bracket + 1)));
}

}  // namespace

void complain(Complaints& complaints, const Unreadable& why) {
  const std::string_view rest = complaints.text().substr(why.at);
  const std::string_view token = rest.empty() ? rest : first_token(rest);
  const std::string found = complaints.shown(why.at, why.at + token.size());
  const std::string before(last_token(complaints.text().substr(0, why.at)));
  const auto add = [&](Text problem) {
    complaints.add(why.at, std::move(problem), hint_about(token));
  };
  switch (why.problem) {
    case SyntaxProblem::NoExpression: return add(needed({"式", "an expression"}, before));
    case SyntaxProblem::NoName: return add(needed({"名前", "a name"}, before));
    case SyntaxProblem::NoColon:
      return add(needed({"「:」と式", "\":\" and an expression"}, before));
    case SyntaxProblem::TooDeep:
      return add(
          say("式の入れ子は {} 段までです", "nested deeper than {} levels", kDeepestExpression));
    case SyntaxProblem::NotClosed:
      if (rest.empty()) return not_closed(complaints, why.last_open);
      [[fallthrough]];
    case SyntaxProblem::NoEnd:
      return add(say("ここに「{}」は置けません", "unexpected \"{}\"", found));
  }
}

}  // namespace juchu
