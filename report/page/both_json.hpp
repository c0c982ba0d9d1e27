// Texts in both languages at once, as pages hold them.
#pragma once

#include <string>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "report/speaker.hpp"
#include "report/text/step_text.hpp"

namespace juchu {

/// A string where both languages say the same, else `{"ja": …, "en": …}`.
[[nodiscard]] nlohmann::ordered_json both_json(const std::string& ja, const std::string& en);
/// A list of such. Requires: as many rows in both.
[[nodiscard]] nlohmann::ordered_json both_json(const std::vector<std::string>& ja,
                                               const std::vector<std::string>& en);

/// A phrase of ours that has no gaps.
[[nodiscard]] nlohmann::ordered_json both_json(const Wording& phrase);

/// What `say` answers to a speaker of each language.
template <class Say>
[[nodiscard]] auto in_both(const Say& say) {
  return both_json(say(Speaker(Language::Japanese)), say(Speaker(Language::English)));
}

/// The same as a text.
template <class Say>
[[nodiscard]] Text text_in_both(const Say& say) {
  return {say(Speaker(Language::Japanese)), say(Speaker(Language::English))};
}

/// What a style is called in the page's style sheet.
[[nodiscard]] std::string_view name_of(Style style);
/// A sign before a text: what the page's script knows as a remark.
[[nodiscard]] nlohmann::ordered_json remark_json(const Mark& mark, nlohmann::ordered_json text);
/// The same remark in both languages.
[[nodiscard]] nlohmann::ordered_json remark_json(const Remark& ja, const Remark& en);
/// Remarks of the same rows in both languages.
[[nodiscard]] nlohmann::ordered_json remarks_json(const std::vector<Remark>& ja,
                                                  const std::vector<Remark>& en);

}  // namespace juchu
