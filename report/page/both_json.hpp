// Texts in both languages at once, as pages hold them.
#pragma once

#include <string>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "report/speaker.hpp"

namespace juchu {

/// A string where both languages say the same, else `{"ja": …, "en": …}`.
[[nodiscard]] nlohmann::ordered_json both_json(const std::string& ja, const std::string& en);
/// A list of such. Requires: as many rows in both.
[[nodiscard]] nlohmann::ordered_json both_json(const std::vector<std::string>& ja,
                                               const std::vector<std::string>& en);

/// What `say` answers to a speaker of each language.
template <class Say>
[[nodiscard]] auto in_both(const Say& say) {
  return both_json(say(Speaker(Language::Japanese)), say(Speaker(Language::English)));
}

}  // namespace juchu
