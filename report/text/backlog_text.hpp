// What becomes of the orders that are there when a study begins, told order by order.
#pragma once

#include "report/text/section.hpp"
#include "report/text/study_text.hpp"

namespace juchu {

/// The rate that is told of them: the study's first one that is asked of all orders, a row of
/// `rates_of`.
[[nodiscard]] std::optional<std::size_t> rate_of_backlog(const Study& study);

/// Its share, and the orders that it is most likely to happen to. Nothing where there are none.
[[nodiscard]] Section backlog_section(const StudyView& view, const Speaker& speaker);

/// How many of the backlog's orders stand in each status, the first status first.
[[nodiscard]] std::vector<std::string> backlog_by_status(const Study& study,
                                                         const Speaker& speaker);

}  // namespace juchu
