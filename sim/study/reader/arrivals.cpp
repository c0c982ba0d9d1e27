// What makes orders.
#include <algorithm>
#include <charconv>
#include <limits>
#include <numeric>

#include "model/time/weekdays.hpp"
#include "sim/scenario/scenario_names.hpp"
#include "sim/study/reader/draft.hpp"
#include "sim/study/study_keys.hpp"

namespace juchu {
namespace {

using Kinds = JsonValue::Kind;
using Hours = std::array<double, 24>;

constexpr double kMostInAnHour = 1e6;  // far below where arrivals have no numbers of their own

struct Profile {
  std::string_view name;
  Hours weights;
};
/// Shares of a day by hour, from midnight, in hundredths; assumed.
constexpr std::array<Profile, 4> kProfiles = {{
    {"even", {1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1}},
    {"evening", {3, 2, 1, 1, 0.5, 0.5, 1, 2, 3, 3, 4, 4, 5, 4, 4, 4, 4, 5, 6, 8, 10, 11, 9, 5}},
    {"office", {1, 0.5, 0.5, 0.5, 0.5, 0.5, 1, 2, 6, 9, 9, 9, 8, 9, 9, 9, 8, 6, 3, 2, 2, 2, 2, 1}},
    {"lunch_and_evening",
     {3, 2, 1, 1, 0.5, 0.5, 1, 2, 3, 3, 4, 6, 11, 7, 3, 3, 3, 4, 5, 7, 8, 9, 8, 5}},
}};

Hours named_hours(const JsonCursor& at) {
  const auto profile = at.one_of(profile_names(), {"時間帯の分布", "profile"});
  return kProfiles[static_cast<std::size_t>(profile.value_or(0))].weights;
}

Hours listed_hours(const JsonCursor& at) {
  Hours weights{};
  const auto items = at.items();
  if (items.size() != weights.size()) {
    at.complain({"0時から23時まで24個の数が必要です", "24 numbers are needed, from midnight"});
    return weights;
  }
  for (std::size_t hour = 0; hour < weights.size(); ++hour)
    weights[hour] = read_number(items[hour], 0, 1e9).value_or(1);
  return weights;
}

/// {"20": 3, "21": 1}.
Hours keyed_hours(const JsonCursor& at) {
  Hours weights{};
  for (const JsonCursor& row : at.members()) {
    std::size_t hour = weights.size();
    const std::string_view key = row.key();
    const char* end = key.data() + key.size();
    if (std::from_chars(key.data(), end, hour).ptr != end || hour >= weights.size()) {
      row.complain_at_key(out_of_range(0, 23));
    } else {
      weights[hour] = read_number(row, 0, 1e9).value_or(1);
    }
  }
  return weights;
}

Hours read_hours(const JsonCursor& at) {
  Hours hours = kProfiles.front().weights;
  if (at.is(Kinds::Array)) {
    hours = listed_hours(at);
  } else if (at.is(Kinds::Object)) {
    hours = keyed_hours(at);
  } else if (at.present()) {
    hours = named_hours(at);
  }
  const double sum = std::accumulate(hours.begin(), hours.end(), 0.0);
  if (sum <= 0 && (at.is(Kinds::Object) || at.items().size() == hours.size()))
    at.complain({"重みが0より大きいものが必要です", "some weight must be more than 0"});
  if (sum > 0)
    for (double& hour : hours) hour /= sum;
  return hours;
}

std::array<double, 7> read_weekdays(const JsonCursor& at) {
  std::array<double, 7> times{1, 1, 1, 1, 1, 1, 1};
  if (!at.present()) return times;
  const std::vector<JsonCursor> stated = at.by_names(weekdays());
  for (std::size_t day = 0; day < times.size(); ++day)
    times[day] = read_number(stated[day], 0, 1000).value_or(1);
  return times;
}

std::vector<Wave> read_waves(const JsonCursor& section, const StudyDraft& draft) {
  std::vector<Wave> waves;
  RowLines lines;
  for (const JsonCursor& row : section.items()) {
    row.only_keys(keys_of(StudyPart::Wave));
    Wave wave;
    wave.says = read_says(row.optional("says"));
    wave.source = row.optional("source").text().value_or("");
    if (const JsonCursor id = row.optional("id"); id.present())
      wave.id = read_row_id(id, {"波", "wave"}, lines, draft);
    wave.from = read_day(row.at("from")).value_or(0);
    wave.days = static_cast<int>(row.at("days").integer(1, 3660).value_or(1));
    wave.times = read_number(row.at("times"), 0, 1000).value_or(1);
    waves.push_back(std::move(wave));
  }
  return waves;
}

/// The most carts that an hour of the study brings on average.
double most_in_an_hour(const Arrivals& row, const Study& study) {
  double most = 0;
  for (Day day = study.from; day < study.horizon(); ++day) {
    double times = row.weekdays[static_cast<std::size_t>(weekday_of(day))];
    for (const Wave& wave : row.waves)
      if (day >= wave.from && day < wave.from + wave.days) times *= wave.times;
    most = std::max(most, times);
  }
  return most * row.per_day * std::ranges::max(row.hours);
}

/// An event that can make an order; -1 after a complaint.
int read_creating(const JsonCursor& at, const StudyDraft& draft) {
  const auto event = at.one_of(draft.book.names.events, called::event);
  if (!event || draft.creating.contains(*event)) return event.value_or(-1);
  std::string creating;
  for (const int each : draft.creating)
    creating += (creating.empty() ? "" : ", ") + draft.event(each).id;
  at.complain(say("「{}」は注文を作りません", "\"{}\" creates no order", draft.event(*event).id),
              creating.empty()
                  ? Text{}
                  : say("注文を作るのは {} です", "orders are created by {}", creating));
  return -1;
}

Arrivals read_row(const JsonCursor& row, RowLines& lines, const StudyDraft& draft) {
  row.only_keys(keys_of(StudyPart::Arrivals));
  Arrivals arrivals;
  arrivals.source = row.optional("source").text().value_or("");
  arrivals.id = read_row_id(row.at("id"), {"到着", "row of arrivals"}, lines, draft);
  arrivals.says = read_says(row.optional("says"));
  arrivals.event = read_creating(row.at("event"), draft);
  arrivals.per_day = read_number(row.at("per_day"), 0, 1e7).value_or(0);
  arrivals.weekdays = read_weekdays(row.optional("weekdays"));
  arrivals.hours = read_hours(row.optional("hours"));
  arrivals.waves = read_waves(row.optional("waves"), draft);
  if (most_in_an_hour(arrivals, draft.study) > kMostInAnHour)
    row.at("per_day").complain(
        {"一時間に100万件より多くは到着できません", "no more than a million may come in an hour"});
  read_counts(row.optional("lines"), 1, 1000, arrivals.lines, arrivals.lines_choice);
  read_counts(row.optional("batches"), 1, 100'000, arrivals.batches, arrivals.batches_choice);
  if (arrivals.event >= 0)
    arrivals.with = read_with(row, arrivals.event, StudyReads::Settings, draft);
  arrivals.position = draft.written(row);
  return arrivals;
}

}  // namespace

const std::vector<std::string>& profile_names() {
  static const std::vector<std::string> kNames = [] {
    std::vector<std::string> names;
    for (const Profile& profile : kProfiles) names.emplace_back(profile.name);
    return names;
  }();
  return kNames;
}

void read_arrivals(const JsonCursor& section, StudyDraft& draft) {
  const auto rows = section.items();
  if (rows.empty() && section.is(Kinds::Array)) section.complain(empty_list());
  RowLines lines;
  for (const JsonCursor& row : rows) draft.study.arrivals.push_back(read_row(row, lines, draft));
}

}  // namespace juchu
