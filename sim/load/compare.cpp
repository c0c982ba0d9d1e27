#include "sim/load/compare.hpp"

#include <algorithm>
#include <limits>

#include "sim/statistics/student.hpp"

namespace juchu {
namespace {

std::size_t at(int index) { return static_cast<std::size_t>(index); }

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

class Comparer {
 public:
  Comparer(const Counted& before, const Counted& after, int variants)
      : pairs_(std::min(before.counts.size(), after.counts.size())),
        before_{before.study, before.counts.first(pairs_)},
        after_{after.study, after.counts.first(pairs_)},
        answer_before_(answer_of(before_.study, before_.counts, static_cast<int>(pairs_))),
        answer_after_(answer_of(after_.study, after_.counts, static_cast<int>(pairs_))),
        variants_(variants) {}

  [[nodiscard]] Comparison compare() const {
    Comparison comparison{.replications = static_cast<int>(pairs_)};
    comparison.shortfall_before = shortfall(before_.study, answer_before_);
    comparison.shortfall_after = shortfall(after_.study, answer_after_);
    compare_rates(comparison);
    compare_times(comparison.measures);
    compare_numbers(comparison.measures);
    compare_staff(comparison.staff);
    return comparison;
  }

 private:
  /// Of each interval of a table with so many rows for one variant (V1).
  [[nodiscard]] double confidence(std::size_t rows) const {
    return confidence_of_each(kConfidence, std::max(1, static_cast<int>(rows) * variants_));
  }

  void compare_rates(Comparison& to) const {
    std::size_t others = 0;
    for (const RateAnswer& rate : answer_before_.rates) others += is_other(rate.row) ? 1 : 0;
    for (std::size_t r = 0; r < answer_before_.rates.size(); ++r) {
      const RateRow row = answer_before_.rates[r].row;
      const bool own = row.of == RateRow::Of::Measure;
      if (!own && !is_other(row)) continue;
      const auto change = change_of_rate(r,
                                         confidence(own ? before_.study.measures.size() : others));
      if (change && own) to.measures.push_back(*change);
      if (change && !own && change->drift != Drift::Same) to.others.push_back(*change);
    }
  }

  static bool is_other(RateRow row) {
    return row.of == RateRow::Of::Hazard || row.of == RateRow::Of::Norm;
  }

  [[nodiscard]] std::optional<Change> change_of_rate(std::size_t r, double confidence) const {
    const RateAnswer& before = answer_before_.rates[r];
    const auto found = place(answer_after_.rates, [&](const RateAnswer& rate) {
      return rate.row.of == before.row.of &&
             id_of(after_.study, rate.row) == id_of(before_.study, before.row);
    });
    if (!found) return std::nullopt;
    const RateAnswer& after = answer_after_.rates[*found];
    Change change{.of = Change::Of::Rate,
                  .rate = before.row,
                  .before = before.estimate,
                  .after = after.estimate,
                  .standing = after.standing};
    change.by = difference_of(counts_of_rate(before_.counts, r),
                              counts_of_rate(after_.counts, *found), confidence);
    change.more_is_better = wants_more(target_of(before_.study, before.row));
    change.drift = drift_of(change.by, change.more_is_better);
    return change;
  }

  [[nodiscard]] auto same_measure(int measure) const {
    return [this, measure](const auto& answer) {
      return after_.study.measures[at(answer.measure)].id == before_.study.measures[at(measure)].id;
    };
  }

  void compare_times(std::vector<Change>& to) const {
    for (std::size_t t = 0; t < answer_before_.times.size(); ++t) {
      const TimeAnswer& before = answer_before_.times[t];
      const auto found = place(answer_after_.times, same_measure(before.measure));
      if (!found) continue;
      const TimeAnswer& after = answer_after_.times[*found];
      add_change(to, Change::Of::Time, before.measure, before.p95, after.p95, after.standing,
                 difference_of_quantiles(counts_of_time(before_.counts, t),
                                         counts_of_time(after_.counts, *found), .95,
                                         confidence(before_.study.measures.size())));
    }
  }

  void compare_numbers(std::vector<Change>& to) const {
    for (std::size_t n = 0; n < answer_before_.numbers.size(); ++n) {
      const NumberAnswer& before = answer_before_.numbers[n];
      const auto found = place(answer_after_.numbers, same_measure(before.measure));
      if (!found) continue;
      const NumberAnswer& after = answer_after_.numbers[*found];
      add_change(to, Change::Of::Number, before.measure, before.mean, after.mean, after.standing,
                 difference_of(totals_of_number(before_.counts, n),
                               totals_of_number(after_.counts, *found),
                               confidence(before_.study.measures.size())));
    }
  }

  void add_change(std::vector<Change>& to, Change::Of of, int row,
                  const std::optional<Estimate>& before, const std::optional<Estimate>& after,
                  Standing standing, const std::optional<Estimate>& by) const {
    const bool more = wants_more(before_.study.measures[at(row)].target);
    to.push_back({of, {}, row, before, after, by, standing, drift_of(by, more), more});
  }

  void compare_staff(std::vector<Change>& to) const {
    const auto& teams = before_.study.staff;
    for (std::size_t s = 0; s < teams.size(); ++s) {
      const auto found = place(after_.study.staff,
                               [&](const StaffRow& row) { return row.id == teams[s].id; });
      if (!found) continue;
      Change change{.of = Change::Of::Staff,
                    .row = static_cast<int>(s),
                    .before = answer_before_.staff[s].use,
                    .after = answer_after_.staff[*found].use};
      change.by = difference_of(totals_of_staff(before_.counts, s),
                                totals_of_staff(after_.counts, *found), confidence(teams.size()));
      const Drift drift = drift_of(change.by, false);
      change.drift = drift == Drift::Same ? Drift::Same : Drift::Unclear;
      to.push_back(change);
    }
  }

  const std::size_t pairs_;
  const Counted before_, after_;
  const StudyAnswer answer_before_, answer_after_;
  const int variants_;
};

/// By how much the first measure is off, downwards for the better.
double first_of(const Comparison& comparison) {
  if (comparison.measures.empty() || !comparison.measures.front().by) return 0;
  const Change& first = comparison.measures.front();
  return first.more_is_better ? -first.by->value : first.by->value;
}

}  // namespace

Comparison compare(const Counted& before, const Counted& after, int variants) {
  return Comparer(before, after, variants).compare();
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

std::vector<SweepPoint> sweep_of(std::span<const Counted> variants) {
  std::vector<std::vector<Counts>> counts;
  std::vector<SweepPoint> points;
  for (const Counted& variant : variants) {
    counts.push_back(counts_of_rate(variant.counts, 0));
    SweepPoint point{.bounds = {0, 1}};
    point.rate = rate_of(counts.back(),
                         confidence_of_each(kConfidence, static_cast<int>(variants.size())));
    if (point.rate) point.bounds = bounds_of_rate(*point.rate);
    points.push_back(point);
  }
  std::vector<double> own;
  for (const SweepPoint& point : points) own.push_back(point.bounds.high);
  for (std::size_t i = 0; i < points.size(); ++i) {
    for (std::size_t j = 0; j < points.size(); ++j) {
      if (own[j] >= points[i].bounds.high || counts[i].size() != counts[j].size() ||
          !never_above(counts[i], counts[j]))
        continue;
      points[i].bounds.high = own[j];
      points[i].inherited = true;
    }
    const Study& study = variants[i].study;
    if (const auto& target = target_of(study, rates_of(study).front()))
      points[i].standing = standing_of(*target, points[i].bounds);
  }
  return points;
}

std::optional<std::size_t> first_that_meets(std::span<const SweepPoint> points) {
  const auto found = std::ranges::find(points, Standing::Met, &SweepPoint::standing);
  if (found == points.end()) return std::nullopt;
  return static_cast<std::size_t>(found - points.begin());
}

}  // namespace juchu
