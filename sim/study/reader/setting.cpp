// The span of a study, its days off and its shop.
#include <algorithm>

#include "model/time/weekdays.hpp"
#include "sim/scenario/given.hpp"
#include "sim/scenario/holidays.hpp"
#include "sim/scenario/scenario_names.hpp"
#include "sim/study/reader/draft.hpp"
#include "sim/study/study_keys.hpp"

namespace juchu {
namespace {

constexpr Day kLongestSpan = 3660;
constexpr Day kBeyond = 400;  // days after the last whose holidays something may still ask for

/// Days of the week and dates, as dates.
std::vector<Day> read_closed(const JsonCursor& at, const Study& study) {
  std::vector<Day> days;
  const NameList names = weekdays();
  for (const JsonCursor& item : at.items(JsonCursor::Lone::Allowed)) {
    const auto weekday = item.is(JsonValue::Kind::String) ? names.find(item.value()->string)
                                                          : std::nullopt;
    if (!weekday) {
      if (const auto day = read_day(item)) days.push_back(*day);
      continue;
    }
    for (Day day = study.from; day < study.limit() + kBeyond; ++day)
      if (weekday_of(day) == *weekday) days.push_back(day);
  }
  std::ranges::sort(days);
  const auto repeated = std::ranges::unique(days);
  days.erase(repeated.begin(), repeated.end());
  return days;
}

/// That of the backlog, if there is one; a study that is `like` another may state that one's.
Day read_first_day(const JsonCursor& root, const StudyDraft& draft) {
  const bool found = root.optional("backlog").present();
  const Day stated = read_day(found ? root.optional("from") : root.at("from")).value_or(0);
  return draft.backlog ? draft.backlog->given->as_of : stated;
}

int read_whole(const JsonCursor& at, int low, int high, int otherwise) {
  return static_cast<int>(at.integer(low, high).value_or(otherwise));
}

}  // namespace

void read_span(const JsonCursor& root, StudyDraft& draft) {
  Study& study = draft.study;
  study.from = read_first_day(root, draft);
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
    root.at("days").complain({"期間が暦の終わりを越えます", "the study ends after the calendar"});
}

void read_calendars(const JsonCursor& root, StudyDraft& draft) {
  Study& study = draft.study;
  const JsonCursor calendar = root.optional("calendar");
  if (calendar.present()) {
    calendar.only_keys(keys_of(StudyPart::Calendar));
    const Day last = study.limit() - 1;
    const Day first = draft.backlog ? std::max(kFirstDay, study.from - kDaysBeforeGiven)
                                    : study.from;
    read_holidays(calendar.optional("holidays"), {first, last, last + kBeyond}, study.calendar);
    if (const JsonCursor closed = calendar.optional("closed"); closed.present()) {
      study.calendar.closed_weekdays.clear();
      const NameList names = weekdays();
      for (const JsonCursor& item : closed.items(JsonCursor::Lone::Allowed))
        if (const auto day = item.one_of(names)) study.calendar.closed_weekdays.push_back(*day);
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
