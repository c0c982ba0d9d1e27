// How the days of a study went, and between which values they lay in the replications.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "sim/load/counts.hpp"

namespace juchu {

/// A figure of a day. At least nine of ten replications lie from `low` to `high`; of more than
/// kMostKept the first so many are looked at.
struct DayFigure {
  double value = 0;  // of all replications
  double low = 0, high = 0;
};

/// A figure of every day.
struct DaySeries {
  enum class Of : std::uint8_t {
    Arrived,   // orders made
    Rate,      // the study's first rate of the orders that came on the day
    Number,    // the most that satisfied a number at any time of the day
    Staff,     // the share of a team's time in shifts that it was at work
    Time,      // what half, or 95 %, of the orders that came on the day do not exceed: microseconds
    Open,      // orders that were not final as the day ended
    Standing,  // of all orders, those in a main status then
  };
  Of of = Of::Arrived;
  int row = 0;       // Number, Time: of Study::measures; Staff: of Study::staff; Standing: a value
  int percent = 50;  // Time
  std::vector<std::optional<DayFigure>> days;  // from the first day to the limit
};

/// Adds replications up day by day. Values are means over the replications, or ratios of their sums;
/// of times, which cannot be added, the middle one of the replications that had any. A time that
/// is not known, as too many orders never came to it, counts as infinite.
class Daily {
 public:
  static constexpr std::size_t kMostKept = 1000;  // replications

  explicit Daily(const Study& study);

  void add(const ReplicationCounts& one);
  /// In the sequence of DaySeries::Of.
  [[nodiscard]] std::vector<DaySeries> series() const;

 private:
  struct Figure {
    double sum = 0, over = 0;
    std::vector<double> kept;
  };
  struct Line {
    DaySeries named;  // without its days
    std::vector<Figure> days{};
  };

  void add_day(const DayCount& day, std::size_t row);
  void add(Figure& figure, double sum, double over) const;

  std::vector<Line> lines_;
  std::vector<bool> final_;  // by main status
};

}  // namespace juchu
