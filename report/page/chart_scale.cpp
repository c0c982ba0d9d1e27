#include "report/page/chart_scale.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "report/study_wording.hpp"
#include "report/text/check_text.hpp"

namespace juchu {
namespace {

constexpr int kMostSteps = 5;
constexpr std::array<double, 4> kRound = {1, 2, 2.5, 5};

struct TimeUnit {
  double size;
  const Wording* wording;
};
constexpr std::array<TimeUnit, 4> kTimeUnits = {{
    {kWholeDay, &kDays},
    {kHour, &kHours},
    {kMinute, &kMinutes},
    {kSecond, &kSeconds},
}};

/// The largest of which the highest has more than one and a half.
const TimeUnit& time_unit(double size) {
  const auto* unit = std::ranges::find_if(
      kTimeUnits, [&](const TimeUnit& each) { return size >= 1.5 * each.size; });
  return unit == kTimeUnits.end() ? kTimeUnits.back() : *unit;
}

const TimeUnit& time_unit_of_size(double size) {
  return *std::ranges::find(kTimeUnits, size, &TimeUnit::size);
}

/// The smallest round number of which kMostSteps reach so far.
double round_step(double highest) {
  for (double power = 1e-4;; power *= 10)
    for (const double round : kRound)
      if (round * power * kMostSteps >= highest * (1 - 1e-9)) return round * power;
}

}  // namespace

ChartScale::ChartScale(Figure figure, double highest) : figure_(figure) {
  if (figure == Figure::Share) unit_ = .01;
  if (figure == Figure::Time) unit_ = time_unit(highest).size;
  const double units = highest / unit_;
  step_ = units > 0 ? round_step(units) : 1;
  if (figure == Figure::Number)
    step_ = step_ < 1 ? 1 : step_ > 2 && step_ < 5 ? 5 : step_;  // whole
  steps_ = std::max(1, static_cast<int>(std::ceil(units / step_ - 1e-9)));
}

int ChartScale::place(double value) const {
  const double share = value / (unit_ * step_ * steps_);
  return static_cast<int>(std::clamp(share, 0., 1.) * kScale + .5);
}

std::vector<double> ChartScale::ticks() const {
  std::vector<double> ticks;
  for (int step = 0; step <= steps_; ++step) ticks.push_back(step * step_ * unit_);
  return ticks;
}

std::string ChartScale::tick_text(double value, const Speaker& speaker) const {
  if (figure_ == Figure::Number) return grouped(static_cast<std::uint64_t>(value + .5));
  const std::string digits = fmt::format("{:.6g}", value / unit_);
  return figure_ == Figure::Share ? digits + " %"
                                  : speaker.say(*time_unit_of_size(unit_).wording, digits);
}

}  // namespace juchu
