#include "sim/load/compare.hpp"

#include <algorithm>
#include <limits>

#include "model/index.hpp"
#include "sim/statistics/student.hpp"

namespace juchu {
namespace {

bool wants_more(const std::optional<Target>& target) {
  return target &&
         (target->sense == Target::Sense::Above || target->sense == Target::Sense::AtLeast);
}

Drift drift_of(const std::optional<Estimate>& by, bool more_is_better) {
  if (!by) return Drift::Unclear;
  if (by->telling_replications == 0) return Drift::Same;
  if (!by->interval) return Drift::Unclear;
  if (by->interval->low > 0) return more_is_better ? Drift::Better : Drift::Worse;
  if (by->interval->high < 0) return more_is_better ? Drift::Worse : Drift::Better;
  return Drift::Unclear;
}

double shortfall(const Target& target, const std::optional<Estimate>& value) {
  if (!value) return std::numeric_limits<double>::infinity();
  const bool more = wants_more(target);
  const double off = more ? target.value - value->value : value->value - target.value;
  return std::max(0., off) / (target.value > 0 ? target.value : 1);
}

double shortfall(const Study& study, const StudyAnswer& answer) {
  double sum = 0;
  const auto add = [&](const std::optional<Target>& target, const std::optional<Estimate>& value) {
    if (target) sum += shortfall(*target, value);
  };
  for (const RateAnswer& rate : answer.rates) add(target_of(study, rate.row), rate.estimate);
  for (const TimeAnswer& time : answer.times)
    add(study.measures[at(time.measure)].target, time.p95);
  for (const NumberAnswer& number : answer.numbers)
    add(study.measures[at(number.measure)].target, number.mean);
  return sum;
}

/// Of rows that both studies have, by their ids: the place of the first one's in the second's list.
template <class Answers, class Id>
std::optional<std::size_t> place(const Answers& answers, const Id& same) {
  const auto found = std::ranges::find_if(answers, same);
  if (found == answers.end()) return std::nullopt;
  return static_cast<std::size_t>(found - answers.begin());
}

/// A row that both studies have, and how much it changes.
template <class Difference>
struct Pair {
  std::size_t before = 0, after = 0;
  std::optional<Difference> difference{};
};

bool is_other(RateRow row) { return row.of == RateRow::Of::Hazard || row.of == RateRow::Of::Norm; }

/// By how much the first measure is off, downwards for the better.
double first_of(const Comparison& comparison) {
  if (comparison.measures.empty() || !comparison.measures.front().by) return 0;
  const Change& first = comparison.measures.front();
  return first.more_is_better ? -first.by->value : first.by->value;
}

}  // namespace

class Comparing::State {
 public:
  State(const Study& before, const Study& after, int variants)
      : before_(before),
        after_(after),
        answering_before_(before),
        answering_after_(after),
        variants_(variants) {
    pair_rates();
    pair_measures(Measure::Kind::Time, times_);
    pair_measures(Measure::Kind::Number, numbers_);
    for (std::size_t s = 0; s < before.staff.size(); ++s)
      if (const auto found = place(
              after.staff, [&](const StaffRow& row) { return row.id == before.staff[s].id; }))
        staff_.push_back({s, *found});
  }

  void add(const ReplicationCounts& before, const ReplicationCounts& after) {
    answering_before_.add(before);
    answering_after_.add(after);
    if (pass_ == 3)
      for (auto& pair : times_)
        pair.difference->add(before.times[pair.before], after.times[pair.after]);
    if (pass_ != 2) return;
    for (auto& pair : rates_)
      pair.difference->add(counts_of_rate(before, pair.before), counts_of_rate(after, pair.after));
    for (auto& pair : numbers_)
      pair.difference->add(total_of_number(before, pair.before),
                           total_of_number(after, pair.after));
    for (auto& pair : staff_)
      pair.difference->add(total_of_staff(before, pair.before), total_of_staff(after, pair.after));
  }

  void end_pass() {
    answering_before_.end_pass();
    answering_after_.end_pass();
    if (pass_ == 1) {
      begin(rates_, &Answering::rate);
      begin(numbers_, &Answering::number);
      begin(staff_, &Answering::staff);
    }
    if (pass_ == 2) begin(times_, &Answering::time);
    ++pass_;
  }

  [[nodiscard]] Comparison comparison() const {
    const StudyAnswer before = answering_before_.answer(0), after = answering_after_.answer(0);
    Comparison comparison{.replications = before.replications};
    comparison.shortfall_before = shortfall(before_, before);
    comparison.shortfall_after = shortfall(after_, after);
    for (const auto& pair : rates_) add_rate(pair, before, after, comparison);
    const double measures = confidence(before_.measures.size());
    for (const auto& pair : times_) {
      const TimeAnswer &was = before.times[pair.before], &is = after.times[pair.after];
      add_change(comparison.measures, Change::Of::Time, was.measure, was.p95, is.p95, is.standing,
                 pair.difference->estimate(measures));
    }
    for (const auto& pair : numbers_) {
      const NumberAnswer &was = before.numbers[pair.before], &is = after.numbers[pair.after];
      add_change(comparison.measures, Change::Of::Number, was.measure, was.mean, is.mean,
                 is.standing, pair.difference->estimate(measures));
    }
    for (const auto& pair : staff_) add_staff(pair, before, after, comparison.staff);
    return comparison;
  }

 private:
  using RatePair = Pair<RateDifference>;
  using MeanPair = Pair<JackknifeDifference<PooledMean>>;
  using QuantilePair = Pair<JackknifeDifference<PooledQuantile>>;

  void pair_rates() {
    const std::vector<RateRow> before = rates_of(before_), after = rates_of(after_);
    for (std::size_t r = 0; r < before.size(); ++r) {
      const RateRow row = before[r];
      others_ += is_other(row) ? 1 : 0;
      if (row.of != RateRow::Of::Measure && !is_other(row)) continue;
      const auto found = place(after, [&](RateRow other) {
        return other.of == row.of && id_of(after_, other) == id_of(before_, row);
      });
      if (found) rates_.push_back({r, *found});
    }
  }

  template <class Pairs>
  void pair_measures(Measure::Kind kind, Pairs& pairs) {
    const std::vector<int> before = measures_of(before_, kind), after = measures_of(after_, kind);
    for (std::size_t m = 0; m < before.size(); ++m)
      if (const auto found = place(after, [&](int row) {
            return after_.measures[at(row)].id == before_.measures[at(before[m])].id;
          }))
        pairs.push_back({m, *found});
  }

  template <class Pairs, class Row>
  void begin(Pairs& pairs, Row row) {
    for (auto& pair : pairs)
      pair.difference.emplace((answering_before_.*row)(pair.before),
                              (answering_after_.*row)(pair.after));
  }

  /// Of each interval of a table with so many rows for one variant (V1).
  [[nodiscard]] double confidence(std::size_t rows) const {
    return confidence_of_each(kConfidence, std::max(1, static_cast<int>(rows) * variants_));
  }

  void add_rate(const RatePair& pair, const StudyAnswer& before, const StudyAnswer& after,
                Comparison& to) const {
    const RateAnswer &was = before.rates[pair.before], &is = after.rates[pair.after];
    const bool own = was.row.of == RateRow::Of::Measure;
    Change change{.of = Change::Of::Rate,
                  .rate = was.row,
                  .before = was.estimate,
                  .after = is.estimate,
                  .standing = is.standing};
    change.by = pair.difference->estimate(confidence(own ? before_.measures.size() : others_));
    change.more_is_better = wants_more(target_of(before_, was.row));
    change.drift = drift_of(change.by, change.more_is_better);
    if (own) to.measures.push_back(change);
    if (!own && change.drift != Drift::Same) to.others.push_back(change);
  }

  void add_change(std::vector<Change>& to, Change::Of of, int row,
                  const std::optional<Estimate>& before, const std::optional<Estimate>& after,
                  Standing standing, const std::optional<Estimate>& by) const {
    const bool more = wants_more(before_.measures[at(row)].target);
    to.push_back({of, {}, row, before, after, by, standing, drift_of(by, more), more});
  }

  void add_staff(const MeanPair& pair, const StudyAnswer& before, const StudyAnswer& after,
                 std::vector<Change>& to) const {
    Change change{.of = Change::Of::Staff,
                  .row = static_cast<int>(pair.before),
                  .before = before.staff[pair.before].use,
                  .after = after.staff[pair.after].use};
    change.by = pair.difference->estimate(confidence(before_.staff.size()));
    const Drift drift = drift_of(change.by, false);
    change.drift = drift == Drift::Same ? Drift::Same : Drift::Unclear;
    to.push_back(change);
  }

  const Study &before_, &after_;
  Answering answering_before_, answering_after_;
  const int variants_;
  int pass_ = 1;
  std::size_t others_ = 0;  // hazards and norms before
  std::vector<RatePair> rates_;
  std::vector<QuantilePair> times_;
  std::vector<MeanPair> numbers_, staff_;
};

Comparing::Comparing(const Study& before, const Study& after, int variants)
    : state_(std::make_unique<State>(before, after, variants)) {}
Comparing::~Comparing() = default;

void Comparing::add(const ReplicationCounts& before, const ReplicationCounts& after) {
  state_->add(before, after);
}
void Comparing::end_pass() { state_->end_pass(); }
Comparison Comparing::comparison() const { return state_->comparison(); }

Comparison compare(const Counted& before, const Counted& after, int variants) {
  Comparing comparing(before.study, after.study, variants);
  const std::size_t pairs = std::min(before.counts.size(), after.counts.size());
  const int passes = std::max(passes_for(before.study), passes_for(after.study));
  for (int pass = 1; pass <= passes; ++pass) {
    for (std::size_t i = 0; i < pairs; ++i) comparing.add(before.counts[i], after.counts[i]);
    comparing.end_pass();
  }
  return comparing.comparison();
}

std::vector<std::size_t> ranking(std::span<const Comparison> comparisons) {
  std::vector<std::size_t> ranked(comparisons.size());
  for (std::size_t i = 0; i < ranked.size(); ++i) ranked[i] = i;
  std::ranges::sort(ranked, [&](std::size_t a, std::size_t b) {
    const Comparison &first = comparisons[a], &second = comparisons[b];
    if (first.shortfall_after != second.shortfall_after)
      return first.shortfall_after < second.shortfall_after;
    if (first_of(first) != first_of(second)) return first_of(first) < first_of(second);
    return a < b;
  });
  return ranked;
}

Sweeping::Sweeping(std::vector<const Study*> studies)
    : studies_(std::move(studies)),
      sums_(studies_.size()),
      above_(studies_.size(), std::vector<bool>(studies_.size())) {}

void Sweeping::add(std::span<const ReplicationCounts* const> by_study) {
  if (pass_ > 2) return;
  std::vector<Counts> counts;
  for (const ReplicationCounts* each : by_study) counts.push_back(counts_of_rate(*each, 0));
  for (std::size_t i = 0; i < counts.size(); ++i) {
    if (pass_ == 2) spreads_[i].add(counts[i]);
    if (pass_ == 2) continue;
    sums_[i].add(counts[i]);
    for (std::size_t j = 0; j < counts.size(); ++j)
      if (!above_[i][j] && !at_most(counts[i], counts[j])) above_[i][j] = true;
  }
}

void Sweeping::end_pass() {
  if (pass_ == 1)
    for (const RateSums& sums : sums_) spreads_.emplace_back(sums);
  ++pass_;
}

std::vector<SweepPoint> Sweeping::points() const {
  const double confidence = confidence_of_each(kConfidence, static_cast<int>(studies_.size()));
  std::vector<SweepPoint> points;
  std::vector<double> own;
  for (const RateSpread& spread : spreads_) {
    SweepPoint point{.rate = spread.estimate(confidence), .bounds = {0, 1}};
    if (point.rate) point.bounds = bounds_of_rate(*point.rate);
    own.push_back(point.bounds.high);
    points.push_back(point);
  }
  for (std::size_t i = 0; i < points.size(); ++i) {
    for (std::size_t j = 0; j < points.size(); ++j) {
      if (own[j] >= points[i].bounds.high || above_[i][j]) continue;
      points[i].bounds.high = own[j];
      points[i].inherited = true;
    }
    const Study& study = *studies_[i];
    if (const auto& target = target_of(study, rates_of(study).front()))
      points[i].standing = standing_of(*target, points[i].bounds);
  }
  return points;
}

std::vector<SweepPoint> sweep_of(std::span<const Counted> variants) {
  std::vector<const Study*> studies;
  for (const Counted& variant : variants) studies.push_back(&variant.study);
  Sweeping sweeping(studies);
  std::vector<const ReplicationCounts*> by_study(variants.size());
  const std::size_t replications = variants.empty() ? 0 : variants.front().counts.size();
  for (int pass = 1; pass <= 2; ++pass) {
    for (std::size_t i = 0; i < replications; ++i) {
      for (std::size_t v = 0; v < variants.size(); ++v) by_study[v] = &variants[v].counts[i];
      sweeping.add(by_study);
    }
    sweeping.end_pass();
  }
  return sweeping.points();
}

std::optional<std::size_t> first_that_meets(std::span<const SweepPoint> points) {
  const auto found = std::ranges::find(points, Standing::Met, &SweepPoint::standing);
  if (found == points.end()) return std::nullopt;
  return static_cast<std::size_t>(found - points.begin());
}

}  // namespace juchu
