#include "sim/study/study_events.hpp"

#include <algorithm>

#include "model/rulebook/at_creation.hpp"

namespace juchu {

bool can_arrive(const Rulebook& rulebook, int event) { return creates_orders(rulebook, event); }

bool can_be_a_habit(const Rulebook& rulebook, int event) {
  return !can_arrive(rulebook, event) ||
         std::ranges::any_of(rulebook.permits, [event](const Permit& permit) {
           return permit.event == event && !permit.from.nothing;
         });
}

}  // namespace juchu
