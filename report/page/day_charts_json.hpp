// How a study's days went, as charts: a part of what study_json.hpp writes.
//
//   group: {"days": [Text], "ticks": [[row of days, text]], "warm_up": so many days,
//     "waves": [[from, to]], "charts": [chart]}
//   chart: {"title": Text, "label": Text, "bars": bool, "ticks": [[place, Text]],
//     "target"?: {"at": place, "text": Text}, "heads": [Text],
//     "lines": [{"name": Text, "places": [[value, low, high] or null], "texts": [[Text, Text] or null]}]}
#pragma once

#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "report/text/section.hpp"
#include "sim/load/daily.hpp"

namespace juchu {

/// The charts of the days in which orders come and until nothing waits; null where there are none.
[[nodiscard]] nlohmann::ordered_json day_charts_json(const Study& study,
                                                     const std::vector<DaySeries>& series);
/// Of orders by status, until all are final.
[[nodiscard]] nlohmann::ordered_json status_charts_json(const Study& study,
                                                        const std::vector<DaySeries>& series);

/// The times in which more come than usual, and how many times as many.
[[nodiscard]] std::vector<std::string> waves_told(const Study& study, const Speaker& speaker);

/// The highest day of each chart.
[[nodiscard]] Section peaks_section(const Study& study, const std::vector<DaySeries>& series,
                                    const Speaker& speaker);

}  // namespace juchu
