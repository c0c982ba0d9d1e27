#include "sim/testing/counted_study.hpp"

#include <gtest/gtest.h>

#include "model/engine/rulebook_shelf.hpp"
#include "sim/load/answer.hpp"

namespace juchu {
namespace {

constexpr Day kFirst = 19783;  // Friday 2024-03-01

std::array<double, 24> at_noon() {
  std::array<double, 24> hours{};
  hours[12] = 1;
  return hours;
}

int named(const auto& rows, std::string_view id) {
  for (std::size_t i = 0; i < rows.size(); ++i)
    if (rows[i].id == id) return static_cast<int>(i);
  ADD_FAILURE() << "no " << id;
  return 0;
}

/// A condition that is only read by people here, and can hold in every status.
Condition written(const char* text) { return {.clause = {.text = text, .root = {{.value = 1}}}}; }

}  // namespace

Study counted_study() {
  Diagnostics diagnostics;
  Study study;
  study.rules = RulebookShelf().open("sim/testing/corner_shop.json", {}, diagnostics);
  const Rulebook& book = study.rules->rulebook();
  study.id = "corner";
  study.file = "corner.json";
  study.title = {"角の店の三日間", "Three days at the corner shop"};
  study.first_mark = static_cast<int>(book.fields.size());
  study.start = study.rules->start();
  study.from = kFirst;
  study.days = 3;
  study.follow_days = 2;
  study.replications = 12;
  study.arrivals = {{.id = "orders",
                     .says = {},
                     .event = named(book.events, "order"),
                     .per_day = 40,
                     .hours = at_noon()}};
  study.staff = {
      {.id = "packers",
       .says = {"梱包", "packers"},
       .team = {.crews = {{.roster = Roster(
                               {Shift{.weekdays = 0x1F, .from = 9 * kHour, .to = 17 * kHour}})}}}}};
  study.habits = {{.id = "packs",
                   .says = {},
                   .when = written("shipping == open"),
                   .clock = Habit::Clock::Using,
                   .time = ConstantTime{15 * kMinute},
                   .team = 0,
                   .event = named(book.events, "ship")}};
  study.measures = {{.id = "late_rate",
                     .says = {"遅延", "Late orders"},
                     .kind = Measure::Kind::Rate,
                     .first = written("shipping == late"),
                     .target = Target{Target::Sense::Below, .01, "< 0.01"}},
                    {.id = "to-send",
                     .says = {"発送まで", "Until sent"},
                     .kind = Measure::Kind::Time,
                     .first = written("true"),
                     .second = written("shipping == sent")},
                    {.id = "waiting",
                     .says = {"待ち", "Orders waiting"},
                     .kind = Measure::Kind::Number,
                     .first = written("shipping in [open, late]")}};
  study.levers = {{.id = "one-more", .says = {"梱包を一人増やす", "one more packer"}}};
  return study;
}

ReplicationCounts quiet_replication(const Study& study, int replication, std::int64_t orders) {
  ReplicationCounts counts{.replication = replication, .orders = orders, .events = orders * 3};
  const std::size_t rates = rates_of(study).size();
  counts.rate_orders.assign(rates, orders);
  counts.happened.assign(rates, 0);
  counts.times = {{.ended = {{kHour, orders / 2}, {2 * kHour, orders - orders / 2}}}};
  counts.numbers = {
      {.over_time = {5 * study.days * kWholeDay, study.days * kWholeDay}, .highest = 9}};
  counts.staff = {
      {.available = 16 * kHour, .busy = 12 * kHour, .overtime = kHour, .wasted = kHour / 2}};
  for (int day = 0; day < study.days + study.follow_days; ++day) {
    const std::int64_t arrived = day < study.days ? orders / study.days : 0;
    counts.days.push_back({.arrived = arrived,
                           .happened = 0,
                           .standing = {arrived, 0, 3, 2},
                           .numbers = {9},
                           .staff = {{.sum = 4 * kHour, .count = 5 * kHour}},
                           .times = {arrived > 0 ? DayTimes{kHour, 2 * kHour} : DayTimes{}}});
  }
  return counts;
}

void let_happen(const Study& study, std::string_view kind, std::string_view id, std::int64_t orders,
                ReplicationCounts& counts) {
  const std::vector<RateRow> rates = rates_of(study);
  for (std::size_t r = 0; r < rates.size(); ++r) {
    if (kind_of(rates[r]) != kind || id_of(study, rates[r]) != id) continue;
    counts.happened[r] = orders;
    if (r == 0) counts.days.front().happened = orders;
    return;
  }
  ADD_FAILURE() << "no " << kind << ' ' << id;
}

std::vector<ReplicationCounts> replications_with(const Study& study, int count,
                                                 const std::vector<std::int64_t>& late) {
  std::vector<ReplicationCounts> all;
  for (int i = 0; i < count; ++i) {
    all.push_back(quiet_replication(study, i + 1, 100));
    const std::int64_t how_many = late[static_cast<std::size_t>(i) % late.size()];
    let_happen(study, "measure", "late_rate", how_many, all.back());
  }
  return all;
}

}  // namespace juchu
