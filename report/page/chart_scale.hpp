// Where figures stand on a chart: a scale from zero to a round number, with its ticks.
#pragma once

#include <utility>
#include <vector>

#include "report/text/figures.hpp"

namespace juchu {

inline constexpr int kScale = 1000;  // the top of every chart

class ChartScale {
 public:
  /// Up to the next round number above `highest`, in a unit that suits it.
  ChartScale(Figure figure, double highest);

  /// 0 .. kScale; what lies above the top stands there.
  [[nodiscard]] int place(double value) const;
  /// The values of the ticks, zero first and the top last.
  [[nodiscard]] std::vector<double> ticks() const;
  /// "5 %", "2.5 h", "400": all of a scale in one unit.
  [[nodiscard]] std::string tick_text(double value, const Speaker& speaker) const;

 private:
  Figure figure_;
  double unit_ = 1;  // how much of the figure one of the unit is
  double step_ = 1;  // in units
  int steps_ = 1;
};

}  // namespace juchu
