#include "report/text/study_csv.hpp"

#include <fmt/format.h>

#include "model/engine/explanation.hpp"
#include "report/rows.hpp"
#include "sim/statistics/binomial.hpp"

namespace juchu {
namespace {

constexpr double kPerSecond = 1. / static_cast<double>(kSecond);

std::string number(double value) { return fmt::format("{}", value); }

/// Whose figures follow each other.
struct Subject {
  std::string_view kind;
  std::string id;
  std::string name;
};

std::string_view word_of(Standing standing) {
  switch (standing) {
    case Standing::NoTarget: return "";
    case Standing::Met: return "met";
    case Standing::Missed: return "missed";
    case Standing::Undecided: break;
  }
  return "undecided";
}

class CsvWriter {
 public:
  CsvWriter(const StudyView& view, Language language, std::ostream& out)
      : study_(view.study),
        answer_(view.answer),
        book_(view.study.rules->rulebook()),
        speaker_(language),
        out_(out) {}

  void write() const {
    out_ << "kind,id,name,statistic,value,low,high,confidence,replications,telling,happened,of,"
            "target,standing\r\n";
    write_run();
    for (const RateAnswer& rate : answer_.rates) write_rate(rate);
    for (const TimeAnswer& time : answer_.times) write_time(time);
    for (const NumberAnswer& answer : answer_.numbers) write_number(answer);
    write_staff();
    write_backlog();
    write_refusals();
    for (const DayAnswer& day : answer_.days) write_day(day);
  }

 private:
  /// A line; `rest` are the cells after the figure, if any.
  void line(const Subject& subject, std::string_view statistic, const std::string& value,
            const std::string& rest = ",,,,,,,,") const {
    out_ << subject.kind << ',' << csv_cell(subject.id) << ',' << csv_cell(subject.name) << ','
         << csv_cell(statistic) << ',' << value << ',' << rest << "\r\n";
  }

  /// A line for what is estimated.
  void line(const Subject& subject, std::string_view statistic,
            const std::optional<Estimate>& estimate, double unit, const std::string& counts,
            const std::optional<Target>& target, Standing standing) const {
    const bool known = estimate && estimate->interval;
    line(subject, statistic, estimate ? number(estimate->value * unit) : "",
         fmt::format("{},{},{},{},{},{},{},{}", known ? number(estimate->interval->low * unit) : "",
                     known ? number(estimate->interval->high * unit) : "", kConfidence,
                     answer_.replications,
                     estimate ? fmt::format("{}", estimate->telling_replications) : "", counts,
                     target ? csv_cell(target->text) : "", word_of(standing)));
  }

  void write_run() const {
    const Subject run{"run", study_.id, speaker_.text(study_.title)};
    line(run, "orders", fmt::format("{}", answer_.orders));
    line(run, "turned_away", fmt::format("{}", answer_.turned_away));
    line(run, "unresolved", fmt::format("{}", answer_.unresolved));
    line(run, "replications", fmt::format("{}", answer_.replications));
    line(run, "complete", answer_.complete ? "1" : "0");
    line(run, "seed", fmt::format("{}", study_.seed));
  }

  void write_rate(const RateAnswer& rate) const {
    line({kind_of(rate.row), id_of(study_, rate.row), name_of(study_, rate.row, speaker_)}, "rate",
         rate.estimate, 1, fmt::format("{},{}", rate.happened, rate.orders),
         target_of(study_, rate.row), rate.standing);
  }

  [[nodiscard]] Subject subject_of(const Measure& measure) const {
    return {"measure", measure.id, name_of(measure, speaker_)};
  }

  void write_time(const TimeAnswer& time) const {
    const Measure& measure = row_at(study_.measures, time.measure);
    const Subject subject = subject_of(measure);
    const std::string counts = fmt::format("{},{}", time.ended, time.ended + time.unresolved);
    line(subject, "p50", time.p50, kPerSecond, counts, {}, Standing::NoTarget);
    line(subject, "p90", time.p90, kPerSecond, counts, {}, Standing::NoTarget);
    line(subject, "p95", time.p95, kPerSecond, counts, measure.target, time.standing);
    line(subject, "mean", time.mean, kPerSecond, counts, {}, Standing::NoTarget);
  }

  void write_number(const NumberAnswer& answer) const {
    const Measure& measure = row_at(study_.measures, answer.measure);
    line(subject_of(measure), "mean", answer.mean, 1, ",", measure.target, answer.standing);
    line(subject_of(measure), "highest", fmt::format("{}", answer.highest));
  }

  void write_staff() const {
    for (std::size_t s = 0; s < answer_.staff.size(); ++s) {
      const StaffAnswer& staff = answer_.staff[s];
      const Subject subject{"staff", study_.staff[s].id, name_of(study_.staff[s], speaker_)};
      line(subject, "busy", staff.use, 1, ",", {}, Standing::NoTarget);
      const auto seconds = [](Instant time) {
        return number(static_cast<double>(time) * kPerSecond);
      };
      line(subject, "available_seconds", seconds(staff.sum.available));
      line(subject, "overtime_seconds", seconds(staff.sum.overtime));
      line(subject, "wasted_seconds", seconds(staff.sum.wasted));
    }
  }

  /// Of each order that was there, the study's rates; `before`: it had happened to it already.
  void write_backlog() const {
    for (std::size_t order = 0; order < study_.backlog.orders.size(); ++order) {
      const BacklogOrder& row = study_.backlog.orders[order];
      const Status* status = status_of(*study_.rules, row.situation, 0);
      const Subject subject{"order", row.id, status == nullptr ? "" : speaker_.label(*status)};
      for (std::size_t rate = 0; rate < answer_.rates.size(); ++rate)
        if (told_of_backlog(study_, answer_.rates[rate].row))
          write_chance(subject, id_of(study_, answer_.rates[rate].row),
                       answer_.backlog.times(order, rate));
    }
  }

  void write_chance(const Subject& subject, const std::string& rate, std::int32_t times) const {
    if (times == BacklogAnswer::kBefore) return line(subject, "before " + rate, "1");
    if (answer_.replications == 0 || times < 0) return;
    const ConfidenceInterval bounds = share_interval(times, answer_.replications, kConfidence);
    line(subject, "chance " + rate, number(static_cast<double>(times) / answer_.replications),
         fmt::format("{},{},{},{},,{},{},,", number(bounds.low), number(bounds.high), kConfidence,
                     answer_.replications, times, answer_.replications));
  }

  void write_refusals() const {
    for (const RefusalAnswer& refusal : answer_.refusals)
      line({"refusal", std::string(rule_id(book_, refusal.by.rule)),
            row_at(book_.events, refusal.by.event).id},
           "per_thousand_orders", number(refusal.per_thousand),
           fmt::format(",,,,,{},,,", refusal.times));
  }

  void write_day(const DayAnswer& day) const {
    const Subject subject{"day", day_text(day.day), ""};
    line(subject, "arrived", number(day.arrived));
    if (day.rate) line(subject, "rate", number(*day.rate));
    for (std::size_t s = 0; s < day.standing.size(); ++s)
      line(subject, "standing " + book_.status(0, static_cast<Value>(s)).id,
           number(day.standing[s]));
  }

  const Study& study_;
  const StudyAnswer& answer_;
  const Rulebook& book_;
  const Speaker speaker_;
  std::ostream& out_;
};

}  // namespace

void print_study_csv(const StudyView& view, Language language, std::ostream& out) {
  CsvWriter(view, language, out).write();
}

std::string csv_cell(std::string_view text) {
  std::string cell(text);
  if (!cell.empty() && std::string_view("=+-@\t\r\n").find(cell.front()) != std::string_view::npos)
    cell.insert(cell.begin(), '\'');
  if (cell.find_first_of(",\"\r\n") == std::string::npos) return cell;
  std::string quoted = "\"";
  for (const char each : cell) {
    if (each == '"') quoted += '"';
    quoted += each;
  }
  return quoted + '"';
}

}  // namespace juchu
