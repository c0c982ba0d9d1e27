#include "sim/study/remarks.hpp"

#include <algorithm>

#include "model/engine/clause_analysis.hpp"
#include "model/index.hpp"
#include "sim/events/instant.hpp"

namespace juchu {
namespace {

/// The mean of one of several numbers.
double mean_of(const std::vector<int>& values, const std::optional<WeightedChoice>& choice) {
  if (!choice) return values.empty() ? 1 : values.front();
  double mean = 0;
  for (std::size_t i = 0; i < values.size(); ++i) mean += choice->share(i) * values[i];
  return mean;
}

bool includes(const StatusSet& from, Value status) { return (from.in[0] >> status & 1) != 0; }

/// The main status that a rule leads to; -1: none.
Value main_status_of(const std::vector<StatusChange>& to) {
  for (const StatusChange& change : to)
    if (change.region == 0) return change.value;
  return -1;
}

/// Whether people come to do `event` while an order has this status.
bool done_in(const Habit& habit, int event, Value status) {
  if (habit.event != event) return false;
  return habit.when.clause.empty() ||
         truth_of(habit.when.clause.expression(), {{0, status}}) != Truth::False;
}

/// Where an order can go from one main status, by what people do and what days bring.
class Ways {
 public:
  explicit Ways(const Study& study) : study_(study), book_(study.rules->rulebook()) {}

  [[nodiscard]] std::vector<Value> begins() const {
    std::vector<Value> statuses;
    for (const Permit& permit : book_.permits) {
      if (!permit.from.nothing || !arrives(permit.event)) continue;
      const Value to = main_status_of(permit.to);
      statuses.push_back(to >= 0 ? to : book_.regions.front().initial);
    }
    return statuses;
  }

  [[nodiscard]] std::vector<Value> from(Value status) const {
    std::vector<Value> statuses;
    const auto add = [&](const std::vector<StatusChange>& change) {
      const Value to = main_status_of(change);
      if (to >= 0 && to != status) statuses.push_back(to);
    };
    for (const Deadline& deadline : book_.deadlines)
      if (includes(deadline.from, status)) add(deadline.to);
    for (const Permit& permit : book_.permits)
      if (includes(permit.from, status) && done(permit.event, status)) add(permit.to);
    return statuses;
  }

 private:
  [[nodiscard]] bool arrives(int event) const {
    return std::ranges::find(study_.arrivals, event, &Arrivals::event) != study_.arrivals.end();
  }
  [[nodiscard]] bool done(int event, Value status) const {
    return std::ranges::any_of(study_.habits,
                               [&](const Habit& habit) { return done_in(habit, event, status); });
  }

  const Study& study_;
  const Rulebook& book_;
};

/// The time of all people of a team, in the days in which orders come.
double time_of(const Team& team, Instant from, Instant to) {
  double time = 0;
  for (const Crew& crew : team.crews) {
    for (Instant now = from; now < to;) {
      const Instant next = std::min(to, crew.roster.next_change(now));
      time += static_cast<double>(next - now) * crew.roster.count_at(now) * crew.speed_percent /
              100;
      now = next;
    }
  }
  return time;
}

}  // namespace

double orders_a_day(const Study& study) {
  double orders = 0;
  for (const Arrivals& arrivals : study.arrivals)
    for (Day day = study.from; day < study.horizon(); ++day)
      orders += arrivals.per_day * arrivals.weekdays[at(weekday_of(day))] *
                arrivals.times_in_waves(day) * mean_of(arrivals.lines, arrivals.lines_choice) *
                mean_of(arrivals.batches, arrivals.batches_choice);
  return study.days > 0 ? orders / study.days : 0;
}

double time_a_day(const Study& study, int team) {
  const double time = time_of(study.staff[at(team)].team, midnight_of(study.from),
                              midnight_of(study.horizon()));
  return study.days > 0 ? time / study.days : 0;
}

std::vector<int> statuses_without_exit(const Study& study) {
  const Rulebook& book = study.rules->rulebook();
  if (!book.ends()) return {};  // it does not say where orders may rest
  const Ways ways(study);
  std::vector<Value> seen;
  std::vector<Value> to_see = ways.begins();
  std::vector<int> stuck;
  while (!to_see.empty()) {
    const Value status = to_see.back();
    to_see.pop_back();
    if (std::ranges::find(seen, status) != seen.end()) continue;
    seen.push_back(status);
    const std::vector<Value> next = ways.from(status);
    if (next.empty() && !book.status(0, status).final)
      stuck.push_back(book.regions.front().statuses[static_cast<std::size_t>(status)]);
    to_see.insert(to_see.end(), next.begin(), next.end());
  }
  std::ranges::sort(stuck);
  return stuck;
}

std::vector<Overload> overloads(const Study& study) {
  std::vector<Overload> found;
  const double orders = orders_a_day(study);
  for (std::size_t team = 0; team < study.staff.size() && study.days > 0; ++team) {
    Overload load{.team = static_cast<int>(team)};
    for (const Habit& habit : study.habits)
      if (habit.clock == Habit::Clock::Using && at(habit.team) == team && habit.time &&
          habit.whom == Habit::For::Order)
        load.work += orders * habit.chance * juchu::mean_of(*habit.time);
    load.time = time_a_day(study, load.team);
    if (load.work > load.time) found.push_back(load);
  }
  return found;
}

std::vector<int> promises_nobody_keeps(const Study& study) {
  const Rulebook& book = study.rules->rulebook();
  std::vector<int> found;
  for (std::size_t row = 0; row < book.norms.size(); ++row) {
    const Norm& norm = book.norms[row];
    const bool acts = std::ranges::any_of(study.habits, [&](const Habit& habit) {
      return habit.event >= 0 && book.events[at(habit.event)].actor == norm.actor;
    });
    if (norm.promise && !acts) found.push_back(static_cast<int>(row));
  }
  return found;
}

std::vector<const Wave*> waves_outside(const Study& study) {
  std::vector<const Wave*> outside;
  for (const Arrivals& arrivals : study.arrivals)
    for (const Wave& wave : arrivals.waves)
      if (wave.from >= study.horizon() || wave.from + wave.days <= study.from)
        outside.push_back(&wave);
  return outside;
}

}  // namespace juchu
