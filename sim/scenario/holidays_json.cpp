#include <algorithm>

#include "model/expression/wording.hpp"
#include "model/time/holidays.hpp"
#include "model/time/weekdays.hpp"
#include "sim/scenario/holidays.hpp"
#include "sim/scenario/scenario_names.hpp"

namespace juchu {

void read_holidays(const JsonCursor& at, const DaysAsked& days, Calendar& calendar) {
  if (!at.is(JsonValue::Kind::String)) {
    for (const JsonCursor& item : at.items())
      if (const auto day = read_day(item)) calendar.holidays.push_back(*day);
    std::ranges::sort(calendar.holidays);
  } else if (at.value()->string != "jp") {
    at.complain({"祝日の指定として読めません", "this names no holidays"},
                {"\"jp\" か、日付の一覧を書いてください", "write \"jp\", or a list of dates"});
  } else if (days.last > holidays_predicted_until()) {
    const std::string last = day_text(holidays_predicted_until());
    at.complain(say("祝日が分かるのは{}までです", "the holidays are known until {} only", last),
                {"それまでに終わらせるか、祝日を日付で書いてください",
                 "let all end before, or list the holidays as dates"});
  } else {
    calendar.japanese = true;
    calendar.holidays = japanese_holidays(days.first, days.beyond);
  }
}

Calendar read_calendar(const JsonCursor& at, Day first, Day last) {
  Calendar calendar;
  if (!at.present()) return calendar;
  at.only_keys({"closed", "holidays"});
  if (const JsonCursor closed = at.optional("closed"); closed.present()) {
    calendar.closed_weekdays.clear();
    const NameList names = weekdays();
    for (const JsonCursor& item : closed.items())
      if (const auto day = item.one_of(names)) calendar.closed_weekdays.push_back(*day);
  }
  constexpr Day kBeyond = 400;  // views and what-ifs look ahead
  read_holidays(at.optional("holidays"), {first, last, last + kBeyond}, calendar);
  return calendar;
}

}  // namespace juchu
