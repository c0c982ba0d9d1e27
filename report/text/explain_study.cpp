#include "report/text/explain_study.hpp"

#include <algorithm>
#include <array>

#include "report/rows.hpp"
#include "report/study_wording.hpp"
#include "report/text/check_text.hpp"
#include "report/text/figures.hpp"
#include "report/text/study_text.hpp"
#include "sim/load/exact/order_chain.hpp"
#include "sim/study/remarks.hpp"

namespace juchu {
namespace {

/// By the alternatives of Distribution.
constexpr std::array<const Wording*, std::variant_size_v<Distribution>> kDistributions = {
    &kConstant, &kExponential, &kLognormal, &kGamma,    &kErlang,
    &kWeibull,  &kTriangular,  &kUniform,   &kTabulated};

class Explainer {
 public:
  Explainer(const Study& study, const Sheet& sheet)
      : study_(study), book_(study.rules->rulebook()), sheet_(sheet), speaker_(sheet.speaker) {}

  void print() const {
    const std::string title = study_.title.empty() ? Speaker::plain(study_.id)
                                                   : speaker_.text(study_.title);
    sheet_.print_title(speaker_.say(kInParentheses, title, Speaker::plain(study_.id)));
    if (!study_.question.empty()) sheet_.print("", speaker_.text(study_.question));
    if (!study_.says.empty()) sheet_.print("", speaker_.text(study_.says));
    print_arrivals();
    print_staff();
    print_habits();
    print_basis();
    print_remarks();
  }

 private:
  void say(const std::string& text) const { sheet_.print("  ", text); }

  template <class Row>
  [[nodiscard]] std::string name(const Row& row) const {
    return row.says.empty() ? Speaker::plain(row.id) : speaker_.text(row.says);
  }
  [[nodiscard]] std::string number(double value) const { return fmt::format("{:.6g}", value); }
  [[nodiscard]] std::string time(double microseconds) const {
    return figure_text(speaker_, Figure::Time, microseconds);
  }

  void print_arrivals() const {
    sheet_.print_heading(speaker_.say(kWhoComes));
    for (const Arrivals& arrivals : study_.arrivals) {
      const auto busiest = std::ranges::max_element(arrivals.hours) - arrivals.hours.begin();
      say(speaker_.say(kArrivalsAre, name(arrivals),
                       speaker_.label(row_at(book_.events, arrivals.event)),
                       number(arrivals.per_day), busiest));
      for (const Wave& wave : arrivals.waves)
        sheet_.print("    ", speaker_.say(kWaveIs, Speaker::plain(wave.id), speaker_.day(wave.from),
                                          wave.days, number(wave.times)));
    }
    say(speaker_.say(kOrdersADay, figure_text(speaker_, Figure::Number, orders_a_day(study_))));
  }

  void print_staff() const {
    if (study_.staff.empty()) return;
    sheet_.print_heading(speaker_.say(kWhoWorks));
    for (std::size_t team = 0; team < study_.staff.size(); ++team) {
      const StaffRow& staff = study_.staff[team];
      const std::string is = speaker_.say(kStaffIs, name(staff),
                                          time(time_a_day(study_, static_cast<int>(team))));
      say(speaker_.say(words_of(staff.team.at_end), is));
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

  void print_habits() const {
    sheet_.print_heading(speaker_.say(kWhatPeopleDo));
    for (const Habit& habit : study_.habits) say(sentence_of(habit));
  }

  [[nodiscard]] std::string sentence_of(const Habit& habit) const {
    std::string does = how(habit);
    if (habit.chance < 1)
      does = speaker_.say(kHabitChance, does, stated_text(speaker_, Figure::Share, habit.chance));
    if (habit.in_final) does = speaker_.say(kHabitFinal, does);
    if (habit.whom == Habit::For::Cart) does = speaker_.say(kForCart, does);
    if (habit.whom == Habit::For::Shop) does = speaker_.say(kForShop, does);
    if (habit.when.clause.empty()) return speaker_.say(kHabitAlways, name(habit), does);
    return speaker_.say(kHabitWhen, name(habit), Speaker::plain(habit.when.clause.text), does);
  }

  [[nodiscard]] std::string how(const Habit& habit) const {
    const std::string what = habit.event < 0 ? speaker_.say(kOnlyMarks)
                                             : speaker_.label(row_at(book_.events, habit.event));
    if (habit.clock == Habit::Clock::At || !habit.time) return speaker_.say(kHabitAt, what);
    const std::string mean = time(mean_of(*habit.time));
    const std::string kind = speaker_.say(*kDistributions.at(habit.time->index()));
    if (habit.clock == Habit::Clock::After) return speaker_.say(kHabitAfter, mean, kind, what);
    return speaker_.say(kHabitUsing, name(row_at(study_.staff, habit.team)), mean, kind, what);
  }

  void print_basis() const {
    sheet_.print_heading(speaker_.say(kHowItRuns));
    say(speaker_.say(kRunsFromTo, speaker_.day(study_.from), speaker_.day(study_.horizon() - 1),
                     study_.follow_days));
    say(study_.warm_up > 0 ? speaker_.say(kWarmUp, study_.warm_up) : speaker_.say(kNoWarmUp));
    say(speaker_.say(kRunsPlanned, study_.replications, study_.seed));
    NoChain why_not;
    const auto chain = chain_of(study_, why_not);
    say(chain ? speaker_.say(kExactToo, grouped(chain->states.size()))
              : speaker_.say(kNotExact, speaker_.text(why_not.reason)));
    for (const std::string& setting : settings_told(study_, speaker_))
      say(speaker_.say(kShopIs, setting));
    for (const std::string& assumed : assumptions_told(study_, speaker_)) say(assumed);
  }

  void print_remarks() const {
    sheet_.print_heading(speaker_.say(kRemarks));
    bool any = false;
    const auto warn = [&](const std::string& text) {
      sheet_.print("  ", kWarningMark, text);
      any = true;
    };
    for (const int status : statuses_without_exit(study_))
      warn(speaker_.say(kNoExit, speaker_.label(row_at(book_.statuses, status))));
    for (const Overload& load : overloads(study_))
      warn(speaker_.say(kOverloaded, name(row_at(study_.staff, load.team)), time(load.work),
                        time(load.time)));
    for (const int norm : promises_nobody_keeps(study_))
      warn(speaker_.say(kNobodyKeeps, speaker_.says(row_at(book_.norms, norm))));
    if (!any) say(speaker_.say(kNothingForgotten));
  }

  const Study& study_;
  const Rulebook& book_;
  const Sheet& sheet_;
  const Speaker& speaker_;
};

}  // namespace

void print_study_explained(const Study& study, const ReportOptions& options, std::ostream& out) {
  const Sheet sheet(options, out);
  Explainer(study, sheet).print();
}

}  // namespace juchu
