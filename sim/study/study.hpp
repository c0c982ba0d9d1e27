// A study: who comes to a shop and what people do, under a rulebook. Every name is resolved, every
// expression is a program.
//
// The rulebook is the one that the study names, with one more truth value of the order for each
// mark: the rules never read them, so that they decide as before.
//
// Invariants (established by the reader)
//   U1  Nothing but clocks and draws is stated here: what is allowed, and what a day brings, the
//       rulebook says.
//   U2  Every setting of the shop has a value.
#pragma once

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "model/engine/compiled_rulebook.hpp"
#include "model/rulebook/rulebook_json.hpp"
#include "model/text/text.hpp"
#include "sim/events/staff.hpp"
#include "sim/random/distribution.hpp"
#include "sim/random/weighted_choice.hpp"
#include "sim/scenario/scenario.hpp"
#include "sim/study/week.hpp"

namespace juchu {

/// A condition on an order that a study states.
struct Condition {
  Clause clause;  // as written; empty: always
  Program program;
  bool by_days = false;  // the passing of days alone may change it
};

/// What a parameter of an event is given.
struct StatedValue {
  enum class Kind : std::uint8_t {
    Expression,  // `value`
    Fresh,       // an unused number that fits the event's method; unset where it has none
    Workday,     // the `days`-th working day from the date `value`
  };
  Kind kind = Kind::Expression;
  Clause clause;  // as written
  Program value;
  int days = 0;
};

struct ParameterValue {
  int parameter = 0;
  std::vector<StatedValue> outcomes;     // one, or one of several
  std::optional<WeightedChoice> choice;  // of those; none for a single one
};

/// A time in which more come than usual.
struct Wave {
  std::string id;
  Day from = 0;
  int days = 1;
  double times = 1;
  Text says;
  std::string source;  // where the numbers are from; may be empty, here and of other rows
};

/// What makes orders.
struct Arrivals {
  std::string id;
  Text says;
  std::string source;
  int event = 0;  // creates an order
  double per_day = 0;
  std::array<double, 7> weekdays{1, 1, 1, 1, 1, 1, 1};  // times per_day; 0 Monday
  std::array<double, 24> hours{};                       // shares of a day; sum 1
  std::vector<Wave> waves;
  std::vector<int> lines{1};  // orders of one cart
  std::optional<WeightedChoice> lines_choice;
  std::vector<int> batches{1};  // carts at one instant
  std::optional<WeightedChoice> batches_choice;
  std::vector<ParameterValue> with;  // by parameter; others have the event's default
  Position position;

  /// How many times as many come on `day` as on a day without waves.
  [[nodiscard]] double times_in_waves(Day day) const {
    double product = 1;
    for (const Wave& wave : waves)
      if (day >= wave.from && day < wave.from + wave.days) product *= wave.times;
    return product;
  }
};

/// People who do things by turns, and what they are called.
struct StaffRow {
  std::string id;
  Text says;
  std::string source;
  Team team;
};

/// Who does what, when.
struct Habit {
  enum class For : std::uint8_t { Order, Cart, Shop };
  enum class Clock : std::uint8_t { After, At, Using };

  std::string id;
  Text says;
  std::string source;
  For whom = For::Order;
  bool in_final = false;  // also of orders that are final
  Condition when;
  Clock clock = Clock::After;
  std::optional<Distribution> time;   // `after`, or what the work takes
  Week hours;                         // After: the clock runs then
  Week at;                            // At
  int team = -1;                      // Using: a row of Study::staff
  std::optional<Condition> priority;  // a number or date; smallest first, unset last
  double chance = 1;                  // that it happens in a spell at all
  int event = -1;                     // none: the ring alone
  std::vector<ParameterValue> with;
  std::vector<int> marks, unmarks;  // fields
  bool again = false;               // a new spell begins at once after a ring
  Position position;
};

struct Target {
  enum class Sense : std::uint8_t { Below, AtMost, Above, AtLeast };
  Sense sense = Sense::Below;
  double value = 0;  // a share; of times, microseconds
  std::string text;  // as written
};

struct Measure {
  enum class Kind : std::uint8_t { Rate, Time, Number };
  std::string id;
  Text says;
  Kind kind = Kind::Rate;
  std::vector<int> arrivals;  // whose orders: rows; none: all
  bool at_end = false;        // Rate: as the order closed; else ever
  Condition first;            // Rate, Number: what is counted; Time: from the first of these
  Condition second;           // Time: to the first of these at or after it
  std::optional<Target> target;
  Position position;

  /// Whether orders of this row of arrivals are asked.
  [[nodiscard]] bool asks(int row) const {
    return arrivals.empty() || std::ranges::find(arrivals, row) != arrivals.end();
  }
};

/// An order that is there when the study begins.
struct BacklogOrder {
  std::string id;
  int cart = 0;         // of those of the backlog, numbered as they come
  Situation situation;  // as the first day has begun
};
/// What was found at the beginning: told order by order, and counted in no measure of those that
/// come.
struct Backlog {
  std::vector<BacklogOrder> orders;
  int numbers = 0;  // tracking numbers that they have: the first ones of all
};

/// A change of the study that somebody could make.
struct Lever {
  std::string id;
  Text says;
};

struct Study {
  std::string id;
  std::string file;
  Text title;
  Text says;                                      // what there is to know about it; may be empty
  Text question;                                  // what it asks, in its own words; may be empty
  std::string source;                             // where its numbers are from; may be empty
  std::shared_ptr<const CompiledRulebook> named;  // the rulebook as it is
  std::shared_ptr<const CompiledRulebook> rules;  // the same with the marks
  std::vector<Instruction> code;                  // of the study's own programs
  std::vector<ParameterChoice> choices;           // that the study makes for the rulebook
  int first_mark = 0;                             // the marks are this field and those after it
  Situation start;                                // the shop's settings
  Calendar calendar;                              // the rules' working days
  std::vector<Day> closed;                        // days on which the shop itself is closed; sorted
  Backlog backlog;
  Day from = 0;
  int days = 0;         // in which orders come
  int warm_up = 0;      // days at the beginning whose orders are not counted
  int follow_days = 0;  // after the last of them
  int replications = 0;
  std::uint64_t seed = 1;
  std::vector<Arrivals> arrivals;
  std::vector<StaffRow> staff;
  std::vector<Habit> habits;
  std::vector<Measure> measures;
  std::vector<Lever> levers;
  std::uint64_t hash = 0;  // of all that the answer depends on

  [[nodiscard]] Day horizon() const { return from + days; }  // the first day without arrivals
  [[nodiscard]] Day limit() const { return horizon() + follow_days; }  // the first day not lived
  [[nodiscard]] bool holds(const Program& condition, const Banks& banks) const {
    return condition.empty() || run_condition(code.data() + condition.begin, rules->tables, banks);
  }
  [[nodiscard]] Value value(const Program& program, const Banks& banks) const {
    return run(code.data() + program.begin, rules->tables, banks);
  }
};

}  // namespace juchu
