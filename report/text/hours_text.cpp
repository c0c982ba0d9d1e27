#include "report/text/hours_text.hpp"

#include "report/study_wording.hpp"

namespace juchu {
namespace {

constexpr unsigned kAllDays = 0x7F;

/// "17:00", "7:00:30", of an instant after midnight; the next day's like today's.
std::string time_of_day(Instant time) {
  if (time > kWholeDay) time -= kWholeDay;
  const Instant second = time / kSecond;
  const std::string text = fmt::format("{}:{:02}", second / 3600, second / 60 % 60);
  return second % 60 == 0 ? text : fmt::format("{}:{:02}", text, second % 60);
}

std::string window_text(Instant from, Instant to, const Speaker& speaker) {
  if (from == to) return time_of_day(from);
  return speaker.say(kHoursFromTo, time_of_day(from), time_of_day(to));
}

std::string shift_text(const Shift& shift, const Speaker& speaker) {
  const std::string text = speaker.say(kOnDays, weekdays_text(shift.weekdays, speaker),
                                       window_text(shift.from, shift.to, speaker));
  std::vector<std::string> breaks;
  for (const Break& each : shift.breaks) breaks.push_back(window_text(each.from, each.to, speaker));
  return breaks.empty() ? text : speaker.say(kWithBreaks, text, speaker.list(breaks));
}

std::string people_text(int count, const Speaker& speaker) {
  return count == 1 ? speaker.say(kOnePerson) : speaker.say(kPeople, count);
}

/// How many they are when; shifts of as many stand together.
std::string roster_text(const Roster& roster, const Speaker& speaker) {
  const std::vector<Shift>& shifts = roster.shifts();
  if (shifts.empty()) return speaker.say(kPeopleAlways, people_text(roster.always(), speaker));
  std::vector<std::string> groups;
  for (std::size_t i = 0; i < shifts.size();) {
    const int count = shifts[i].count;
    std::string when;
    for (; i < shifts.size() && shifts[i].count == count; ++i)
      when += (when.empty() ? "" : "; ") + shift_text(shifts[i], speaker);
    groups.push_back(speaker.say(kPeopleWhen, people_text(count, speaker), when));
  }
  return speaker.list(groups);
}

}  // namespace

std::string weekdays_text(unsigned days, const Speaker& speaker) {
  if (days == kAllDays) return speaker.say(kEveryDay);
  std::vector<std::string> parts;
  for (int day = 0; day < 7;) {
    const int first = day;
    while (day < 7 && (days >> day & 1) != 0) ++day;
    if (day == first) {
      ++day;
    } else if (day - first < 3) {
      for (int each = first; each < day; ++each) parts.push_back(speaker.weekday(each));
    } else {
      parts.push_back(speaker.say(kDaysFromTo, speaker.weekday(first), speaker.weekday(day - 1)));
    }
  }
  return speaker.list(parts);
}

std::string week_text(const Week& week, const Speaker& speaker) {
  std::string text;
  unsigned told = 0;
  for (int day = 0; day < 7; ++day) {
    if ((told >> day & 1) != 0 || week.on(day).empty()) continue;
    unsigned alike = 0;
    for (int other = day; other < 7; ++other)
      if (week.on(other) == week.on(day)) alike |= 1U << other;
    told |= alike;
    std::vector<std::string> windows;
    for (const DayWindow& each : week.on(day))
      windows.push_back(window_text(each.from, each.to, speaker));
    text += (text.empty() ? "" : "; ") +
            speaker.say(kOnDays, weekdays_text(alike, speaker), speaker.list(windows));
  }
  return week.closes() ? speaker.say(kNotOnDaysOff, text) : text;
}

std::string crew_text(const Crew& crew, const std::vector<std::string>& teams,
                      const Speaker& speaker) {
  std::string text = roster_text(crew.roster, speaker);
  if (crew.roster.has_days_off()) text = speaker.say(kNotOnDaysOff, text);
  if (crew.speed_percent != 100) text = speaker.say(kAtSpeed, text, crew.speed_percent);
  std::vector<std::string> also;
  for (const int team : crew.also) also.push_back(teams[static_cast<std::size_t>(team)]);
  return also.empty() ? text : speaker.say(kStandsInFor, text, speaker.list(also));
}

}  // namespace juchu
