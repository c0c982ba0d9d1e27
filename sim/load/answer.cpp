#include "sim/load/answer.hpp"

#include <algorithm>
#include <cassert>

namespace juchu {
namespace {

const std::optional<Target> kNoTarget;

std::size_t at(int index) { return static_cast<std::size_t>(index); }

const Measure& measure_at(const Study& study, int row) { return study.measures[at(row)]; }

RateAnswer rate_answer(const Study& study, RateRow row, const std::vector<Counts>& counts) {
  RateAnswer answer{.row = row};
  for (const Counts& one : counts) {
    answer.happened += one.happened;
    answer.orders += one.orders;
    if (one.happened > 0) ++answer.replications_with;
  }
  answer.estimate = rate_of(counts, kConfidence);
  if (const auto& target = target_of(study, row))
    answer.standing = answer.estimate ? standing_of(*target, bounds_of_rate(*answer.estimate))
                                      : Standing::Undecided;
  return answer;
}

/// The times of a replication as one sum over their number. Requires: all ended.
Total total_of(const Times& times) {
  Total total;
  for (const TimeCount& each : times.ended) {
    total.sum += each.time * each.count;
    total.count += each.count;
  }
  return total;
}

TimeAnswer time_answer(const Study& study, int measure, const std::vector<Times>& times) {
  TimeAnswer answer{.measure = measure};
  std::vector<Total> totals;
  for (const Times& one : times) {
    totals.push_back(total_of(one));
    answer.ended += totals.back().count;
    answer.unresolved += one.unresolved;
  }
  answer.p50 = quantile_of(times, .5, kConfidence);
  answer.p90 = quantile_of(times, .9, kConfidence);
  answer.p95 = quantile_of(times, .95, kConfidence);
  if (answer.unresolved == 0) answer.mean = mean_of(totals, kConfidence);
  answer.standing = standing_of(measure_at(study, measure).target, answer.p95);
  return answer;
}

NumberAnswer number_answer(const Study& study, int measure, std::size_t row,
                           std::span<const ReplicationCounts> counts) {
  NumberAnswer answer{.measure = measure};
  for (const ReplicationCounts& one : counts)
    answer.highest = std::max(answer.highest, one.numbers[row].highest);
  answer.mean = mean_of(totals_of_number(counts, row), kConfidence);
  answer.standing = standing_of(measure_at(study, measure).target, answer.mean);
  return answer;
}

StaffAnswer staff_answer(std::size_t row, std::span<const ReplicationCounts> counts) {
  StaffAnswer answer;
  for (const ReplicationCounts& one : counts) {
    const Account& account = one.staff[row];
    answer.sum.available += account.available;
    answer.sum.busy += account.busy;
    answer.sum.overtime += account.overtime;
    answer.sum.wasted += account.wasted;
  }
  answer.use = mean_of(totals_of_staff(counts, row), kConfidence);
  if (answer.use && answer.use->interval)
    answer.use->interval->high = std::min(1., answer.use->interval->high);
  return answer;
}

std::vector<RefusalAnswer> refusals_of(std::span<const ReplicationCounts> counts,
                                       std::int64_t orders) {
  std::vector<RefusalAnswer> all;
  for (const ReplicationCounts& one : counts) {
    for (const RefusalCount& refused : one.refusals) {
      const auto known = std::ranges::find(all, refused.by, &RefusalAnswer::by);
      if (known == all.end())
        all.push_back({refused.by, refused.times});
      else
        known->times += refused.times;
    }
  }
  for (RefusalAnswer& each : all)
    if (orders > 0)
      each.per_thousand = 1000 * static_cast<double>(each.times) / static_cast<double>(orders);
  std::ranges::sort(all, [](const RefusalAnswer& a, const RefusalAnswer& b) {
    if (a.times != b.times) return a.times > b.times;
    if (a.by.event != b.by.event) return a.by.event < b.by.event;
    if (a.by.rule.kind != b.by.rule.kind) return a.by.rule.kind < b.by.rule.kind;
    return a.by.rule.index < b.by.rule.index;
  });
  return all;
}

DayAnswer day_answer(Day day, std::size_t index, std::span<const ReplicationCounts> counts) {
  DayAnswer answer{.day = day};
  std::int64_t arrived = 0, happened = 0;
  std::vector<std::int64_t> standing;
  for (const ReplicationCounts& one : counts) {
    const DayCount& count = one.days[index];
    arrived += count.arrived;
    happened += count.happened;
    standing.resize(std::max(standing.size(), count.standing.size()));
    for (std::size_t s = 0; s < count.standing.size(); ++s) standing[s] += count.standing[s];
  }
  const auto replications = static_cast<double>(counts.size());
  answer.arrived = static_cast<double>(arrived) / replications;
  if (arrived > 0) answer.rate = static_cast<double>(happened) / static_cast<double>(arrived);
  for (const std::int64_t sum : standing)
    answer.standing.push_back(static_cast<double>(sum) / replications);
  return answer;
}

bool upper(const Target& target) {
  return target.sense == Target::Sense::Below || target.sense == Target::Sense::AtMost;
}

template <class Rows>
bool any_missed(const Rows& rows) {
  return std::ranges::any_of(rows,
                             [](const auto& row) { return row.standing == Standing::Missed; });
}

}  // namespace

bool StudyAnswer::misses_a_target() const {
  return any_missed(rates) || any_missed(times) || any_missed(numbers);
}

StudyAnswer answer_of(const Study& study, std::span<const ReplicationCounts> counts, int asked) {
  StudyAnswer answer{.replications = static_cast<int>(counts.size())};
  answer.complete = answer.replications == asked;
  for (const ReplicationCounts& one : counts) {
    answer.orders += one.orders;
    answer.turned_away += one.turned_away;
    answer.unresolved += one.unresolved;
    answer.events += one.events;
  }
  const std::vector<RateRow> rates = rates_of(study);
  for (std::size_t r = 0; r < rates.size(); ++r)
    answer.rates.push_back(rate_answer(study, rates[r], counts_of_rate(counts, r)));
  const std::vector<int> times = measures_of(study, Measure::Kind::Time);
  for (std::size_t t = 0; t < times.size(); ++t)
    answer.times.push_back(time_answer(study, times[t], counts_of_time(counts, t)));
  const std::vector<int> numbers = measures_of(study, Measure::Kind::Number);
  for (std::size_t n = 0; n < numbers.size(); ++n)
    answer.numbers.push_back(number_answer(study, numbers[n], n, counts));
  for (std::size_t s = 0; s < study.staff.size(); ++s)
    answer.staff.push_back(staff_answer(s, counts));
  answer.refusals = refusals_of(counts, answer.orders);
  const std::size_t days = counts.empty() ? 0 : counts.front().days.size();
  for (std::size_t d = 0; d < days; ++d)
    answer.days.push_back(day_answer(study.from + static_cast<Day>(d), d, counts));
  return answer;
}

ConfidenceInterval bounds_of_rate(const Estimate& estimate) {
  if (estimate.interval) return *estimate.interval;
  const double share = estimate.share_at_most.value_or(1);
  return estimate.telling == Telling::Escaped ? ConfidenceInterval{1 - share, 1}
                                              : ConfidenceInterval{0, share};
}

Standing standing_of(const Target& target, const ConfidenceInterval& bounds) {
  const bool equal_is_fine = target.sense == Target::Sense::AtMost ||
                             target.sense == Target::Sense::AtLeast;
  // On which side of the target the near and the far end lie, seen from where it is met.
  const double near = upper(target) ? bounds.low : -bounds.high;
  const double far = upper(target) ? bounds.high : -bounds.low;
  const double limit = upper(target) ? target.value : -target.value;
  if (equal_is_fine ? far <= limit : far < limit) return Standing::Met;
  if (equal_is_fine ? near > limit : near >= limit) return Standing::Missed;
  return Standing::Undecided;
}

Standing standing_of(const std::optional<Target>& target, const std::optional<Estimate>& estimate) {
  if (!target) return Standing::NoTarget;
  if (!estimate || !estimate->interval) return Standing::Undecided;
  return standing_of(*target, *estimate->interval);
}

const std::string& id_of(const Study& study, RateRow row) {
  const Rulebook& book = study.rules->rulebook();
  switch (row.of) {
    case RateRow::Of::Measure: return study.measures[at(row.row)].id;
    case RateRow::Of::Hazard: return book.hazards[at(row.row)].id;
    case RateRow::Of::Norm: return book.norms[at(row.row)].id;
    case RateRow::Of::Mail: return book.mails[at(row.row)].id;
    case RateRow::Of::Status: break;
  }
  return book.statuses[at(row.row)].id;
}

std::string_view kind_of(RateRow row) {
  switch (row.of) {
    case RateRow::Of::Measure: return "measure";
    case RateRow::Of::Hazard: return "hazard";
    case RateRow::Of::Norm: return "norm";
    case RateRow::Of::Mail: return "mail";
    case RateRow::Of::Status: break;
  }
  return "status";
}

const std::optional<Target>& target_of(const Study& study, RateRow row) {
  return row.of == RateRow::Of::Measure ? measure_at(study, row.row).target : kNoTarget;
}

std::vector<Counts> counts_of_rate(std::span<const ReplicationCounts> counts, std::size_t rate) {
  std::vector<Counts> all;
  for (const ReplicationCounts& one : counts)
    all.push_back({one.happened[rate], one.rate_orders[rate]});
  return all;
}

std::vector<Times> counts_of_time(std::span<const ReplicationCounts> counts, std::size_t time) {
  std::vector<Times> all;
  for (const ReplicationCounts& one : counts) all.push_back(one.times[time]);
  return all;
}

std::vector<Total> totals_of_number(std::span<const ReplicationCounts> counts, std::size_t number) {
  std::vector<Total> totals;
  for (const ReplicationCounts& one : counts) totals.push_back(one.numbers[number].over_time);
  return totals;
}

std::vector<Total> totals_of_staff(std::span<const ReplicationCounts> counts, std::size_t team) {
  std::vector<Total> totals;
  for (const ReplicationCounts& one : counts)
    totals.push_back({one.staff[team].busy, one.staff[team].available});
  return totals;
}

bool precise_enough(const StudyAnswer& answer, const Precision& asked) {
  return !answer.rates.empty() && precise_enough(answer.rates.front().estimate, asked);
}

bool precise_enough(const std::optional<Estimate>& rate, const Precision& asked) {
  if (!rate || !rate->interval || rate->telling_replications < kEnoughTelling) return false;
  const double half = (rate->interval->high - rate->interval->low) / 2;
  return half <= asked.value * (asked.relative ? rate->value : 1);
}

}  // namespace juchu
