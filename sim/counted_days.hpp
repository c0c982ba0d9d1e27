// Which days a story took as business days where the number of them decided something.
#pragma once

#include <vector>

#include "sim/replayer.hpp"

namespace juchu {

/// The business days since a date of the order, as its rules count them.
struct CountedDays {
  int field = 0;             // the date: a row of Rulebook::fields
  Day since = 0;             // its value; the day itself does not count
  std::vector<Day> working;  // those that counted, up to as many as any rule asks for
  std::vector<Day> off;      // those between them that did not
  bool operator==(const CountedDays&) const = default;
};

/// For each date whose business days a step's rule, a norm that it breached or a hazard that it
/// entered reads; dates that are unset or not yet past are left out. Cost: the days since.
[[nodiscard]] std::vector<CountedDays> counted_days(const Scenario& scenario,
                                                    const StoryStep& step);

}  // namespace juchu
