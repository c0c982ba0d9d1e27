// Sections of a report as pages hold them.
//
//   {"heading": Text, "lines": [line], "notes": [line],
//    "heads": [Text], "rows": [{"label": Text, "figures": [Text], "remark"?: Text, "style"?: of the last figure}]}
//   line: {"text": Text, "style", "sign"?, "sign_style"?, "depth"?}
#pragma once

#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "report/text/section.hpp"

namespace juchu {

/// The same section told in both languages; null where it is empty.
[[nodiscard]] nlohmann::ordered_json section_json(const Section& ja, const Section& en);
[[nodiscard]] nlohmann::ordered_json sections_json(const std::vector<Section>& ja,
                                                   const std::vector<Section>& en);
[[nodiscard]] nlohmann::ordered_json lines_json(const std::vector<SectionLine>& ja,
                                                const std::vector<SectionLine>& en);

}  // namespace juchu
