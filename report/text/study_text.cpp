#include "report/text/study_text.hpp"

#include <algorithm>
#include <array>

#include "model/engine/explanation.hpp"
#include "model/engine/token_table.hpp"
#include "report/assumed.hpp"
#include "report/rows.hpp"
#include "report/study_wording.hpp"
#include "report/text/backlog_text.hpp"
#include "report/text/chart.hpp"
#include "report/text/check_text.hpp"
#include "report/text/figures.hpp"
#include "report/text/table.hpp"
#include "sim/value_text.hpp"

namespace juchu {
namespace {

constexpr int kWidestChart = 60;

std::string counted(std::int64_t count) { return grouped(static_cast<std::uint64_t>(count)); }

Figure figure_of(const Measure& measure) {
  switch (measure.kind) {
    case Measure::Kind::Rate: return Figure::Share;
    case Measure::Kind::Time: return Figure::Time;
    case Measure::Kind::Number: break;
  }
  return Figure::Number;
}

bool wants_less(const Target& target) {
  return target.sense == Target::Sense::Below || target.sense == Target::Sense::AtMost;
}

/// A sentence with how its target stands.
std::string with_target(const std::string& sentence, const Measure& measure, Standing standing,
                        const Speaker& speaker) {
  if (standing == Standing::NoTarget) return sentence;
  const std::string target = stated_text(speaker, figure_of(measure), measure.target->value);
  if (standing == Standing::Undecided) return speaker.say(kTargetUndecided, sentence, target);
  const bool above = (standing == Standing::Missed) == wants_less(*measure.target);
  return speaker.say(above ? kAboveTarget : kBelowTarget, sentence, target);
}

/// What a time or number says of itself, with the wording for one that has an interval.
std::string known_text(const std::optional<Estimate>& estimate, const Measure& measure,
                       const Wording& wording, const Speaker& speaker) {
  const std::string name = name_of(measure, speaker);
  if (!estimate) return speaker.say(kUnsureIs, name, speaker.say(kNotKnown));
  const std::string value = figure_text(speaker, figure_of(measure), *estimate);
  const std::string interval = interval_text(speaker, figure_of(measure), *estimate);
  if (interval.empty()) return speaker.say(kUnsureIs, name, speaker.say(kNoInterval, value));
  return speaker.say(wording, name, value, interval);
}

std::string rate_sentence(const RateAnswer& rate, const Measure& measure, const Speaker& speaker) {
  const std::string name = name_of(measure, speaker);
  if (!rate.estimate) return speaker.say(kUnsureIs, name, speaker.say(kNoSuchOrders));
  std::string said;
  if (rate.estimate->replications == 1) {
    said = speaker.say(
        kUnsureIs, name,
        speaker.say(kNoInterval, figure_text(speaker, Figure::Share, rate.estimate->value)));
    return said;
  }
  said = rate.estimate->interval
             ? speaker.say(kRateIs, name, figure_text(speaker, Figure::Share, *rate.estimate),
                           interval_text(speaker, Figure::Share, *rate.estimate))
             : speaker.say(kUnsureIs, name, unsure_text(*rate.estimate, speaker));
  const std::string rare = too_rare_text(*rate.estimate, speaker);
  if (!rare.empty()) said = speaker.say(kInParentheses, said, rare);
  return with_target(said, measure, rate.standing, speaker);
}

/// Everything below the sentence.
class StudyPrinter {
 public:
  StudyPrinter(const StudyView& view, const Sheet& sheet)
      : view_(view),
        study_(view.study),
        answer_(view.answer),
        book_(view.study.rules->rulebook()),
        sheet_(sheet),
        speaker_(sheet.speaker) {}

  void print() const {
    print_head();
    if (answer_.replications > 0) print_tables();
    print_basis();
  }

 private:
  /// Of each rate, what needs no runs.
  void print_exact() const {
    if (view_.exact == nullptr) return;
    for (const ExactRate& rate : view_.exact->rates) {
      if (!rate.share) continue;
      sheet_.print(
          "", speaker_.say(kExactlyIs, name_of(row_at(study_.measures, rate.measure), speaker_),
                           fmt::format("{:.4f} %", *rate.share * 100),
                           counted(static_cast<std::int64_t>(view_.exact->states))));
    }
  }

  void print_head() const {
    const std::string title = study_.title.empty() ? Speaker::plain(study_.id)
                                                   : speaker_.text(study_.title);
    sheet_.print_title(speaker_.say(kInParentheses, title, Speaker::plain(study_.id)));
    if (!study_.question.empty()) sheet_.print("", speaker_.text(study_.question));
    sheet_.out << '\n';
    if (answer_.replications == 0)
      sheet_.print("", sheet_.paint(Style::Bad, speaker_.say(kNoRuns)));
    else
      sheet_.print("", sheet_.paint(Style::Strong, sentence_of(study_, answer_, speaker_)));
    print_exact();
    if (!answer_.complete && answer_.replications > 0)
      sheet_.print("", sheet_.paint(Style::Bad,
                                    speaker_.say(kIncomplete, view_.asked, answer_.replications)));
    if (view_.precise == false)
      sheet_.print("",
                   sheet_.paint(Style::Caution, speaker_.say(kNotPrecise, answer_.replications)));
  }

  void print_tables() const {
    print_backlog_text(view_, sheet_);
    print_measures();
    print_occurred(RateRow::Of::Hazard, kOccurredHazards);
    print_occurred(RateRow::Of::Norm, kOccurredNorms);
    print_occurred(RateRow::Of::Mail, kMailsSent);
    print_occurred(RateRow::Of::Status, kStatusesSeen);
    print_refusals();
    print_staff();
    print_days();
  }

  [[nodiscard]] Table figures_table(const Wording& last) const {
    return Table({speaker_.say(kValue), speaker_.say(kInterval), speaker_.say(last)});
  }

  void print_table(const Wording& heading, const Table& table) const {
    if (table.empty()) return;
    sheet_.print_heading(speaker_.say(heading));
    table.print(sheet_);
  }

  // --- the study's own measures ---

  void print_measures() const {
    Table table = figures_table(kTarget);
    for (const RateAnswer& rate : answer_.rates)
      if (rate.row.of == RateRow::Of::Measure) add_rate(table, rate);
    for (const TimeAnswer& time : answer_.times) add_time(table, time);
    for (const NumberAnswer& number : answer_.numbers) add_number(table, number);
    print_table(kMeasures, table);
  }

  [[nodiscard]] std::string marked_target(const Measure& measure, Standing standing) const {
    if (!measure.target) return {};
    const Mark mark = mark_of(standing);
    return sheet_.paint(mark.style, std::string(mark.sign) + " " + target_text(measure, speaker_));
  }

  void add_rate(Table& table, const RateAnswer& rate) const {
    const Measure& measure = row_at(study_.measures, rate.row.row);
    table.add(name_of(measure, speaker_),
              {value_of(rate), interval_of(rate), marked_target(measure, rate.standing)},
              remark_on(rate));
  }

  [[nodiscard]] std::string value_of(const RateAnswer& rate) const {
    return rate.estimate ? figure_text(speaker_, Figure::Share, *rate.estimate) : "-";
  }
  [[nodiscard]] std::string interval_of(const RateAnswer& rate) const {
    return rate.estimate ? interval_text(speaker_, Figure::Share, *rate.estimate) : "";
  }
  [[nodiscard]] std::string remark_on(const RateAnswer& rate) const {
    if (!rate.estimate || rate.estimate->replications == 1) return {};
    const std::string rare = too_rare_text(*rate.estimate, speaker_);
    if (rate.estimate->interval) return rare;
    const std::string unsure = unsure_text(*rate.estimate, speaker_);
    return rare.empty() ? unsure : speaker_.say(kInParentheses, unsure, rare);
  }

  void add_time(Table& table, const TimeAnswer& time) const {
    const Measure& measure = row_at(study_.measures, time.measure);
    const std::string name = name_of(measure, speaker_);
    const auto row = [&](const std::string& label, const std::optional<Estimate>& estimate,
                         const std::string& target, const std::string& remark) {
      table.add(label,
                {estimate ? figure_text(speaker_, Figure::Time, *estimate) : "-",
                 estimate ? interval_text(speaker_, Figure::Time, *estimate) : "", target},
                remark);
    };
    const std::string unresolved = time.unresolved == 0
                                       ? ""
                                       : speaker_.say(kNeverEnded, counted(time.unresolved));
    row(speaker_.say(kMedianOf, name), time.p50, "", "");
    row(speaker_.say(kShareOf, name, 90), time.p90, "", "");
    row(speaker_.say(kShareOf, name, 95), time.p95, marked_target(measure, time.standing),
        unresolved);
    if (time.mean) row(speaker_.say(kMeanOf, name), time.mean, "", "");
  }

  void add_number(Table& table, const NumberAnswer& number) const {
    const Measure& measure = row_at(study_.measures, number.measure);
    const std::string name = name_of(measure, speaker_);
    table.add(speaker_.say(kMeanOf, name),
              {number.mean ? figure_text(speaker_, Figure::Number, *number.mean) : "-",
               number.mean ? interval_text(speaker_, Figure::Number, *number.mean) : "",
               marked_target(measure, number.standing)});
    table.add(speaker_.say(kHighestOf, name), {counted(number.highest), "", ""});
  }

  // --- what every study measures ---

  void print_occurred(RateRow::Of of, const Wording& heading) const {
    Table table({speaker_.say(kShareOfOrders), speaker_.say(kInterval), speaker_.say(kRuns)});
    int others = 0;
    for (const RateAnswer& rate : answer_.rates) {
      if (rate.row.of != of || (of == RateRow::Of::Status && no_claim_yet(rate.row.row))) continue;
      if (rate.happened == 0)
        ++others;
      else
        table.add(name_of(study_, rate.row, speaker_),
                  {value_of(rate), interval_of(rate),
                   fmt::format("{}/{}", rate.replications_with, answer_.replications)});
    }
    if (table.empty() && others == 0) return;
    sheet_.print_heading(speaker_.say(heading));
    table.print(sheet_);
    if (others > 0)
      sheet_.print("  ", sheet_.paint(Style::Faint, speaker_.say(kDidNotOccur, others)));
  }

  /// Where every order begins beside its main status: that all come to it says nothing.
  [[nodiscard]] bool no_claim_yet(int row) const {
    const Status& status = row_at(book_.statuses, row);
    return status.region > 0 && status.value == row_at(book_.regions, status.region).initial;
  }

  void print_refusals() const {
    Table table({""});
    for (const RefusalAnswer& refusal : answer_.refusals) {
      const RuleHead* rule = rule_head(book_, refusal.by.rule);
      const std::string_view id = rule_id(book_, refusal.by.rule);
      const std::string event = speaker_.label(row_at(book_.events, refusal.by.event));
      table.add(speaker_.say(kRefusedOn, event,
                             rule == nullptr ? Speaker::plain(id) : speaker_.says(*rule)),
                {figure_text(speaker_, Figure::Number, refusal.per_thousand)},
                rule == nullptr ? "" : speaker_.reference(*rule));
    }
    print_table(kRefusing, table);
  }

  void print_staff() const {
    Table table({speaker_.say(kUse), speaker_.say(kInterval), speaker_.say(kOvertime),
                 speaker_.say(kWasted)});
    for (std::size_t s = 0; s < answer_.staff.size(); ++s) {
      const StaffAnswer& staff = answer_.staff[s];
      table.add(name_of(study_.staff[s], speaker_),
                {staff.use ? figure_text(speaker_, Figure::Share, *staff.use) : "-",
                 staff.use ? interval_text(speaker_, Figure::Share, *staff.use) : "",
                 per_run(staff.sum.overtime), per_run(staff.sum.wasted)});
    }
    print_table(kStaff, table);
    if (!table.empty()) sheet_.print("  ", sheet_.paint(Style::Faint, speaker_.say(kPerRun)));
  }

  [[nodiscard]] std::string per_run(Instant time) const {
    return figure_text(speaker_, Figure::Time,
                       static_cast<double>(time) / static_cast<double>(answer_.replications));
  }

  // --- day by day ---

  struct Line {
    std::string label;
    Figure figure;
    std::vector<double> values;  // -1: not known
  };

  void print_days() const {
    if (answer_.days.empty()) return;
    const std::vector<Line> lines = lines_of_days();
    int label = 0, most = 0;
    for (const Line& line : lines) {
      label = std::max(label, display_width(line.label));
      most = std::max(most, display_width(highest_of(line)));
    }
    label = std::min(label, sheet_.width / 2);
    const int room = std::min(kWidestChart, sheet_.width - label - most - 6);
    sheet_.print_heading(speaker_.say(kDayByDay, speaker_.day(answer_.days.front().day),
                                      speaker_.day(answer_.days.back().day)));
    for (const Line& line : lines) print_line(line, label, std::max(8, room));
  }

  void print_line(const Line& line, int label, int room) const {
    const std::vector<std::string> words = wrapped(line.label, label);
    for (std::size_t i = 0; i + 1 < words.size(); ++i) sheet_.out << "  " << words[i] << '\n';
    sheet_.out << "  " << padded(words.back(), label) << "  "
               << bars(line.values, room, view_.ascii) << "  "
               << sheet_.paint(Style::Faint, highest_of(line)) << '\n';
  }

  [[nodiscard]] std::string highest_of(const Line& line) const {
    const double highest = std::max(0., *std::ranges::max_element(line.values));
    return speaker_.say(kUpTo, figure_text(speaker_, line.figure, highest));
  }

  [[nodiscard]] std::vector<Line> lines_of_days() const {
    const auto line = [this](std::string label, Figure figure, auto value) {
      Line made{std::move(label), figure, {}};
      for (const DayAnswer& day : answer_.days) made.values.push_back(value(day));
      return made;
    };
    std::vector<Line> lines;
    lines.push_back(line(speaker_.say(kArrived), Figure::Number,
                         [](const DayAnswer& day) { return day.arrived; }));
    lines.push_back(line(speaker_.say(kOpenOrders), Figure::Number,
                         [this](const DayAnswer& day) { return open_orders(day); }));
    for (std::size_t s = 0; s < answer_.days.front().standing.size(); ++s) {
      const Status& status = book_.status(0, static_cast<Value>(s));
      Line made = line(speaker_.say(kStandingIn, speaker_.label(status)), Figure::Number,
                       [s](const DayAnswer& day) { return day.standing[s]; });
      if (!status.final && *std::ranges::max_element(made.values) > 0)
        lines.push_back(std::move(made));
    }
    if (!answer_.rates.empty())
      lines.push_back(
          line(speaker_.say(kRateByDay, name_of(study_, answer_.rates.front().row, speaker_)),
               Figure::Share, [](const DayAnswer& day) { return day.rate.value_or(-1); }));
    return lines;
  }

  [[nodiscard]] double open_orders(const DayAnswer& day) const {
    double sum = 0;
    for (std::size_t s = 0; s < day.standing.size(); ++s)
      if (!book_.status(0, static_cast<Value>(s)).final) sum += day.standing[s];
    return sum;
  }

  // --- what it stands on ---

  void print_basis() const {
    sheet_.print_heading(speaker_.say(kBehind));
    say(speaker_.say(kCohort, speaker_.day(study_.from + study_.warm_up),
                     speaker_.day(study_.horizon() - 1), counted(answer_.orders),
                     speaker_.day(study_.limit() - 1)));
    if (!study_.rules->rulebook().ends())
      say(speaker_.say(kNoEnds));
    else if (answer_.unresolved > 0)
      sheet_.print("  ", kWarningMark, speaker_.say(kUnresolved, counted(answer_.unresolved)));
    else if (answer_.orders > 0)
      say(speaker_.say(kAllResolved));
    if (answer_.turned_away > 0) say(speaker_.say(kTurnedAway, counted(answer_.turned_away)));
    if (view_.exact != nullptr)
      say(speaker_.say(kExactToo, counted(static_cast<std::int64_t>(view_.exact->states))));
    print_assumptions();
    say(view_.only > 0 ? speaker_.say(kOneRun, view_.only, counted(answer_.events), study_.seed)
                       : speaker_.say(kRunsAndSeed, answer_.replications, counted(answer_.events),
                                      study_.seed));
    if (!view_.repeat.empty()) say(speaker_.say(kRepeat, Speaker::plain(view_.repeat)));
  }

  void say(const std::string& text) const { sheet_.print("  ", sheet_.paint(Style::Faint, text)); }

  void print_assumptions() const {
    const auto settings = settings_told(study_, speaker_);
    if (!settings.empty()) say(speaker_.say(kShopIs, speaker_.list(settings)));
    for (const std::string& assumed : assumptions_told(study_, speaker_)) say(assumed);
  }

  const StudyView& view_;
  const Study& study_;
  const StudyAnswer& answer_;
  const Rulebook& book_;
  const Sheet& sheet_;
  const Speaker& speaker_;
};

}  // namespace

std::optional<double> exact_share(const StudyView& view, int measure) {
  if (view.exact != nullptr)
    for (const ExactRate& rate : view.exact->rates)
      if (rate.measure == measure) return rate.share;
  return std::nullopt;
}

void print_study_text(const StudyView& view, const ReportOptions& options, std::ostream& out) {
  const Sheet sheet(options, out);
  StudyPrinter(view, sheet).print();
}

std::string sentence_of(const Study& study, const StudyAnswer& answer, const Speaker& speaker) {
  if (!answer.rates.empty() && answer.rates.front().row.of == RateRow::Of::Measure)
    return rate_sentence(answer.rates.front(), row_at(study.measures, answer.rates.front().row.row),
                         speaker);
  if (!answer.times.empty()) {
    const TimeAnswer& time = answer.times.front();
    const Measure& measure = row_at(study.measures, time.measure);
    return with_target(known_text(time.p95, measure, kTimeIs, speaker), measure, time.standing,
                       speaker);
  }
  if (!answer.numbers.empty()) {
    const NumberAnswer& number = answer.numbers.front();
    const Measure& measure = row_at(study.measures, number.measure);
    return with_target(known_text(number.mean, measure, kNumberIs, speaker), measure,
                       number.standing, speaker);
  }
  return speaker.say(kOrderCounts, counted(answer.orders), answer.replications);
}

std::vector<std::string> settings_told(const Study& study, const Speaker& speaker) {
  const Rulebook& book = study.rules->rulebook();
  const TokenTable tokens(*study.rules);
  std::vector<std::string> told;
  for (std::size_t f = 0; f < book.fields.size(); ++f) {
    const Field& field = book.fields[f];
    if (!field.setting) continue;
    const Value value = study.rules->field(static_cast<int>(f)).get(study.start.words.data());
    told.push_back(speaker.say(kColon, speaker.label(field),
                               speaker.text(value_text(book, tokens, field.type, value))));
  }
  return told;
}

std::vector<std::string> assumptions_told(const Study& study, const Speaker& speaker) {
  const Rulebook& book = study.rules->rulebook();
  const TokenTable tokens(*study.rules);
  std::vector<std::string> told;
  for (const Parameter& parameter : book.parameters)
    if (assumed(parameter))
      told.push_back(speaker.say(
          kAssumed,
          parameter.says.empty() ? Speaker::plain(parameter.id) : speaker.text(parameter.says),
          speaker.text(value_text(book, tokens, parameter.type, parameter.value))));
  return told;
}

std::string name_of(const Study& study, RateRow row, const Speaker& speaker) {
  const Rulebook& book = study.rules->rulebook();
  switch (row.of) {
    case RateRow::Of::Measure: return name_of(row_at(study.measures, row.row), speaker);
    case RateRow::Of::Hazard: return speaker.says(row_at(book.hazards, row.row));
    case RateRow::Of::Norm: return speaker.says(row_at(book.norms, row.row));
    case RateRow::Of::Mail: return speaker.label(row_at(book.mails, row.row));
    case RateRow::Of::Status: break;
  }
  return speaker.label(row_at(book.statuses, row.row));
}

std::string name_of(const Measure& measure, const Speaker& speaker) {
  return measure.says.empty() ? Speaker::plain(measure.id) : speaker.text(measure.says);
}

std::string name_of(const StaffRow& staff, const Speaker& speaker) {
  return staff.says.empty() ? Speaker::plain(staff.id) : speaker.text(staff.says);
}

std::string target_text(const Measure& measure, const Speaker& speaker) {
  static constexpr std::array<std::string_view, 4> kSigns = {"<", "<=", ">", ">="};
  return fmt::format("{} {}", kSigns.at(static_cast<std::size_t>(measure.target->sense)),
                     stated_text(speaker, figure_of(measure), measure.target->value));
}

Mark mark_of(Standing standing) {
  switch (standing) {
    case Standing::NoTarget: return kPlainMark;
    case Standing::Met: return kAcceptedMark;
    case Standing::Missed: return kRefusedMark;
    case Standing::Undecided: break;
  }
  return {"?", Style::Caution};
}

std::string unsure_text(const Estimate& estimate, const Speaker& speaker) {
  if (!estimate.share_at_most) return {};
  return speaker.say(estimate.telling == Telling::Escaped ? kEscapedInRuns : kHappenedInRuns,
                     estimate.replications, estimate.telling_replications,
                     figure_text(speaker, Figure::Share, *estimate.share_at_most));
}

std::string too_rare_text(const Estimate& estimate, const Speaker& speaker) {
  if (!estimate.replications_needed || estimate.replications >= *estimate.replications_needed)
    return {};
  return speaker.say(estimate.telling_replications == 0 ? kTooRareAtLeast : kTooRare,
                     counted(*estimate.replications_needed));
}

}  // namespace juchu
