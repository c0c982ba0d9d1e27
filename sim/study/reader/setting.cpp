// The span of a study, its days off and its shop.
#include <algorithm>

#include "model/time/holidays.hpp"
#include "sim/scenario/scenario_names.hpp"
#include "sim/study/reader/draft.hpp"
#include "sim/study/study_keys.hpp"

namespace juchu {
namespace {

constexpr Day kLongestSpan = 3660;
constexpr Day kBeyond = 400;  // days after the last whose holidays something may still ask for

bool is_weekday(const JsonCursor& item) {
  const auto& names = weekday_names();
  return item.is(JsonValue::Kind::String) &&
         std::ranges::find(names, item.value()->string) != names.end();
}

/// "jp": as far as somebody may ask. Complains when the study itself goes beyond the table.
std::vector<Day> japanese_holidays(const JsonCursor& at, const Study& study) {
  if (study.limit() - 1 > holidays_predicted_until()) {
    const std::string last = day_text(holidays_predicted_until());
    at.complain(say("祝日が分かるのは{}までです", "the holidays are known until {} only", last),
                {"期間を早めるか、祝日を日付で書いてください",
                 "let the study end before, or list the holidays as dates"});
    return {};
  }
  std::vector<Day> days;
  const Day last = std::min(study.limit() + kBeyond, holidays_predicted_until());
  for (Day day = study.from; day <= last; ++day)
    if (is_japanese_holiday(day).value_or(false)) days.push_back(day);
  return days;
}

std::vector<Day> read_holidays(const JsonCursor& at, const Study& study) {
  if (at.is(JsonValue::Kind::String)) {
    if (at.value()->string == "jp") return japanese_holidays(at, study);
    at.complain({"祝日の指定として読めません", "this names no holidays"},
                {"\"jp\" か、日付の一覧を書いてください", "write \"jp\", or a list of dates"});
    return {};
  }
  std::vector<Day> days;
  for (const JsonCursor& item : at.items())
    if (const auto day = read_day(item)) days.push_back(*day);
  std::ranges::sort(days);
  return days;
}

/// Days of the week and dates, as dates.
std::vector<Day> read_closed(const JsonCursor& at, const Study& study) {
  std::vector<Day> days;
  for (const JsonCursor& item : at.items(JsonCursor::Lone::Allowed)) {
    if (!is_weekday(item)) {
      if (const auto day = read_day(item)) days.push_back(*day);
      continue;
    }
    const auto weekday = item.one_of(weekday_names(), {"曜日", "weekday"});
    for (Day day = study.from; day < study.limit() + kBeyond; ++day)
      if (weekday_of(day) == *weekday) days.push_back(day);
  }
  std::ranges::sort(days);
  const auto repeated = std::ranges::unique(days);
  days.erase(repeated.begin(), repeated.end());
  return days;
}

int read_whole(const JsonCursor& at, int low, int high, int otherwise) {
  return static_cast<int>(at.integer(low, high).value_or(otherwise));
}

}  // namespace

void read_span(const JsonCursor& root, StudyDraft& draft) {
  Study& study = draft.study;
  study.from = read_day(root.at("from")).value_or(0);
  study.days = read_whole(root.at("days"), 1, kLongestSpan, 1);
  study.follow_days = read_whole(root.optional("follow_days"), 0, kLongestSpan, 60);
  study.warm_up = read_whole(root.optional("warm_up"), 0, kLongestSpan, 0);
  study.replications = read_whole(root.optional("replications"), 1, 1'000'000, 40);
  study.seed = static_cast<std::uint64_t>(
      root.optional("seed").integer(0, std::numeric_limits<std::int64_t>::max()).value_or(1));
  if (study.warm_up >= study.days)
    root.optional("warm_up").complain(
        {"数える日が残りません", "no day is left that counts"},
        say("daysの{}より少なくしてください", "make it less than the {} days", study.days));
  if (study.limit() + kBeyond > kLastDay)
    root.at("from").complain({"期間が暦の終わりを越えます", "the study ends after the calendar"});
}

void read_calendars(const JsonCursor& root, StudyDraft& draft) {
  Study& study = draft.study;
  const JsonCursor calendar = root.optional("calendar");
  if (calendar.present()) {
    calendar.only_keys(keys_of(StudyPart::Calendar));
    study.calendar.holidays = read_holidays(calendar.optional("holidays"), study);
    if (const JsonCursor closed = calendar.optional("closed"); closed.present()) {
      study.calendar.closed_weekdays.clear();
      for (const JsonCursor& item : closed.items(JsonCursor::Lone::Allowed))
        if (const auto day = item.one_of(weekday_names(), {"曜日", "weekday"}))
          study.calendar.closed_weekdays.push_back(*day);
    }
  }
  study.closed = read_closed(root.optional("closed"), study);
  std::ranges::set_union(study.calendar.holidays, study.closed, std::back_inserter(draft.off));
}

std::vector<std::pair<int, Value>> read_shop(const JsonCursor& root, const StudyDraft& draft) {
  const JsonCursor shop = root.optional("shop");
  TokenTable tokens(draft.rules);
  std::vector<std::pair<int, Value>> values;
  for (const FieldExpectation& stated :
       ScenarioNames(draft.rules.rulebook(), tokens).fields(shop, FieldScope::Shop))
    values.emplace_back(stated.field, stated.value);
  std::string missing;
  for (const Field& field : draft.rules.rulebook().fields)
    if (field.any_initial &&
        (!shop.is(JsonValue::Kind::Object) || shop.value()->find(field.id) == nullptr))
      missing += (missing.empty() ? "" : ", ") + field.id;
  if (!missing.empty())
    (shop.present() ? shop : root)
        .complain(say("ショップの設定がありません: {}", "the shop's settings are not stated: {}",
                      missing),
                  {"「shop」にすべて書いてください", "state each under \"shop\""});
  return values;
}

}  // namespace juchu
