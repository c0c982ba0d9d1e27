// Figures of studies as people read them.
#pragma once

#include "report/speaker.hpp"
#include "sim/events/instant.hpp"
#include "sim/statistics/estimate.hpp"

namespace juchu {

/// A kind of figure: how it is written.
enum class Figure : std::uint8_t { Share, Time, Number };

/// "3.1 %", "2.5 h", "12.4": with two telling digits, or with what an interval of it deserves.
[[nodiscard]] std::string figure_text(const Speaker& speaker, Figure figure, double value);
[[nodiscard]] std::string figure_text(const Speaker& speaker, Figure figure,
                                      const Estimate& estimate);
/// "2.4 to 3.9 %"; empty without an interval.
[[nodiscard]] std::string interval_text(const Speaker& speaker, Figure figure,
                                        const Estimate& estimate);
/// "1 %": a value that somebody stated, with all its digits.
[[nodiscard]] std::string stated_text(const Speaker& speaker, Figure figure, double value);
/// "+1.2 pt", with its sign; of shares, in percentage points.
[[nodiscard]] std::string change_text(const Speaker& speaker, Figure figure,
                                      const Estimate& change);
[[nodiscard]] std::string change_interval_text(const Speaker& speaker, Figure figure,
                                               const ConfidenceInterval& interval);

}  // namespace juchu
