#include <algorithm>

#include "sim/study/reader/draft.hpp"

namespace juchu {

Text read_says(const JsonCursor& at) {
  if (!at.is(JsonValue::Kind::String)) return read_text(at);
  const std::string words = read_words(at);
  return {words, words};
}

bool is_row_id(std::string_view id) {
  const auto fits = [](char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') || letter == '-' ||
           letter == '_';
  };
  return !id.empty() && id.size() <= kMostOfId && id.front() >= 'a' && id.front() <= 'z' &&
         std::ranges::all_of(id, fits);
}

Complaint not_a_row_id() {
  return {{"このidの形が正しくありません", "this is no id of a row"},
          {"英小文字で始め、英小文字・数字と「-」「_」だけで書いてください（例: pick-up）",
           "small letters, digits, \"-\" and \"_\", a letter first, like pick-up"}};
}

std::string read_row_id(const JsonCursor& at, const Text& kind, RowLines& lines,
                        const StudyDraft& draft) {
  const std::string id(at.text().value_or(""));
  if (!at.is(JsonValue::Kind::String)) return id;
  if (!is_row_id(id)) {
    at.complain(not_a_row_id());
  } else if (const auto [first, fresh] = lines.emplace(id, draft.written(at).line); !fresh) {
    at.complain(repeated_name(kind, id, first->second));
  }
  return id;
}

}  // namespace juchu
