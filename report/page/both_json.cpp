#include "report/page/both_json.hpp"

#include <nlohmann/json.hpp>

namespace juchu {

using Json = nlohmann::ordered_json;

Json both_json(const std::string& ja, const std::string& en) {
  if (ja == en) return ja;
  return {{"ja", ja}, {"en", en}};
}

Json both_json(const std::vector<std::string>& ja, const std::vector<std::string>& en) {
  Json list = Json::array();
  for (std::size_t i = 0; i < ja.size(); ++i) list.push_back(both_json(ja[i], en[i]));
  return list;
}

}  // namespace juchu
