#include "report/page/both_json.hpp"

#include <nlohmann/json.hpp>

namespace juchu {

using Json = nlohmann::ordered_json;

namespace {

constexpr std::string_view kStyles[] = {"plain", "strong",  "faint", "good",
                                        "bad",   "caution", "notice"};

}  // namespace

Json both_json(const std::string& ja, const std::string& en) {
  if (ja == en) return ja;
  return {{"ja", ja}, {"en", en}};
}

Json both_json(const std::vector<std::string>& ja, const std::vector<std::string>& en) {
  Json list = Json::array();
  for (std::size_t i = 0; i < ja.size(); ++i) list.push_back(both_json(ja[i], en[i]));
  return list;
}

Json both_json(const Wording& phrase) {
  return in_both([&](const Speaker& speaker) { return speaker.say(phrase); });
}

std::string_view name_of(Style style) { return kStyles[static_cast<std::size_t>(style)]; }

Json remark_json(const Mark& mark, Json text) {
  return {{"sign", mark.sign}, {"style", name_of(mark.style)}, {"text", std::move(text)}};
}

Json remark_json(const Remark& ja, const Remark& en) {
  Json remark = remark_json(ja.mark, both_json(ja.text, en.text));
  if (!ja.reference.empty()) remark["rule"] = both_json(ja.reference, en.reference);
  return remark;
}

Json remarks_json(const std::vector<Remark>& ja, const std::vector<Remark>& en) {
  Json list = Json::array();
  for (std::size_t i = 0; i < ja.size(); ++i) list.push_back(remark_json(ja[i], en[i]));
  return list;
}

}  // namespace juchu
