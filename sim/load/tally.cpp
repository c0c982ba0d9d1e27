#include "sim/load/tally.hpp"

#include <algorithm>
#include <utility>

#include "model/bits.hpp"
#include "model/index.hpp"

namespace juchu {
namespace {

constexpr Instant kMillisecond = kSecond / 1000;

bool has(const std::vector<std::uint64_t>& bits, std::size_t bit) {
  return (bits[bit / 64] >> bit % 64 & 1) != 0;
}

/// The quantiles of `ended` and of so many that never did: a time, as long as it is one that ended.
DayTimes quantiles_of(std::vector<std::int64_t>& ended, std::int64_t unresolved) {
  DayTimes quantiles;
  const std::int64_t all = std::ssize(ended) + unresolved;
  for (const std::int64_t percent : {50, 95}) {
    const std::int64_t place = (all * percent + 99) / 100 - 1;
    if (place < 0 || place >= std::ssize(ended)) break;
    const auto at_place = ended.begin() + place;
    std::ranges::nth_element(ended, at_place);
    quantiles.push_back(*at_place);
  }
  return quantiles;
}

}  // namespace

std::vector<RateRow> rates_of(const Study& study) {
  std::vector<RateRow> rates;
  const auto add = [&](RateRow::Of of, std::size_t count) {
    for (std::size_t row = 0; row < count; ++row) rates.push_back({of, static_cast<int>(row)});
  };
  for (const int measure : measures_of(study, Measure::Kind::Rate))
    rates.push_back({RateRow::Of::Measure, measure});
  const Rulebook& book = study.rules->rulebook();
  add(RateRow::Of::Hazard, book.hazards.size());
  add(RateRow::Of::Norm, book.norms.size());
  add(RateRow::Of::Mail, book.mails.size());
  add(RateRow::Of::Status, book.statuses.size());
  return rates;
}

std::vector<int> measures_of(const Study& study, Measure::Kind kind) {
  std::vector<int> rows;
  for (std::size_t m = 0; m < study.measures.size(); ++m)
    if (study.measures[m].kind == kind) rows.push_back(static_cast<int>(m));
  return rows;
}

Tally::Tally(const Study& study, StudyConditions& conditions, int replication)
    : study_(study),
      rules_(*study.rules),
      conditions_(conditions),
      rates_(rates_of(study)),
      times_(measures_of(study, Measure::Kind::Time)),
      lasted_by_day_(times_.size()),
      staff_(study.staff.size()),
      day_ends_(midnight_of(study.from + 1)) {
  const Rulebook& book = rules_.rulebook();
  const std::size_t measures = measures_of(study, Measure::Kind::Rate).size();
  first_hazard_ = measures;
  first_norm_ = first_hazard_ + book.hazards.size();
  first_mail_ = first_norm_ + book.norms.size();
  first_status_ = first_mail_ + book.mails.size();
  for (std::size_t rate = 0; rate < measures; ++rate)
    if (!study.measures[static_cast<std::size_t>(rates_[rate].row)].at_end) ever_.push_back(rate);
  for (const Region& region : book.regions) {
    auto& values = statuses_.emplace_back();
    for (const int status : region.statuses)
      values.push_back(first_status_ + static_cast<std::size_t>(status));
  }
  for (const int measure : measures_of(study, Measure::Kind::Number))
    numbers_.push_back({measure, 0, midnight_of(study.from)});
  standing_.resize(book.regions.front().statuses.size());
  counts_.replication = replication;
  counts_.rate_orders.resize(rates_.size());
  counts_.happened.resize(rates_.size());
  counts_.times.resize(times_.size());
  counts_.numbers.resize(numbers_.size());
  counts_.days.resize(static_cast<std::size_t>(study.days + study.follow_days));
  for (auto& days : lasted_by_day_) days.resize(counts_.days.size());
  counts_.backlog.resize(study.backlog.orders.size() * words_for(rates_.size()));
}

void Tally::make(OrderTally& order, int arrivals, Instant at) const {
  order.arrivals = arrivals;
  order.day = static_cast<std::size_t>(day_at(at) - study_.from);
  order.counted = day_at(at) >= study_.from + study_.warm_up && day_at(at) < study_.horizon();
  begin(order);
}

void Tally::begin(OrderTally& order) const {
  order.standing = -1;
  order.bits.assign(words_for(rates_.size()) + words_for(numbers_.size()), 0);
  order.times.assign(times_.size(), {});
  order.statuses = 0;
  order.held.form = RememberedAnswers::kUnknown;
  order.held.asked = false;
}

void Tally::find(OrderTally& order, std::size_t row, const Standing& standing) {
  order.arrivals = -1;
  order.found = row;
  order.counted = false;
  begin(order);
  see_bits(order, first_hazard_, hazards_of(rules_, standing.situation, day_at(standing.at)));
  for (std::size_t norm = 0; norm < rules_.norms.size(); ++norm) {
    const CompiledNorm& duty = rules_.norms[norm];
    if (duty.clock.width > 0 && duty.clock.get(standing.situation.words.data()) == duty.breached)
      see(order, first_norm_ + norm);
  }
  stands(order, standing);
}

bool Tally::satisfies(const OrderTally& order, std::size_t number) const {
  return has(order.bits, words_for(rates_.size()) * 64 + number);
}

void Tally::turned_away(const OrderTally& order) {
  if (order.counted) ++counts_.turned_away;
}

void Tally::stands(OrderTally& order, const Standing& standing) {
  const auto& [situation, form, today, at] = standing;
  const bool changed = conditions_.find(order.held, situation, form, today);
  const std::size_t statuses = rules_.configuration(situation);
  if (std::exchange(order.statuses, statuses) == statuses && !changed) return;
  for (std::size_t r = 0; r < statuses_.size(); ++r) {
    const Value value = rules_.fields[r].get(situation.words.data());
    if (value == kUnset) continue;
    see(order, statuses_[r][static_cast<std::size_t>(value)]);
    if (r != 0 || value == order.standing) continue;
    if (order.standing >= 0) --standing_[static_cast<std::size_t>(order.standing)];
    if (order.standing < 0 && order.arrivals >= 0) ++counts_.days[order.day].arrived;
    order.standing = static_cast<int>(value);
    ++standing_[static_cast<std::size_t>(value)];
  }
  for (const std::size_t rate : ever_)
    if (conditions_.first(order.held, static_cast<std::size_t>(rates_[rate].row))) see(order, rate);
  for (std::size_t t = 0; t < times_.size(); ++t) {
    const auto measure = static_cast<std::size_t>(times_[t]);
    auto& [began, ended] = order.times[t];
    if (ended != kNever || !study_.measures[measure].asks(order.arrivals)) continue;
    if (began == kNever && conditions_.first(order.held, measure)) began = at;
    if (began != kNever && conditions_.second(order.held, measure)) ended = at;
  }
  for (std::size_t n = 0; n < numbers_.size(); ++n) {
    const auto measure = static_cast<std::size_t>(numbers_[n].measure);
    const bool now = conditions_.first(order.held, measure) &&
                     study_.measures[measure].asks(order.arrivals);
    if (now == satisfies(order, n)) continue;
    order.bits[words_for(rates_.size()) + n / 64] ^= std::uint64_t{1} << n % 64;
    count_number(n, now ? 1 : -1, at);
  }
}

void Tally::see_bits(OrderTally& order, std::size_t first, std::uint64_t bits) const {
  for_each_bit(bits, [&](int bit) { see(order, first + at(bit)); });
}

void Tally::decided(OrderTally& order, const Decision& decision) {
  see_bits(order, first_hazard_, decision.entered);
  see_bits(order, first_norm_, decision.breached);
  see_bits(order, first_mail_, decision.sends);
}

void Tally::refused(RuleRef rule, int event) {
  ++refusals_[{event, {static_cast<int>(rule.kind), static_cast<int>(rule.index)}}];
}

void Tally::ended(OrderTally& order, const Standing& standing, bool closed) {
  const auto& [situation, form, today, at] = standing;
  conditions_.find(order.held, situation, form, today);
  if (order.standing >= 0) --standing_[static_cast<std::size_t>(order.standing)];
  for (std::size_t n = 0; n < numbers_.size(); ++n)
    if (satisfies(order, n)) count_number(n, -1, at);
  for (std::size_t rate = 0; rate < first_hazard_; ++rate) {
    const auto measure = static_cast<std::size_t>(rates_[rate].row);
    if (study_.measures[measure].at_end && conditions_.first(order.held, measure)) see(order, rate);
  }
  if (order.arrivals < 0) {
    const std::size_t size = words_for(rates_.size());
    std::copy_n(order.bits.begin(), size, counts_.backlog.data() + order.found * size);
    return;
  }
  if (!rates_.empty() && has(order.bits, 0)) ++counts_.days[order.day].happened;
  for (std::size_t t = 0; t < times_.size(); ++t) count_time(t, order);
  if (!order.counted) return;
  ++counts_.orders;
  if (!closed) ++counts_.unresolved;
  for (std::size_t rate = 0; rate < rates_.size(); ++rate) {
    if (rate < first_hazard_ &&
        !study_.measures[static_cast<std::size_t>(rates_[rate].row)].asks(order.arrivals))
      continue;
    ++counts_.rate_orders[rate];
    if (has(order.bits, rate)) ++counts_.happened[rate];
  }
}

void Tally::count_time(std::size_t time, const OrderTally& order) {
  const auto& [began, ended] = order.times[time];
  if (began == kNever) return;
  DayOfTimes& day = lasted_by_day_[time][order.day];
  if (ended == kNever)
    ++day.unresolved;
  else
    day.ended.push_back(ended - began);
}

void Tally::count_number(std::size_t number, std::int64_t change, Instant at) {
  add_over_time(number, at);
  Number& counted = numbers_[number];
  counted.now += change;
  counted.most = std::max(counted.most, counted.now);
  if (at < midnight_of(study_.from + study_.warm_up) || at >= midnight_of(study_.horizon())) return;
  counts_.numbers[number].highest = std::max(counts_.numbers[number].highest, numbers_[number].now);
}

/// Counts a measure of time over all days of the cohort.
void Tally::sum_up_days(std::size_t time) {
  auto& [ended, unresolved] = counts_.times[time];
  std::vector<std::int64_t> all;
  const std::vector<DayOfTimes>& days = lasted_by_day_[time];
  for (auto day = at(study_.warm_up); day < at(study_.days); ++day) {
    all.insert(all.end(), days[day].ended.begin(), days[day].ended.end());
    unresolved += days[day].unresolved;
  }
  std::ranges::sort(all);
  for (const std::int64_t lasted : all) {
    if (ended.empty() || ended.back().time != lasted) ended.push_back({lasted, 0});
    ++ended.back().count;
  }
}

/// Adds the time since the last change, as far as it is counted.
void Tally::add_over_time(std::size_t number, Instant at) {
  Number& counted = numbers_[number];
  const Instant from = std::max(counted.since, midnight_of(study_.from + study_.warm_up));
  const Instant to = std::min(at, midnight_of(study_.horizon()));
  counted.since = at;
  if (to <= from) return;
  NumberCount& count = counts_.numbers[number];
  count.highest = std::max(count.highest, counted.now);
  count.over_time.sum += counted.now * (to / kMillisecond - from / kMillisecond);
}

void Tally::pass(Instant at) {
  while (at >= day_ends_ && day_ < counts_.days.size()) {
    counts_.days[day_].standing = standing_;
    for (Number& number : numbers_)
      counts_.days[day_].numbers.push_back(std::exchange(number.most, number.now));
    ++day_;
    day_ends_ += kWholeDay;
  }
}

void Tally::staff_at_midnight(const std::vector<Account>& accounts) {
  DayCount& day = counts_.days[staff_days_++];
  for (std::size_t team = 0; team < accounts.size(); ++team)
    day.staff.push_back({.sum = accounts[team].busy - staff_[team].busy,
                         .count = accounts[team].available - staff_[team].available});
  staff_ = accounts;
  if (staff_days_ == static_cast<std::size_t>(study_.days)) counts_.staff = accounts;
}

ReplicationCounts Tally::take() {
  const Instant end = midnight_of(study_.limit());
  pass(end);
  const Instant counted = midnight_of(study_.horizon()) - midnight_of(study_.from + study_.warm_up);
  for (std::size_t n = 0; n < numbers_.size(); ++n) {
    add_over_time(n, end);
    counts_.numbers[n].over_time.count = counted / kMillisecond;
  }
  for (std::size_t t = 0; t < times_.size(); ++t) sum_up_days(t);
  for (auto& days : lasted_by_day_)
    for (std::size_t day = 0; day < days.size(); ++day)
      counts_.days[day].times.push_back(quantiles_of(days[day].ended, days[day].unresolved));
  for (const auto& [by, times] : refusals_) {
    const RuleRef rule{static_cast<RuleKind>(by.second.first),
                       static_cast<std::uint16_t>(by.second.second)};
    counts_.refusals.push_back({{rule, by.first}, times});
  }
  return std::move(counts_);
}

std::vector<std::uint64_t> happened_before(const Study& study) {
  const RememberedAnswers answers(*study.rules);
  StudyConditions conditions(study, answers);
  Tally tally(study, conditions, 0);
  const Event today = study.rules->day_event(study.from);
  const std::size_t words = words_for(rates_of(study).size());
  std::vector<std::uint64_t> happened;
  OrderTally order;
  for (std::size_t row = 0; row < study.backlog.orders.size(); ++row) {
    tally.find(order, row,
               {study.backlog.orders[row].situation, RememberedAnswers::kUnknown, today,
                midnight_of(study.from)});
    std::copy_n(order.bits.begin(), words, std::back_inserter(happened));
  }
  return happened;
}

}  // namespace juchu
