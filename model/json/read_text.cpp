#include "model/json/read_text.hpp"

namespace juchu {

Text read_text(const JsonCursor& at) {
  if (!at.present()) return {};
  at.only_keys({"ja", "en"});
  const JsonCursor ja = at.optional("ja"), en = at.optional("en");
  const std::optional<std::string_view> ja_words = ja.text(), en_words = en.text();
  const bool wrong = (ja.present() && !ja_words) || (en.present() && !en_words);
  Text text = {std::string(ja_words.value_or("")), std::string(en_words.value_or(""))};
  if (at.is(JsonValue::Kind::Object) && text.empty() && !wrong) {
    at.complain({"文言がありません", "there are no words"},
                {"「ja」と「en」に記入してください", "write them under \"ja\" and \"en\""});
  }
  return text;
}

}  // namespace juchu
