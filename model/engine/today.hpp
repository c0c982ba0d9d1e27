// Asking compiled rules about one situation on one day, outside of any step.
#pragma once

#include "model/engine/compiled_rulebook.hpp"

namespace juchu {

/// What a condition on a situation can read besides it. An event's words, without parameters.
struct Today {
  explicit Today(Day day) : words{static_cast<Word>(day)} {}
  Word words[Event::kParameters];
};
static_assert(Event::kDay == 0);

/// Both outlive the answer.
inline Banks banks_of(const Situation& situation, const Today& today) {
  return {{situation.words.data(), today.words, situation.words.data()}};
}

/// Whether `deadline` is due on `today` where its order is in a status it speaks of.
inline bool is_due(const CompiledRulebook& rules, const CompiledDeadline& deadline,
                   const Banks& banks, Day today) {
  if (!rules.holds(deadline.when, banks)) return false;
  if (deadline.at.empty()) return true;
  const Value at = rules.value(deadline.at, banks);
  return at != kUnset && at <= today;
}

}  // namespace juchu
