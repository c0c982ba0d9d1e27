// What can be said of an expression without running it.
#pragma once

#include <cstdint>
#include <map>
#include <set>

#include "model/expression/expression.hpp"

namespace juchu {

/// The fields an expression reads; a business-day counter counts as its date.
[[nodiscard]] std::set<int> reads_of(const Expression& expression);
[[nodiscard]] std::set<int> reads_of(const Clause& clause);

/// What is known of an expression's truth when some fields are known.
enum class Truth : std::uint8_t { False, Unknown, True };
[[nodiscard]] Truth truth_of(const Expression& expression, const std::map<int, Value>& known);
/// The same when it is asked of a step of which the event (-1: none) and the actor are known.
[[nodiscard]] Truth truth_in_step(const Expression& expression, int event, Value actor);

}  // namespace juchu
