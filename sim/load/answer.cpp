#include "sim/load/answer.hpp"

#include <algorithm>
#include <array>

#include "model/bits.hpp"
#include "model/index.hpp"
#include "sim/load/tally.hpp"

namespace juchu {
namespace {

const std::optional<Target> kNoTarget;

const Measure& measure_at(const Study& study, int row) { return study.measures[at(row)]; }

/// The times of a replication as one sum over their number. Requires: all ended.
Total total_of(const Times& times) {
  Total total;
  for (const TimeCount& each : times.ended) {
    total.sum += each.time * each.count;
    total.count += each.count;
  }
  return total;
}

/// What is found of one row while replications are gone through: sums in the first pass, how far
/// each replication is off them in the second.
struct RateRun {
  RateRow row;
  RateSums sums;
  std::optional<RateSpread> spread;

  [[nodiscard]] RateAnswer answer(const Study& study) const {
    RateAnswer answer{.row = row,
                      .happened = sums.all.happened,
                      .orders = sums.all.orders,
                      .replications_with = sums.happened,
                      .estimate = spread->estimate(kConfidence)};
    if (const auto& target = target_of(study, row))
      answer.standing = answer.estimate ? standing_of(*target, bounds_of_rate(*answer.estimate))
                                        : Standing::Undecided;
    return answer;
  }
};

struct MeanRun {
  PooledMean pooled;
  std::optional<Jackknife<PooledMean>> jackknife;

  void add(int pass, const Total& one) {
    if (pass == 1) pooled.add(one);
    if (pass == 2) jackknife->add(one);
  }
  void end_pass(int pass) {
    if (pass == 1) jackknife.emplace(pooled);
  }
};

/// Looked at closely in the second pass; how far each replication is off in the third.
struct QuantileRun {
  explicit QuantileRun(double of) : share(of) {}

  double share;
  std::optional<PooledQuantile> pooled;
  std::optional<Jackknife<PooledQuantile>> jackknife;

  void add(int pass, const Times& one) {
    if (pass == 2) pooled->look(one);
    if (pass == 3) jackknife->add(one);
  }
  void end_pass(int pass, const TimesHistogram& histogram) {
    if (pass == 1) pooled.emplace(histogram, share);
    if (pass == 2) pooled->looked();
    if (pass == 2) jackknife.emplace(*pooled);
  }
  [[nodiscard]] std::optional<Estimate> estimate() const {
    return jackknife->estimate(kConfidence);
  }
};

struct TimeRun {
  explicit TimeRun(int row) : measure(row) {}

  int measure;
  std::int64_t ended = 0, unresolved = 0;
  TimesHistogram histogram;
  MeanRun mean;
  std::array<QuantileRun, 3> quantiles = {QuantileRun(.5), QuantileRun(.9), QuantileRun(.95)};

  void add(int pass, const Times& one) {
    const Total total = pass == 3 ? Total{} : total_of(one);
    if (pass == 1) {
      ended += total.count;
      unresolved += one.unresolved;
      histogram.add(one);
    }
    mean.add(pass, total);
    for (QuantileRun& quantile : quantiles) quantile.add(pass, one);
  }
  void end_pass(int pass) {
    mean.end_pass(pass);
    for (QuantileRun& quantile : quantiles) quantile.end_pass(pass, histogram);
  }
  [[nodiscard]] TimeAnswer answer(const Study& study) const {
    TimeAnswer answer{.measure = measure,
                      .ended = ended,
                      .unresolved = unresolved,
                      .p50 = quantiles[0].estimate(),
                      .p90 = quantiles[1].estimate(),
                      .p95 = quantiles[2].estimate()};
    if (unresolved == 0) answer.mean = mean.jackknife->estimate(kConfidence);
    answer.standing = standing_of(measure_at(study, measure).target, answer.p95);
    return answer;
  }
};

struct NumberRun {
  int measure = 0;
  std::int64_t highest = 0;
  MeanRun mean{};

  void add(int pass, const NumberCount& one) {
    highest = std::max(highest, one.highest);
    mean.add(pass, one.over_time);
  }
  [[nodiscard]] NumberAnswer answer(const Study& study) const {
    NumberAnswer answer{
        .measure = measure, .mean = mean.jackknife->estimate(kConfidence), .highest = highest};
    answer.standing = standing_of(measure_at(study, measure).target, answer.mean);
    return answer;
  }
};

struct StaffRun {
  Account sum;
  MeanRun mean;

  void add(int pass, const Account& account, const Total& total) {
    mean.add(pass, total);
    if (pass != 1) return;
    sum.available += account.available;
    sum.busy += account.busy;
    sum.overtime += account.overtime;
    sum.wasted += account.wasted;
  }
  [[nodiscard]] StaffAnswer answer() const {
    StaffAnswer answer{sum, mean.jackknife->estimate(kConfidence)};
    if (answer.use && answer.use->interval)
      answer.use->interval->high = std::min(1., answer.use->interval->high);
    return answer;
  }
};

/// Of the orders that were there: sums in the first pass, how far each replication is off them in
/// the second.
class BacklogRun {
 public:
  explicit BacklogRun(const Study& study)
      : rates_(rates_of(study).size()),
        words_(std::max<std::size_t>(1, words_for(rates_))),
        open_(happened_before(study)) {
    for (std::uint64_t& word : open_) word = ~word;
    answer_.rates = rates_;
    answer_.open.resize(rates_);
    sums_.resize(rates_);
    answer_.happened.assign(open_.size() / words_ * rates_, BacklogAnswer::kBefore);
    close_final_orders(study);
    for_each_bit(open_, [this](std::size_t order, std::size_t rate) {
      answer_.happened[order * rates_ + rate] = 0;
      ++answer_.open[rate];
    });
  }

  void add(int pass, const ReplicationCounts& one) {
    if (pass == 3 || open_.empty()) return;
    std::vector<Counts> counts;
    for (const std::int64_t orders : answer_.open) counts.push_back({0, orders});
    for_each_bit(one.backlog, [&](std::size_t order, std::size_t rate) {
      std::int32_t& times = answer_.happened[order * rates_ + rate];
      if (times < 0) return;
      ++counts[rate].happened;
      if (pass == 1) ++times;
    });
    for (std::size_t rate = 0; rate < rates_; ++rate)
      if (pass == 1)
        sums_[rate].add(counts[rate]);
      else
        spreads_[rate].add(counts[rate]);
  }
  void end_pass(int pass) {
    if (pass == 1)
      for (const RateSums& sums : sums_) spreads_.emplace_back(sums);
  }
  [[nodiscard]] BacklogAnswer answer() const {
    BacklogAnswer answer = answer_;
    for (const RateSpread& spread : spreads_) answer.shares.push_back(spread.estimate(kConfidence));
    return answer;
  }

 private:
  /// The study's own measures are about orders that are still to come to something.
  void close_final_orders(const Study& study) {
    const std::vector<RateRow> rows = rates_of(study);
    for (std::size_t order = 0; order < study.backlog.orders.size(); ++order) {
      const Word* words = study.backlog.orders[order].situation.words.data();
      if (!study.rules->rulebook().status(0, study.rules->fields.front().get(words)).final)
        continue;
      for (std::size_t rate = 0; rate < rates_; ++rate) {
        std::uint64_t& word = open_[order * words_ + rate / 64];
        const std::uint64_t bit = std::uint64_t{1} << rate % 64;
        if (rows[rate].of != RateRow::Of::Measure || (word & bit) == 0) continue;
        word &= ~bit;
        answer_.happened[order * rates_ + rate] = BacklogAnswer::kClosed;
      }
    }
  }

  template <class Function>
  void for_each_bit(const std::vector<std::uint64_t>& bits, const Function& function) const {
    for (std::size_t word = 0; word < bits.size(); ++word)
      juchu::for_each_bit(bits[word], [&](int bit) {
        const std::size_t rate = word % words_ * 64 + at(bit);
        if (rate < rates_) function(word / words_, rate);
      });
  }

  std::size_t rates_, words_;
  std::vector<std::uint64_t> open_;  // by order and rate: it had not happened before
  BacklogAnswer answer_;
  std::vector<RateSums> sums_;  // by rate
  std::vector<RateSpread> spreads_;
};

void add_refusals(const ReplicationCounts& one, std::vector<RefusalAnswer>& all) {
  for (const RefusalCount& refused : one.refusals) {
    const auto known = std::ranges::find(all, refused.by, &RefusalAnswer::by);
    if (known == all.end())
      all.push_back({refused.by, refused.times});
    else
      known->times += refused.times;
  }
}

/// The most frequent first.
std::vector<RefusalAnswer> ranked(std::vector<RefusalAnswer> all, std::int64_t orders) {
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

void add_day(const DayCount& one, DayCount& sum) {
  sum.arrived += one.arrived;
  sum.happened += one.happened;
  sum.standing.resize(std::max(sum.standing.size(), one.standing.size()));
  for (std::size_t s = 0; s < one.standing.size(); ++s) sum.standing[s] += one.standing[s];
}

DayAnswer day_answer(Day day, const DayCount& sum, int replications) {
  DayAnswer answer{.day = day};
  answer.arrived = static_cast<double>(sum.arrived) / replications;
  if (sum.arrived > 0)
    answer.rate = static_cast<double>(sum.happened) / static_cast<double>(sum.arrived);
  for (const std::int64_t orders : sum.standing)
    answer.standing.push_back(static_cast<double>(orders) / replications);
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

bool asked_of_backlog(const Study& study, RateRow row) {
  return row.of != RateRow::Of::Measure || measure_at(study, row.row).arrivals.empty();
}

bool told_of_backlog(const Study& study, RateRow row) {
  return row.of == RateRow::Of::Measure && asked_of_backlog(study, row);
}

bool StudyAnswer::misses_a_target() const {
  return any_missed(rates) || any_missed(times) || any_missed(numbers);
}

int passes_for(const Study& study) {
  return measures_of(study, Measure::Kind::Time).empty() ? 2 : 3;
}

struct Answering::State {
  const Study& study;
  int pass = 1;
  int replications = 0;
  std::int64_t orders = 0, turned_away = 0, unresolved = 0, events = 0;
  std::vector<RateRun> rates;
  std::vector<TimeRun> times;
  std::vector<NumberRun> numbers;
  std::vector<StaffRun> staff;
  BacklogRun backlog{study};
  std::vector<RefusalAnswer> refusals;
  std::vector<DayCount> days;

  void add_sums(const ReplicationCounts& one) {
    ++replications;
    orders += one.orders;
    turned_away += one.turned_away;
    unresolved += one.unresolved;
    events += one.events;
    add_refusals(one, refusals);
    days.resize(one.days.size());
    for (std::size_t d = 0; d < days.size(); ++d) add_day(one.days[d], days[d]);
  }
};

Answering::Answering(const Study& study) : state_(new State{.study = study}) {
  for (const RateRow& row : rates_of(study)) state_->rates.push_back({row, {}, {}});
  for (const int row : measures_of(study, Measure::Kind::Time)) state_->times.emplace_back(row);
  for (const int row : measures_of(study, Measure::Kind::Number))
    state_->numbers.push_back({.measure = row});
  state_->staff.resize(study.staff.size());
}

Answering::~Answering() = default;

void Answering::add(const ReplicationCounts& one) {
  const int pass = state_->pass;
  for (std::size_t t = 0; t < state_->times.size(); ++t) state_->times[t].add(pass, one.times[t]);
  state_->backlog.add(pass, one);
  if (pass == 3) return;
  if (pass == 1) state_->add_sums(one);
  for (std::size_t r = 0; r < state_->rates.size(); ++r) {
    RateRun& rate = state_->rates[r];
    if (pass == 1)
      rate.sums.add(counts_of_rate(one, r));
    else
      rate.spread->add(counts_of_rate(one, r));
  }
  for (std::size_t n = 0; n < state_->numbers.size(); ++n)
    state_->numbers[n].add(pass, one.numbers[n]);
  for (std::size_t s = 0; s < state_->staff.size(); ++s)
    state_->staff[s].add(pass, one.staff[s], total_of_staff(one, s));
}

void Answering::end_pass() {
  const int pass = state_->pass++;
  for (TimeRun& time : state_->times) time.end_pass(pass);
  for (NumberRun& number : state_->numbers) number.mean.end_pass(pass);
  for (StaffRun& team : state_->staff) team.mean.end_pass(pass);
  state_->backlog.end_pass(pass);
  if (pass == 1)
    for (RateRun& rate : state_->rates) rate.spread.emplace(rate.sums);
}

StudyAnswer Answering::answer(int asked) const {
  const State& found = *state_;
  const Study& study = found.study;
  StudyAnswer answer{.replications = found.replications,
                     .complete = found.replications == asked,
                     .orders = found.orders,
                     .turned_away = found.turned_away,
                     .unresolved = found.unresolved,
                     .events = found.events};
  for (const RateRun& rate : found.rates) answer.rates.push_back(rate.answer(study));
  for (const TimeRun& time : found.times) answer.times.push_back(time.answer(study));
  for (const NumberRun& number : found.numbers) answer.numbers.push_back(number.answer(study));
  for (const StaffRun& team : found.staff) answer.staff.push_back(team.answer());
  answer.backlog = found.backlog.answer();
  answer.refusals = ranked(found.refusals, found.orders);
  for (std::size_t d = 0; d < found.days.size(); ++d)
    answer.days.push_back(
        day_answer(study.from + static_cast<Day>(d), found.days[d], found.replications));
  return answer;
}

const RateSums& Answering::rate(std::size_t row) const { return state_->rates[row].sums; }

const PooledQuantile& Answering::time(std::size_t row) const {
  return *state_->times[row].quantiles.back().pooled;
}

const PooledMean& Answering::number(std::size_t row) const {
  return state_->numbers[row].mean.pooled;
}

const PooledMean& Answering::staff(std::size_t row) const { return state_->staff[row].mean.pooled; }

StudyAnswer answer_of(const Study& study, std::span<const ReplicationCounts> counts, int asked) {
  Answering answering(study);
  for (int pass = 1; pass <= passes_for(study); ++pass) {
    for (const ReplicationCounts& one : counts) answering.add(one);
    answering.end_pass();
  }
  return answering.answer(asked);
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

Counts counts_of_rate(const ReplicationCounts& counts, std::size_t rate) {
  return {counts.happened[rate], counts.rate_orders[rate]};
}

const Total& total_of_number(const ReplicationCounts& counts, std::size_t number) {
  return counts.numbers[number].over_time;
}

Total total_of_staff(const ReplicationCounts& counts, std::size_t team) {
  return {counts.staff[team].busy, counts.staff[team].available};
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
