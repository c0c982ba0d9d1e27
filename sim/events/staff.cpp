#include "sim/events/staff.hpp"

#include <algorithm>
#include <cassert>
#include <utility>

namespace juchu {
namespace {

constexpr std::int64_t kCarried = std::numeric_limits<std::int64_t>::min();

/// How long a person takes for work of `length`, to the nearest microsecond, but for what takes time
/// at all no less than one.
Instant time_for(Instant length, int speed_percent) {
  if (speed_percent == 100 || length == 0) return length;
  return std::max<Instant>((length * 100 + speed_percent / 2) / speed_percent, 1);
}

}  // namespace

Staff::Staff(std::vector<Team> teams, Instant start)
    : lines_(teams.size()), wasted_(teams.size(), 0) {
  for (std::size_t t = 0; t < teams.size(); ++t) {
    at_end_.push_back(teams[t].at_end);
    first_.push_back(groups_.size());
    for (Crew& crew : teams[t].crews) {
      assert(crew.speed_percent > 0);
      const int present = crew.roster.count_at(start);
      const Instant changes = crew.roster.next_change(start);
      idle_ += present;
      next_change_ = std::min(next_change_, changes);
      groups_.push_back({.plan = std::move(crew),
                         .team = static_cast<int>(t),
                         .present = present,
                         .changes = changes,
                         .accounted = start});
    }
  }
  first_.push_back(groups_.size());
}

WorkId Staff::request(int team, const Turn& turn, Instant length) {
  assert(turn.priority != kCarried && length >= 0);
  if (unused_.empty()) {
    unused_.push_back(static_cast<WorkId>(works_.size()));
    works_.emplace_back();
  }
  const WorkId id = unused_.back();
  unused_.pop_back();
  works_[id] = {.turn = turn, .team = team, .length = length, .left = length};
  wait(id);
  return id;
}

void Staff::wait(WorkId id) {
  const Work& work = works_[id];
  Turn turn = work.turn;
  if (work.carried) turn.priority = kCarried;
  lines_[at(work.team)].add(turn, id);
  ++waiting_;
  stirred_ = true;
}

void Staff::stop_waiting(WorkId id) {
  lines_[at(works_[id].team)].remove(id);
  --waiting_;
}

std::optional<Begun> Staff::look_for_work(Instant now) {
  for (std::size_t t = 0; t < lines_.size(); ++t)
    for (std::size_t g = first_[t]; g < first_[t + 1] && !lines_[t].empty(); ++g)
      if (groups_[g].has_free()) return begin(g, lines_[t].first(), now);
  for (std::size_t g = 0; g < groups_.size(); ++g)
    for (const int other : groups_[g].plan.also)
      if (groups_[g].has_free() && !lines_[at(other)].empty())
        return begin(g, lines_[at(other)].first(), now);
  stirred_ = false;
  return std::nullopt;
}

Begun Staff::begin(std::size_t g, WorkId id, Instant now) {
  stop_waiting(id);
  --idle_;
  Group& group = groups_[g];
  group.account_until(now);
  Work& work = works_[id];
  work.crew = static_cast<int>(g);
  work.place = static_cast<std::uint32_t>(group.works.size());
  work.since = now;
  work.begun = begun_++;
  group.works.push_back(id);
  return {id, work.crew, now + time_for(work.left, group.plan.speed_percent)};
}

/// Takes work in hand from who does it.
void Staff::let_go(WorkId id, Instant now) {
  Work& work = works_[id];
  assert(work.crew != kNobody);
  Group& group = groups_[at(work.crew)];
  group.account_until(now);
  const WorkId moved = group.works.back();
  group.works[work.place] = moved;
  works_[moved].place = work.place;
  group.works.pop_back();
  if (work.overtime)
    --group.in_overtime;
  else
    ++idle_;
  work.overtime = false;
  work.crew = kNobody;
  work.spent += now - work.since;
  stirred_ = true;
}

void Staff::forget(WorkId id) { unused_.push_back(id); }

void Staff::complete(WorkId id, Instant now) {
  let_go(id, now);
  forget(id);
}

void Staff::cancel(WorkId id, Instant now) {
  Work& work = works_[id];
  if (in_hand(id))
    let_go(id, now);
  else
    stop_waiting(id);
  wasted_[at(work.team)] += work.spent;
  forget(id);
}

void Staff::set_priority(WorkId id, std::int64_t priority) {
  Work& work = works_[id];
  work.turn.priority = priority;
  if (in_hand(id)) return;
  stop_waiting(id);
  wait(id);
}

const std::vector<WorkId>& Staff::end_shifts(Instant now) {
  interrupted_.clear();
  for (Group& group : groups_) {
    const int present = group.changes == now ? group.plan.roster.count_at(now) : group.present;
    if (present >= group.present) continue;
    change(group, present, now);
    while (group.in_shift() > present) end_shift_of(begun_last(group), now);
  }
  return interrupted_;
}

void Staff::start_shifts(Instant now) {
  for (Group& group : groups_) {
    if (group.changes != now) continue;
    change(group, group.plan.roster.count_at(now), now);
    while (group.in_overtime > 0 && group.has_free()) {
      works_[overtime_begun_first(group)].overtime = false;
      --group.in_overtime;
      --idle_;
    }
    stirred_ = true;
  }
}

void Staff::change(Group& group, int present, Instant now) {
  group.account_until(now);
  idle_ += present - group.present;
  group.present = present;
  group.changes = group.plan.roster.next_change(now);
  next_change_ = std::ranges::min_element(groups_, {}, &Group::changes)->changes;
}

WorkId Staff::begun_last(const Group& group) const {
  const auto rank = [&](WorkId id) { return std::pair(!works_[id].overtime, works_[id].begun); };
  return *std::ranges::max_element(group.works, {}, rank);
}

WorkId Staff::overtime_begun_first(const Group& group) const {
  const auto rank = [&](WorkId id) { return std::pair(!works_[id].overtime, works_[id].begun); };
  return *std::ranges::min_element(group.works, {}, rank);
}

/// What becomes of work in hand at the end of the shift of who does it.
void Staff::end_shift_of(WorkId id, Instant now) {
  Work& work = works_[id];
  Group& group = groups_[at(work.crew)];
  const AtEnd at_end = at_end_[at(group.team)];
  if (at_end == AtEnd::Finish) {
    work.overtime = true;
    ++group.in_overtime;
    ++idle_;
    return;
  }
  let_go(id, now);
  if (at_end == AtEnd::Carry) {
    const Instant done = (now - work.since) * group.plan.speed_percent / 100;
    work.left = std::max<Instant>(work.left - done, 1);
    work.carried = true;
  } else {
    work.left = work.length;
    work.carried = false;
    wasted_[at(work.team)] += std::exchange(work.spent, 0);
  }
  interrupted_.push_back(id);
  wait(id);
}

Account Staff::Group::account_at(Instant now) const {
  const Instant passed = now - accounted;
  return {.available = account.available + passed * present,
          .busy = account.busy + passed * in_shift(),
          .overtime = account.overtime + passed * in_overtime};
}

int Staff::present(int team) const {
  int count = 0;
  for (std::size_t g = first_[at(team)]; g < first_[at(team) + 1]; ++g) count += groups_[g].present;
  return count;
}

Account Staff::account(int team, Instant now) const {
  Account sum{.wasted = wasted_[at(team)]};
  for (std::size_t g = first_[at(team)]; g < first_[at(team) + 1]; ++g) {
    const Account account = groups_[g].account_at(now);
    sum.available += account.available;
    sum.busy += account.busy;
    sum.overtime += account.overtime;
  }
  return sum;
}

}  // namespace juchu
