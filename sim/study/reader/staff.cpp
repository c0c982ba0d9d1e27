// Who works when.
#include <algorithm>
#include <cmath>
#include <map>

#include "sim/study/reader/draft.hpp"
#include "sim/study/study_keys.hpp"

namespace juchu {
namespace {

using Kinds = JsonValue::Kind;

constexpr int kMostPeople = 10'000;

/// What the breaks of a day leave of a shift.
std::vector<Break> breaks_in(const DayWindow& shift, const std::vector<DayWindow>& breaks) {
  std::vector<Break> inside;
  for (const DayWindow& each : breaks) {
    const Instant from = std::max(shift.from, each.from), to = std::min(shift.to, each.to);
    if (from < to) inside.push_back({from, to});
  }
  return inside;
}

/// The shifts of a week; days with the same ones share a row.
std::vector<Shift> shifts_of(const Week& week, const Week& breaks, int count) {
  std::vector<Shift> shifts;
  for (int day = 0; day < 7; ++day)
    for (const DayWindow& window : week.on(day)) {
      Shift shift{.weekdays = static_cast<std::uint8_t>(1U << day),
                  .from = window.from,
                  .to = window.to,
                  .count = count,
                  .breaks = breaks_in(window, breaks.on(day))};
      const auto same = std::ranges::find_if(shifts, [&](const Shift& other) {
        return other.from == shift.from && other.to == shift.to &&
               std::ranges::equal(other.breaks, shift.breaks, [](const Break& a, const Break& b) {
                 return a.from == b.from && a.to == b.to;
               });
      });
      if (same == shifts.end()) {
        shifts.push_back(std::move(shift));
      } else {
        same->weekdays = static_cast<std::uint8_t>(same->weekdays | shift.weekdays);
      }
    }
  return shifts;
}

int read_speed(const JsonCursor& at) {
  constexpr double kSlowest = 0.1, kFastest = 10;
  if (at.is(Kinds::String)) {
    const std::string_view text = at.value()->string;
    int percent = 0;
    std::size_t digits = 0;
    while (digits < text.size() && digits < 4 && text[digits] >= '0' && text[digits] <= '9')
      percent = percent * 10 + (text[digits++] - '0');
    const std::string_view unit = text.substr(digits);
    if ((unit == "%" || unit == " %") && percent >= 10 && percent <= 1000) return percent;
    at.complain(
        {"速さとして読めません", "this is no speed"},
        {"\"80 %\" のように10〜1000 %で書いてください", "write 10 to 1000 %, like \"80 %\""});
    return 100;
  }
  return static_cast<int>(std::lround(read_number(at, kSlowest, kFastest).value_or(1) * 100));
}

class StaffReader {
 public:
  StaffReader(const StudyDraft& draft, std::vector<std::string> ids)
      : draft_(draft), ids_(std::move(ids)) {}

  StaffRow read(const JsonCursor& row) const {
    StaffRow staff{.id = std::string(row.key()), .says = read_says(row.optional("says"))};
    staff.source = row.optional("source").text().value_or("");
    row.only_keys(keys_of(StudyPart::Staff));
    static const std::vector<std::string> kEnds = {"finish", "carry", "drop"};
    staff.team.at_end = static_cast<AtEnd>(
        row.optional("at_end").one_of(kEnds, {"終わり方", "end of a shift"}).value_or(0));
    const JsonCursor people = row.optional("people");
    if (!people.present()) {
      staff.team.crews.push_back(read_crew(row, row));
      return staff;
    }
    for (const char* key : {"count", "speed", "also"})
      if (const JsonCursor other = row.optional(key); other.present())
        other.complain_at_key({"「people」があるときは一人ずつに書いてください",
                               "with \"people\" it is said of each of them"});
    for (const JsonCursor& person : people.items()) {
      person.only_keys(keys_of(StudyPart::Person));
      (void)read_says(person.optional("says"));
      staff.team.crews.push_back(read_crew(person, row));
    }
    return staff;
  }

 private:
  /// `row` may leave to `all` what is the same for all people.
  Crew read_crew(const JsonCursor& row, const JsonCursor& all) const {
    Crew crew{.roster = read_roster(row, all), .speed_percent = read_speed(row.optional("speed"))};
    for (const JsonCursor& item : row.optional("also").items(JsonCursor::Lone::Allowed))
      if (const auto other = item.one_of(ids_, {"スタッフ", "staff"})) crew.also.push_back(*other);
    return crew;
  }

  Roster read_roster(const JsonCursor& row, const JsonCursor& all) const {
    const auto of = [&](const char* key) {
      const JsonCursor own = row.optional(key);
      return own.present() ? own : all.optional(key);
    };
    const JsonCursor shift = of("shift");
    Week breaks = read_week(of("breaks"), false).value_or(Week());
    const bool closed = closed_on_holidays(row, closed_on_holidays(all, true));
    std::vector<Day> off = closed ? draft_.off : draft_.study.closed;
    if (shift.is(Kinds::Object)) return read_counts_by_shift(row, shift, breaks, std::move(off));
    const int count = static_cast<int>(row.optional("count").integer(0, kMostPeople).value_or(1));
    if (!shift.present() && breaks.always() && off.empty()) return Roster(count);
    auto week = shift.present() ? read_week(shift, false) : Week::parse("0:00-24:00", false);
    return Roster(shifts_of(week.value_or(Week()), breaks, count), std::move(off));
  }

  /// {"Mon-Fri 9:00-17:00": 3, "Sat 10:00-15:00": 1}.
  static Roster read_counts_by_shift(const JsonCursor& row, const JsonCursor& shift,
                                     const Week& breaks, std::vector<Day> off) {
    if (const JsonCursor count = row.optional("count"); count.present())
      count.complain_at_key(
          {"人数は「shift」に書かれています", "how many they are \"shift\" says already"});
    std::vector<Shift> shifts;
    for (const JsonCursor& member : shift.members()) {
      const auto count = member.integer(0, kMostPeople);
      const auto week = Week::parse(member.key(), false);
      if (!week)
        member.complain_at_key({"曜日と時間帯として読めません", "these are no hours of a week"},
                               {"例: \"Mon-Fri 10:00-18:00\"", "like \"Mon-Fri 10:00-18:00\""});
      if (!week || !count) continue;
      for (Shift& each : shifts_of(*week, breaks, static_cast<int>(*count)))
        shifts.push_back(std::move(each));
    }
    return Roster(std::move(shifts), std::move(off));
  }

  const StudyDraft& draft_;
  std::vector<std::string> ids_;
};

}  // namespace

void read_staff(const JsonCursor& section, StudyDraft& draft) {
  if (!section.present()) return;
  const auto rows = section.members();
  std::vector<std::string> ids;
  for (const JsonCursor& row : rows) {
    if (!is_row_id(row.key())) row.complain_at_key(not_a_row_id());
    ids.emplace_back(row.key());
  }
  const StaffReader reader(draft, std::move(ids));
  for (const JsonCursor& row : rows) draft.study.staff.push_back(reader.read(row));
}

}  // namespace juchu
