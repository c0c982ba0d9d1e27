#include "sim/events/roster.hpp"

#include <algorithm>
#include <cassert>
#include <utility>

namespace juchu {
namespace {

/// Whether a shift that begins on a day has people working `time` after its midnight.
bool holds(const Shift& shift, Instant time) {
  return shift.from <= time && time < shift.to &&
         std::ranges::none_of(
             shift.breaks, [&](const Break& rest) { return rest.from <= time && time < rest.to; });
}

}  // namespace

Roster::Roster(std::vector<Shift> shifts, std::vector<Day> off)
    : shifts_(std::move(shifts)), off_(std::move(off)) {
  std::ranges::sort(off_);
  for (const Shift& shift : shifts_)
    assert(0 <= shift.from && shift.from <= shift.to && shift.to <= 2 * kWholeDay);
}

bool Roster::begins_on(const Shift& shift, Day day) const {
  return day >= kFirstDay && (shift.weekdays >> weekday_of(day) & 1) != 0 &&
         !std::ranges::binary_search(off_, day);
}

int Roster::count_at(Instant at) const {
  int count = always_;
  for (const Day day : {day_at(at) - 1, day_at(at)})
    for (const Shift& shift : shifts_)
      if (holds(shift, at - midnight_of(day)) && begins_on(shift, day)) count += shift.count;
  return count;
}

/// The first change after `after` that a shift beginning on `day` brings about.
Instant Roster::first_change_of(Day day, Instant after) const {
  Instant first = kNever;
  const auto consider = [&](Instant time) {
    const Instant at = midnight_of(day) + time;
    if (after < at && at < first && count_at(at) != count_at(at - 1)) first = at;
  };
  for (const Shift& shift : shifts_) {
    if (!begins_on(shift, day)) continue;
    consider(shift.from);
    consider(shift.to);
    for (const Break& rest : shift.breaks) {
      consider(rest.from);
      consider(rest.to);
    }
  }
  return first;
}

Instant Roster::next_change(Instant after) const {
  // A week after the last date off, every shift that ever comes again has come.
  const Day today = day_at(after), last = std::max(today, off_.empty() ? today : off_.back()) + 8;
  Instant first = kNever;
  for (Day day = std::max(today - 1, kFirstDay); day <= last && first >= midnight_of(day); ++day)
    first = std::min(first, first_change_of(day, after));
  return first;
}

}  // namespace juchu
