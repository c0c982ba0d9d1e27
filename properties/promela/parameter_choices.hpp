// The values that the parameters of an event may take, written out one by one.
#pragma once

#include <string>
#include <vector>

#include "properties/promela/model_text.hpp"

namespace juchu {

/// One value of a parameter, and when it can be offered at all.
struct ParameterChoice {
  Term value;
  std::string when = "1";
};

/// Every value of a parameter of type `type` for an event of the order at `place`. A date stands
/// within `range`.
[[nodiscard]] std::vector<ParameterChoice> choices_of(const PromelaModel& model, const Type& type,
                                                      const DateRange& range, const Place& place);

/// The days between which the dates of `parameter` are offered; nothing when they have no bounds, or
/// bounds that move with a field.
[[nodiscard]] std::optional<DateRange> offered_days(const EventParameter& parameter,
                                                    const Names& names);

}  // namespace juchu
