// How far back a date can matter to a rulebook.
#pragma once

#include <vector>

#include "model/rulebook/rulebook.hpp"

namespace juchu {

/// By field: the largest number of days c such that some rule can tell a date c days ago from one c
/// + 1 days ago; `endless` where a date is compared with another date, or with a parameter of which
/// nothing is known. A field that is no date has 0.
[[nodiscard]] std::vector<Value> past_that_matters(const Rulebook& rulebook, Value endless);

}  // namespace juchu
