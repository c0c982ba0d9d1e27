#include "sim/load/habits.hpp"

#include <algorithm>

namespace juchu {

bool any_moved_by_days(const Study& study) {
  return std::ranges::any_of(study.habits,
                             [](const Habit& habit) {
                               return habit.when.by_days ||
                                      (habit.priority && habit.priority->by_days);
                             }) ||
         std::ranges::any_of(study.measures, [](const Measure& measure) {
           return measure.first.by_days || measure.second.by_days;
         });
}

bool set_marks(const CompiledRulebook& rules, const Habit& habit, Situation& situation) {
  for (const int mark : habit.marks) rules.field(mark).put(situation.words.data(), 1);
  for (const int mark : habit.unmarks) rules.field(mark).put(situation.words.data(), 0);
  return !habit.marks.empty() || !habit.unmarks.empty();
}

}  // namespace juchu
