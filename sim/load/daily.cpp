#include "sim/load/daily.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace juchu {
namespace {

constexpr double kUnknown = std::numeric_limits<double>::infinity();

/// One of twenty is left out at each end.
DayFigure figure_of(double value, std::vector<double> kept) {
  std::ranges::sort(kept);
  const std::size_t out = kept.size() / 20;
  return {value, kept[out], kept[kept.size() - 1 - out]};
}

double middle_of(std::vector<double> kept) {
  const auto middle = kept.begin() + std::ssize(kept) / 2;
  std::ranges::nth_element(kept, middle);
  return *middle;
}

}  // namespace

Daily::Daily(const Study& study) {
  const auto days = static_cast<std::size_t>(study.days + study.follow_days);
  const auto line = [&](DaySeries::Of of, int row = 0, int percent = 50) {
    lines_.push_back({{of, row, percent, {}}, std::vector<Figure>(days)});
  };
  line(DaySeries::Of::Arrived);
  line(DaySeries::Of::Rate);
  for (const int row : measures_of(study, Measure::Kind::Number)) line(DaySeries::Of::Number, row);
  for (int team = 0; team < std::ssize(study.staff); ++team) line(DaySeries::Of::Staff, team);
  for (const int row : measures_of(study, Measure::Kind::Time))
    for (const int percent : {50, 95}) line(DaySeries::Of::Time, row, percent);
  line(DaySeries::Of::Open);
  const Rulebook& book = study.rules->rulebook();
  for (int value = 0; value < std::ssize(book.regions.front().statuses); ++value) {
    line(DaySeries::Of::Standing, value);
    final_.push_back(book.status(0, static_cast<Value>(value)).final);
  }
}

void Daily::add(const ReplicationCounts& one) {
  for (std::size_t day = 0; day < one.days.size(); ++day) add_day(one.days[day], day);
}

void Daily::add_day(const DayCount& day, std::size_t row) {
  auto line = lines_.begin();
  const auto next = [&](double sum, double over) { add((line++)->days[row], sum, over); };
  const auto number = [](std::int64_t value) { return static_cast<double>(value); };
  next(number(day.arrived), 1);
  next(number(day.happened), number(day.arrived));
  for (const std::int64_t most : day.numbers) next(number(most), 1);
  for (const Total& team : day.staff) next(number(team.sum), number(team.count));
  for (const DayTimes& times : day.times)
    for (std::size_t quantile = 0; quantile < 2; ++quantile)
      next(quantile < times.size() ? number(times[quantile]) : kUnknown, day.arrived > 0 ? 1 : 0);
  std::int64_t open = 0;
  for (std::size_t status = 0; status < day.standing.size(); ++status)
    if (!final_[status]) open += day.standing[status];
  next(number(open), 1);
  for (const std::int64_t orders : day.standing) next(number(orders), 1);
}

/// Nothing of a replication in which there was nothing to divide by.
void Daily::add(Figure& figure, double sum, double over) const {
  if (over <= 0) return;
  figure.sum += sum;
  figure.over += over;
  if (figure.kept.size() < kMostKept) figure.kept.push_back(sum / over);
}

std::vector<DaySeries> Daily::series() const {
  std::vector<DaySeries> all;
  for (const Line& line : lines_) {
    DaySeries& made = all.emplace_back(line.named);
    for (const Figure& figure : line.days) {
      const bool time = made.of == DaySeries::Of::Time;
      std::optional<DayFigure> day;
      if (!figure.kept.empty())
        day = figure_of(time ? middle_of(figure.kept) : figure.sum / figure.over, figure.kept);
      made.days.push_back(day && std::isfinite(day->value) ? day : std::nullopt);
    }
  }
  return all;
}

}  // namespace juchu
