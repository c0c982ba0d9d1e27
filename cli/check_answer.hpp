// What is told of a check once it is known what came of it: the same words and bytes whether one
// process asked or many.
#pragma once

#include <optional>

#include "cli/check.hpp"
#include "model/text/problems.hpp"
#include "properties/check/readings.hpp"
#include "report/text/check_text.hpp"

namespace juchu {

/// What is wrong with the first id of the request that names nothing to check in `book`; `large` is
/// the same rulebook with its large bounds.
[[nodiscard]] std::optional<Complaint> unknown_id(const CheckRequest& request, const Rulebook& book,
                                                  const Rulebook& large);

/// What a request asks; without threads, budgets of time and memory, and listeners.
[[nodiscard]] CheckOptions options_of(const CheckRequest& request);

/// All that there is to answer, said and saved. With `readings`, the report is the united one.
[[nodiscard]] ExitCode tell_check(const CheckRequest& request, const Checked& checked,
                                  const ReadingsReport* readings, const CheckTiming* timing,
                                  Console& console);

}  // namespace juchu
