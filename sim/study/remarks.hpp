// What is probably forgotten in a study, told without running it.
//
// Only what the study and the rulebook state is looked at: a remark is a question to the author, no
// proof that something goes wrong.
#pragma once

#include <vector>

#include "sim/study/study.hpp"

namespace juchu {

/// A team that has more work than time.
struct Overload {
  int team = 0;     // a row of Study::staff
  double work = 0;  // microseconds a day, when every order needs its habits once
  double time = 0;  // of all its people in a day
};

/// How many orders are made in a mean day of the study.
[[nodiscard]] double orders_a_day(const Study& study);

/// How long all people of a team work on a mean day, in microseconds of ordinary speed.
[[nodiscard]] double time_a_day(const Study& study, int team);

/// Statuses of the main region, not final, that an order can enter and that no habit or deadline
/// leaves: rows of Rulebook::statuses. None where no status is final: any may be an end then.
[[nodiscard]] std::vector<int> statuses_without_exit(const Study& study);
[[nodiscard]] std::vector<Overload> overloads(const Study& study);
/// Promises of somebody who does nothing in the study: rows of Rulebook::norms.
[[nodiscard]] std::vector<int> promises_nobody_keeps(const Study& study);

/// Waves of which no day is one of the study's.
[[nodiscard]] std::vector<const Wave*> waves_outside(const Study& study);

}  // namespace juchu
