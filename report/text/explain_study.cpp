#include "report/text/explain_study.hpp"

#include <algorithm>

#include "report/rows.hpp"
#include "report/study_wording.hpp"
#include "report/text/backlog_text.hpp"
#include "report/text/check_text.hpp"
#include "report/text/figures.hpp"
#include "report/text/habit_text.hpp"
#include "report/text/hours_text.hpp"
#include "report/text/study_text.hpp"
#include "sim/load/exact/order_chain.hpp"
#include "sim/study/remarks.hpp"

namespace juchu {
namespace {

constexpr int kMostDates = 5;  // days off that are told one by one

class Teller {
 public:
  Teller(const Study& study, const Speaker& speaker)
      : study_(study), book_(study.rules->rulebook()), speaker_(speaker) {}

  std::vector<Section> told() {
    tell_arrivals();
    tell_staff();
    tell_habits();
    tell_measures();
    tell_levers();
    tell_basis();
    tell_remarks();
    return std::move(sections_);
  }

 private:
  void begin(const Wording& heading) { sections_.push_back({.heading = speaker_.say(heading)}); }
  void say(std::string text) { sections_.back().say(std::move(text)); }
  /// What belongs to the line before; nothing where it is empty.
  void say_of_it(std::string text) {
    if (!text.empty()) sections_.back().lines.push_back({.text = std::move(text), .depth = 1});
  }
  void say_source(const std::string& source) {
    if (!source.empty()) say_of_it(speaker_.say(kSourceIs, speaker_.source(source)));
  }

  template <class Row>
  [[nodiscard]] std::string name(const Row& row) const {
    return name_of_row(row, speaker_);
  }
  [[nodiscard]] std::string number(double value) const { return fmt::format("{:.6g}", value); }
  [[nodiscard]] std::string time(double microseconds) const {
    return figure_text(speaker_, Figure::Time, microseconds);
  }

  void tell_arrivals() {
    begin(kWhoComes);
    for (const Arrivals& arrivals : study_.arrivals) {
      const auto busiest = std::ranges::max_element(arrivals.hours) - arrivals.hours.begin();
      say(speaker_.say(kArrivalsAre, name(arrivals),
                       speaker_.label(row_at(book_.events, arrivals.event)),
                       number(arrivals.per_day), busiest));
      say_of_it(weekdays_of(arrivals));
      for (const Wave& wave : arrivals.waves) say_of_it(wave_text(wave));
      say_counts(kLinesOfCart, arrivals.lines, arrivals.lines_choice);
      say_counts(kCartsAtOnce, arrivals.batches, arrivals.batches_choice);
      say_of_it(given_text(study_, arrivals.event, arrivals.with, speaker_));
      say_of_it(defaults_text(study_, arrivals.event, arrivals.with, speaker_));
      say_source(arrivals.source);
    }
    say(speaker_.say(kOrdersADay, figure_text(speaker_, Figure::Number, orders_a_day(study_))));
    if (study_.backlog.orders.empty()) return;
    say(speaker_.say(kBacklogIs, grouped(study_.backlog.orders.size()),
                     speaker_.list(backlog_by_status(study_, speaker_))));
    say_of_it(speaker_.say(kBacklogClocks));
  }

  [[nodiscard]] std::string weekdays_of(const Arrivals& arrivals) const {
    std::vector<std::string> days;
    for (int day = 0; day < 7; ++day)
      if (const double times = arrivals.weekdays[static_cast<std::size_t>(day)]; times != 1)
        days.push_back(speaker_.say(kTimesOn, speaker_.weekday(day), number(times)));
    return days.empty() ? "" : speaker_.say(kOnWeekdays, speaker_.list(days));
  }

  [[nodiscard]] std::string wave_text(const Wave& wave) const {
    std::string text = speaker_.say(kWaveIs, speaker_.day(wave.from),
                                    speaker_.day(wave.from + wave.days - 1), number(wave.times));
    if (!wave.says.empty() || !wave.id.empty())
      text = speaker_.say(kColon, name_of_row(wave, speaker_), text);
    return wave.source.empty() ? text
                               : speaker_.say(kInParentheses, text, speaker_.source(wave.source));
  }

  /// Unless it is always one.
  void say_counts(const Wording& wording, const std::vector<int>& counts,
                  const std::optional<WeightedChoice>& choice) {
    if (!choice && counts == std::vector<int>{1}) return;
    std::vector<std::string> all;
    for (std::size_t i = 0; i < counts.size(); ++i) {
      const std::string count = std::to_string(counts[i]);
      all.push_back(choice ? speaker_.say(kInParentheses, count,
                                          stated_text(speaker_, Figure::Share, choice->share(i)))
                           : count);
    }
    say_of_it(speaker_.say(wording, speaker_.list(all)));
  }

  void tell_staff() {
    if (study_.staff.empty()) return;
    begin(kWhoWorks);
    std::vector<std::string> teams;
    for (const StaffRow& staff : study_.staff) teams.push_back(name(staff));
    for (std::size_t team = 0; team < study_.staff.size(); ++team) {
      const StaffRow& staff = study_.staff[team];
      for (const Crew& crew : staff.team.crews)
        say(speaker_.say(kColon, teams[team], crew_text(crew, teams, speaker_)));
      say_of_it(speaker_.say(kStaffTime, time(time_a_day(study_, static_cast<int>(team)))));
      say_of_it(speaker_.say(words_of(staff.team.at_end)));
      say_source(staff.source);
    }
  }

  static const Wording& words_of(AtEnd at_end) {
    switch (at_end) {
      case AtEnd::Finish: return kAtEndFinish;
      case AtEnd::Carry: return kAtEndCarry;
      case AtEnd::Drop: break;
    }
    return kAtEndDrop;
  }

  void tell_habits() {
    begin(kWhatPeopleDo);
    for (const Habit& habit : study_.habits) {
      say(habit_text(study_, habit, speaker_));
      for (const std::string& line : habit_details(study_, habit, speaker_)) say_of_it(line);
    }
  }

  void tell_measures() {
    if (study_.measures.empty()) return;
    begin(kMeasures);
    for (const Measure& measure : study_.measures) {
      std::string text = measure_text(measure);
      std::vector<std::string> whose;
      for (const int row : measure.arrivals) whose.push_back(name(row_at(study_.arrivals, row)));
      if (!whose.empty()) text = speaker_.say(kOfArrivals, text, speaker_.list(whose));
      if (measure.target) text = speaker_.say(kTargetIs, text, target_text(measure, speaker_));
      say(text);
    }
  }

  [[nodiscard]] std::string measure_text(const Measure& measure) const {
    const std::string first = Speaker::plain(measure.first.clause.text);
    switch (measure.kind) {
      case Measure::Kind::Rate:
        return speaker_.say(measure.at_end ? kRateAtEnd : kRateEver, name(measure), first);
      case Measure::Kind::Time:
        return speaker_.say(kTimeFromTo, name(measure), first,
                            Speaker::plain(measure.second.clause.text));
      case Measure::Kind::Number: break;
    }
    return speaker_.say(kNumberFor, name(measure), first);
  }

  void tell_levers() {
    if (study_.levers.empty()) return;
    begin(kWhatCouldChange);
    for (const Lever& lever : study_.levers)
      say(speaker_.say(kLeverIs, name(lever), Speaker::plain(lever.id)));
  }

  void tell_basis() {
    begin(kHowItRuns);
    say(speaker_.say(kRunsFromTo, speaker_.day(study_.from), speaker_.day(study_.horizon() - 1),
                     study_.follow_days));
    say(study_.warm_up > 0 ? speaker_.say(kWarmUp, study_.warm_up) : speaker_.say(kNoWarmUp));
    say(speaker_.say(kRunsPlanned, study_.replications, study_.seed));
    NoChain why_not;
    const auto chain = chain_of(study_, why_not);
    say(chain ? speaker_.say(kExactToo, grouped(chain->states.size()))
              : speaker_.say(kNotExact, speaker_.text(why_not.reason)));
    if (const std::string off = rules_days_off(); !off.empty()) say(off);
    if (const std::string off = shop_days_off(); !off.empty()) say(off);
    for (const std::string& setting : settings_told(study_, speaker_))
      say(speaker_.say(kShopIs, setting));
    for (const std::string& assumed : assumptions_told(study_, speaker_)) say(assumed);
  }

  [[nodiscard]] std::string rules_days_off() const {
    const Calendar& calendar = study_.calendar;
    unsigned weekdays = 0;
    for (const int day : calendar.closed_weekdays) weekdays |= 1U << day;
    std::vector<std::string> off;
    if (weekdays != 0) off.push_back(weekdays_text(weekdays, speaker_));
    if (calendar.japanese) off.push_back(speaker_.say(kHolidaysOfJapan));
    if (!calendar.japanese) add_dates(calendar.holidays, off);
    return off.empty() ? "" : speaker_.say(kRulesDaysOff, speaker_.list(off));
  }

  /// A weekday on which the shop never opens is told once.
  [[nodiscard]] std::string shop_days_off() const {
    unsigned weekdays = 0x7F;
    const auto closed = [&](Day day) { return std::ranges::binary_search(study_.closed, day); };
    for (Day day = study_.from; day < std::max(study_.limit(), study_.from + 7); ++day)
      if (!closed(day)) weekdays &= ~(1U << weekday_of(day));
    std::vector<Day> dates;
    for (const Day day : study_.closed)
      if ((weekdays >> weekday_of(day) & 1) == 0) dates.push_back(day);
    std::vector<std::string> off;
    if (weekdays != 0) off.push_back(weekdays_text(weekdays, speaker_));
    add_dates(dates, off);
    return off.empty() ? "" : speaker_.say(kShopDaysOff, speaker_.list(off));
  }

  void add_dates(const std::vector<Day>& days, std::vector<std::string>& texts) const {
    const int count = static_cast<int>(days.size());
    for (int i = 0; i < std::min(count, kMostDates); ++i)
      texts.push_back(speaker_.day(row_at(days, i)));
    if (count > kMostDates) texts.push_back(speaker_.say(kMoreDays, count - kMostDates));
  }

  void tell_remarks() {
    begin(kRemarks);
    const auto warn = [&](const std::string& text) { sections_.back().warn(text); };
    for (const int status : statuses_without_exit(study_))
      warn(speaker_.say(kNoExit, speaker_.label(row_at(book_.statuses, status))));
    for (const Overload& load : overloads(study_))
      warn(speaker_.say(kOverloaded, name(row_at(study_.staff, load.team)), time(load.work),
                        time(load.time)));
    std::vector<std::string> waves;
    for (const Wave* wave : waves_outside(study_)) waves.push_back(name(*wave));
    if (!waves.empty()) warn(speaker_.say(kWavesOutside, speaker_.list(waves)));
    for (const int norm : promises_nobody_keeps(study_))
      warn(speaker_.say(kNobodyKeeps, speaker_.says(row_at(book_.norms, norm))));
    if (sections_.back().empty()) say(speaker_.say(kNothingForgotten));
  }

  const Study& study_;
  const Rulebook& book_;
  const Speaker& speaker_;
  std::vector<Section> sections_;
};

}  // namespace

std::vector<Section> study_explained(const Study& study, const Speaker& speaker) {
  return Teller(study, speaker).told();
}

void print_study_explained(const Study& study, const ReportOptions& options, std::ostream& out) {
  const Sheet sheet(options, out);
  const Speaker& speaker = sheet.speaker;
  sheet.print_title(
      speaker.say(kInParentheses, name_of_study(study, speaker), Speaker::plain(study.id)));
  if (!study.question.empty()) sheet.print("", speaker.text(study.question));
  if (!study.says.empty()) sheet.print("", speaker.text(study.says));
  if (!study.source.empty()) sheet.print("", speaker.say(kSourceIs, speaker.source(study.source)));
  for (const Section& section : study_explained(study, speaker)) print_section(section, sheet);
}

}  // namespace juchu
