#include "report/text/study_text.hpp"

#include <algorithm>
#include <array>

#include "model/engine/token_table.hpp"
#include "report/assumed.hpp"
#include "report/rows.hpp"
#include "report/study_wording.hpp"
#include "report/text/backlog_text.hpp"
#include "report/text/chart.hpp"
#include "report/text/check_text.hpp"
#include "report/text/figures.hpp"
#include "report/text/study_sections.hpp"
#include "sim/value_text.hpp"

namespace juchu {
namespace {

constexpr int kWidestChart = 60;

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

/// The title, the sentence, and what all else stands below.
class StudyPrinter {
 public:
  StudyPrinter(const StudyView& view, const Sheet& sheet)
      : view_(view),
        study_(view.study),
        answer_(view.answer),
        sheet_(sheet),
        speaker_(sheet.speaker) {}

  void print() const {
    sheet_.print_title(
        speaker_.say(kInParentheses, name_of_study(study_, speaker_), Speaker::plain(study_.id)));
    if (!study_.question.empty()) sheet_.print("", speaker_.text(study_.question));
    sheet_.out << '\n';
    for (const SectionLine& line : headlines_of(view_, speaker_))
      sheet_.print("", sheet_.paint(line.style, line.text));
    if (answer_.replications > 0) {
      print_section(backlog_section(view_, speaker_), sheet_);
      for (const Section& section : study_sections(view_, speaker_)) print_section(section, sheet_);
      print_days();
    }
    print_section(basis_section(view_, speaker_), sheet_);
  }

 private:
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
      const Status& status = study_.rules->rulebook().status(0, static_cast<Value>(s));
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
      if (!study_.rules->rulebook().status(0, static_cast<Value>(s)).final) sum += day.standing[s];
    return sum;
  }

  const StudyView& view_;
  const Study& study_;
  const StudyAnswer& answer_;
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

std::string name_of_study(const Study& study, const Speaker& speaker) {
  return study.title.empty() ? Speaker::plain(study.id) : speaker.text(study.title);
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
