#include "sim/study/week.hpp"

#include <algorithm>
#include <charconv>
#include <string>
#include <utility>

namespace juchu {
namespace {

constexpr Day kFarthest = 400;  // days without an opening, and then never
constexpr std::array<std::string_view, 7> kWeekdays = {"mon", "tue", "wed", "thu",
                                                       "fri", "sat", "sun"};

std::string_view trimmed(std::string_view text) {
  const auto begin = text.find_first_not_of(' ');
  if (begin == text.npos) return {};
  return text.substr(begin, text.find_last_not_of(' ') - begin + 1);
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (;;) {
    const auto end = text.find(separator);
    parts.push_back(trimmed(text.substr(0, end)));
    if (end == text.npos) return parts;
    text.remove_prefix(end + 1);
  }
}

std::optional<int> weekday(std::string_view name) {
  std::string small(name);
  for (char& letter : small)
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
  const auto found = std::ranges::find(kWeekdays, small);
  if (found == kWeekdays.end()) return std::nullopt;
  return static_cast<int>(found - kWeekdays.begin());
}

/// "Mon-Fri,Sun", as a bit for each; nothing where it is none of it.
std::optional<unsigned> weekdays(std::string_view text) {
  unsigned days = 0;
  for (const std::string_view part : split(text, ',')) {
    const auto ends = split(part, '-');
    const auto first = weekday(ends.front()), last = weekday(ends.back());
    if (!first || !last || ends.size() > 2) return std::nullopt;
    for (int day = *first;; day = (day + 1) % 7) {
      if ((days & (1U << day)) != 0) return std::nullopt;
      days |= 1U << day;
      if (day == *last) break;
    }
  }
  return days;
}

/// "7:00", "17:00:30", at most 24:00.
std::optional<Instant> time_of_day(std::string_view text) {
  const auto parts = split(text, ':');
  if (parts.size() < 2 || parts.size() > 3) return std::nullopt;
  Instant time = 0;
  for (std::size_t i = 0; i < 3; ++i) {
    int number = 0;
    if (i < parts.size()) {
      const std::string_view part = parts[i];
      const char* end = part.data() + part.size();
      if (part.empty() || part.size() > 2 || (i > 0 && part.size() != 2) || part[0] == '-' ||
          std::from_chars(part.data(), end, number).ptr != end || number >= 60)
        return std::nullopt;
    }
    time = time * 60 + number;
  }
  time *= kSecond;
  return time <= kWholeDay ? std::optional(time) : std::nullopt;
}

/// "10:00-12:00", or "17:00" where a time is wanted.
std::optional<DayWindow> window(std::string_view text, bool time) {
  const auto ends = split(text, '-');
  if (ends.size() != (time ? 1U : 2U)) return std::nullopt;
  const auto from = time_of_day(ends.front()), to = time_of_day(ends.back());
  if (!from || !to || *from >= kWholeDay || (!time && *from == *to)) return std::nullopt;
  return DayWindow{*from, *to < *from ? *to + kWholeDay : *to};
}

std::optional<std::vector<DayWindow>> windows(std::string_view text, bool times) {
  std::vector<DayWindow> all;
  for (const std::string_view part : split(text, ',')) {
    const auto one = window(part, times);
    if (!one) return std::nullopt;
    all.push_back(*one);
  }
  return all;
}

/// In sequence, none of them within another.
bool put_in_sequence(std::vector<DayWindow>& day, bool times) {
  std::ranges::sort(day, {}, &DayWindow::from);
  return std::ranges::adjacent_find(day, [times](const DayWindow& a, const DayWindow& b) {
           return times ? a.from == b.from : a.to > b.from;
         }) == day.end();
}

}  // namespace

std::optional<Week> Week::parse(std::string_view text, bool times) {
  Week week;
  week.always_ = false;
  for (const std::string_view part : split(text, ';')) {
    const auto digit = part.find_first_of("0123456789");
    if (digit == part.npos) return std::nullopt;
    const auto days = digit == 0 ? std::optional(0x7FU) : weekdays(trimmed(part.substr(0, digit)));
    const auto open = windows(part.substr(digit), times);
    if (!days || !open) return std::nullopt;
    for (std::size_t day = 0; day < 7; ++day)
      if ((*days & (1U << day)) != 0)
        week.days_[day].insert(week.days_[day].end(), open->begin(), open->end());
  }
  for (std::vector<DayWindow>& day : week.days_)
    if (!put_in_sequence(day, times)) return std::nullopt;
  return week;
}

void Week::close_on(std::vector<Day> days) {
  closed_ = std::move(days);
  if (!always_ || closed_.empty()) return;
  always_ = false;
  days_.fill({{0, kWholeDay}});
}

bool Week::closed(Day day) const { return std::ranges::binary_search(closed_, day); }

Instant Week::after(Instant from, Instant length) const {
  if (always_) return from + length;
  Instant reached = from;  // nothing before it counts any more
  Day day = day_at(from) - 1;
  for (Day idle = 0; idle <= kFarthest + 1; ++idle, ++day) {
    if (closed(day)) continue;
    for (const DayWindow& open : on(weekday_of(day))) {
      const Instant begin = std::max(reached, midnight_of(day) + open.from);
      const Instant end = midnight_of(day) + open.to;
      if (begin >= end) continue;
      if (length < end - begin || (length == end - begin && length > 0)) return begin + length;
      length -= end - begin;
      reached = end;
      idle = 0;
    }
  }
  return kNever;
}

Instant Week::next_time(Instant from) const {
  if (always_) return kNever;
  for (Day day = day_at(from); day <= day_at(from) + kFarthest; ++day) {
    if (closed(day)) continue;
    for (const DayWindow& time : on(weekday_of(day)))
      if (time.from == time.to && midnight_of(day) + time.from >= from)
        return midnight_of(day) + time.from;
  }
  return kNever;
}

}  // namespace juchu
