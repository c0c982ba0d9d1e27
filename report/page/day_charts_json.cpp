#include "report/page/day_charts_json.hpp"

#include <algorithm>
#include <cmath>

#include <nlohmann/json.hpp>

#include "model/index.hpp"
#include "report/page/both_json.hpp"
#include "report/page/chart_scale.hpp"
#include "report/study_page_wording.hpp"
#include "report/study_wording.hpp"
#include "report/text/habit_text.hpp"
#include "report/text/study_text.hpp"

namespace juchu {
namespace {

using Json = nlohmann::ordered_json;
using Of = DaySeries::Of;

constexpr std::size_t kMostTicks = 7;

/// Lines that share a chart: both times of one measure; else one.
using Chart = std::vector<const DaySeries*>;

Figure figure_of(Of of) {
  switch (of) {
    case Of::Rate:
    case Of::Staff: return Figure::Share;
    case Of::Time: return Figure::Time;
    default: return Figure::Number;
  }
}

std::string title_of(const Study& study, const DaySeries& series, const Speaker& speaker) {
  const auto measure = [&] { return name_of(row_at(study.measures, series.row), speaker); };
  switch (series.of) {
    case Of::Arrived: return speaker.say(kChartArrived);
    case Of::Rate: return speaker.say(kChartRate, name_of(study, rates_of(study).front(), speaker));
    case Of::Number: return speaker.say(kChartNumber, measure());
    case Of::Staff:
      return speaker.say(kChartStaff, name_of(row_at(study.staff, series.row), speaker));
    case Of::Time: return speaker.say(kChartTime, measure());
    case Of::Open: return speaker.say(kChartStanding, speaker.say(kOpenOrders));
    case Of::Standing: break;
  }
  const Rulebook& book = study.rules->rulebook();
  return speaker.say(kChartStanding, speaker.label(book.status(0, static_cast<Value>(series.row))));
}

/// The target that speaks of what a chart shows.
std::optional<Target> target_of(const Study& study, const DaySeries& series) {
  if (series.of == Of::Rate) return target_of(study, rates_of(study).front());
  if (series.of == Of::Time) return row_at(study.measures, series.row).target;
  return std::nullopt;
}

double highest_in(const std::optional<DayFigure>& day) {
  if (!day) return 0;
  return std::isfinite(day->high) ? day->high : day->value;
}

/// So many days until the last on which there is anything.
std::size_t days_with_any(const DaySeries& series) {
  std::size_t count = series.days.size();
  while (count > 0 && highest_in(series.days[count - 1]) <= 0) --count;
  return count;
}

std::optional<std::size_t> highest_day(const DaySeries& series) {
  std::optional<std::size_t> highest;
  for (std::size_t day = 0; day < series.days.size(); ++day)
    if (series.days[day] && series.days[day]->value > 0 &&
        (!highest || series.days[day]->value > series.days[*highest]->value))
      highest = day;
  return highest;
}

std::string value_text(const DaySeries& series, const DayFigure& day, const Speaker& speaker) {
  return figure_text(speaker, figure_of(series.of), day.value);
}

std::string range_text(const DaySeries& series, const DayFigure& day, const Speaker& speaker) {
  const Figure figure = figure_of(series.of);
  if (day.low == day.high) return figure_text(speaker, figure, day.low);
  if (!std::isfinite(day.high)) return speaker.say(kOrMore, figure_text(speaker, figure, day.low));
  return interval_text(speaker, figure,
                       {.value = day.value, .interval = ConfidenceInterval{day.low, day.high}});
}

std::string peak_text(const Study& study, const DaySeries& series, const Speaker& speaker) {
  const std::string title = title_of(study, series, speaker);
  const auto highest = highest_day(series);
  if (!highest) return speaker.say(kChartNothing, title);
  return speaker.say(kChartPeak, title, value_text(series, *series.days[*highest], speaker),
                     speaker.day(study.from + static_cast<Day>(*highest)));
}

class Group {
 public:
  Group(const Study& study, std::size_t days) : study_(study), days_(days) {}

  [[nodiscard]] Json json(const std::vector<Chart>& charts) const {
    Json days = Json::array(), drawn = Json::array();
    for (std::size_t day = 0; day < days_; ++day)
      days.push_back(in_both([&](const Speaker& s) { return s.day(date(day)); }));
    for (const Chart& chart : charts) drawn.push_back(chart_json(chart));
    return {{"days", std::move(days)},
            {"ticks", ticks()},
            {"warm_up", std::min(days_, static_cast<std::size_t>(study_.warm_up))},
            {"waves", waves()},
            {"charts", std::move(drawn)}};
  }

 private:
  [[nodiscard]] Day date(std::size_t day) const { return study_.from + static_cast<Day>(day); }

  /// Every day, every other one, or Mondays, as many as there is room for.
  [[nodiscard]] Json ticks() const {
    std::size_t step = 1, first = 0;
    for (const std::size_t more : {2U, 7U, 14U, 28U, 91U, 364U})
      if (days_ > step * kMostTicks) step = more;
    if (step >= 7) first = static_cast<std::size_t>((7 - weekday_of(study_.from)) % 7);
    Json ticks = Json::array();
    for (std::size_t day = first; day < days_; day += step)
      ticks.push_back({day, day_text(date(day)).substr(5)});
    return ticks;
  }

  [[nodiscard]] Json waves() const {
    Json list = Json::array();
    for (const Arrivals& arrivals : study_.arrivals)
      for (const Wave& wave : arrivals.waves) {
        const Day from = std::max(wave.from - study_.from, 0);
        const Day to = std::min<Day>(wave.from + wave.days - study_.from, static_cast<Day>(days_));
        if (from < to) list.push_back({from, to});
      }
    return list;
  }

  [[nodiscard]] Json chart_json(const Chart& chart) const {
    const DaySeries& first = *chart.front();
    const auto target = target_of(study_, first);
    double highest = target ? target->value : 0;
    for (const DaySeries* series : chart)
      for (std::size_t day = 0; day < days_; ++day)
        highest = std::max(highest, highest_in(series->days[day]));
    if (first.of == Of::Staff) highest = 1;
    const ChartScale scale(figure_of(first.of), highest);
    Json ticks = Json::array(), lines = Json::array();
    for (const double tick : scale.ticks())
      ticks.push_back(
          {scale.place(tick), in_both([&](const Speaker& s) { return scale.tick_text(tick, s); })});
    for (const DaySeries* series : chart) lines.push_back(line_json(*series, scale));
    Json json = {
        {"title", in_both([&](const Speaker& s) { return title_of(study_, first, s); })},
        {"label", in_both([&](const Speaker& s) { return peak_text(study_, *chart.back(), s); })},
        {"bars", first.of == Of::Arrived || first.of == Of::Staff},
        {"ticks", std::move(ticks)},
        {"lines", std::move(lines)}};
    if (target)
      json["target"] = {{"at", scale.place(target->value)},
                        {"text", in_both([&](const Speaker& s) {
                           return s.say(kPageTargetAt, scale.tick_text(target->value, s));
                         })}};
    return json;
  }

  [[nodiscard]] Json line_json(const DaySeries& series, const ChartScale& scale) const {
    Json places = Json::array(), texts = Json::array();
    for (std::size_t day = 0; day < days_; ++day) {
      const auto& figure = series.days[day];
      if (!figure) {
        places.push_back(nullptr);
        texts.push_back(nullptr);
        continue;
      }
      places.push_back(
          {scale.place(figure->value), scale.place(figure->low), scale.place(figure->high)});
      texts.push_back({in_both([&](const Speaker& s) { return value_text(series, *figure, s); }),
                       in_both([&](const Speaker& s) { return range_text(series, *figure, s); })});
    }
    return {{"name", in_both([&](const Speaker& s) { return line_name(series, s); })},
            {"places", std::move(places)},
            {"texts", std::move(texts)}};
  }

  static std::string line_name(const DaySeries& series, const Speaker& speaker) {
    if (series.of != Of::Time) return "";
    return speaker.say(series.percent == 50 ? kChartHalf : kChartMost);
  }

  const Study& study_;
  std::size_t days_;
};

/// The lateness first, then what comes, waits and works, and how long it takes.
std::vector<Chart> charts_of(const Study& study, const std::vector<DaySeries>& series) {
  std::vector<Chart> charts;
  for (const Of of : {Of::Rate, Of::Arrived, Of::Number, Of::Staff, Of::Time})
    for (const DaySeries& each : series) {
      if (each.of != of || (of == Of::Rate && rates_of(study).empty())) continue;
      if (of == Of::Time && each.percent != 50)
        charts.back().push_back(&each);
      else
        charts.push_back({&each});
    }
  return charts;
}

}  // namespace

Json day_charts_json(const Study& study, const std::vector<DaySeries>& series) {
  if (series.empty()) return nullptr;
  auto days = static_cast<std::size_t>(study.days);
  for (const DaySeries& each : series)
    if (each.of == Of::Number) days = std::max(days, days_with_any(each));
  return Group(study, days).json(charts_of(study, series));
}

Json status_charts_json(const Study& study, const std::vector<DaySeries>& series) {
  std::vector<Chart> charts;
  std::size_t days = 1;
  for (const DaySeries& each : series) {
    if (each.of != Of::Open && each.of != Of::Standing) continue;
    const bool final = each.of == Of::Standing &&
                       study.rules->rulebook().status(0, static_cast<Value>(each.row)).final;
    if (final || days_with_any(each) == 0) continue;
    charts.push_back({&each});
    days = std::max(days, days_with_any(each));
  }
  return charts.empty() ? Json(nullptr) : Group(study, days).json(charts);
}

std::vector<std::string> waves_told(const Study& study, const Speaker& speaker) {
  std::vector<std::string> told;
  for (const Arrivals& arrivals : study.arrivals)
    for (const Wave& wave : arrivals.waves) {
      const std::string times = fmt::format("×{:.6g}", wave.times);
      const bool named = !wave.says.empty() || !wave.id.empty();
      told.push_back(named ? speaker.say(kInParentheses, name_of_row(wave, speaker), times)
                           : times);
    }
  return told;
}

Section peaks_section(const Study& study, const std::vector<DaySeries>& series,
                      const Speaker& speaker) {
  Section section{
      .heading = speaker.say(kPagePeaks),
      .table = Table({speaker.say(kValue), speaker.say(kPageMostRuns), speaker.say(kPageWhen)})};
  for (const Chart& chart : charts_of(study, series)) {
    const DaySeries& most = *chart.back();  // of times, the slower line
    const auto day = highest_day(most);
    if (!day) continue;
    const std::string title = title_of(study, most, speaker);
    section.table.add(
        chart.size() > 1 ? speaker.say(kColon, title, speaker.say(kChartMost)) : title,
        {value_text(most, *most.days[*day], speaker), range_text(most, *most.days[*day], speaker),
         speaker.day(study.from + static_cast<Day>(*day))});
  }
  return section;
}

}  // namespace juchu
