#include "report/text/what_if_text.hpp"

#include <iterator>

#include <fmt/format.h>

#include "model/index.hpp"
#include "report/rows.hpp"
#include "report/text/step_text.hpp"
#include "report/what_if_wording.hpp"
#include "sim/value_text.hpp"
#include "sim/what_if/candidates.hpp"

namespace juchu {
namespace {

constexpr Mark kGone{"-", Style::Bad}, kCome{"+", Style::Good};

class WhatIfPrinter {
 public:
  WhatIfPrinter(const Scenario& scenario, const Sheet& sheet)
      : scenario_(scenario),
        book_(scenario.rules->rulebook()),
        sheet_(sheet),
        speaker_(sheet.speaker) {}

  void print(const WhatIfs& what_if) const {
    if (what_if.troubles.empty()) return;
    sheet_.print_heading(speaker_.say(kWhatIf));
    for (auto each = what_if.troubles.begin(); each != what_if.troubles.end(); ++each) {
      print_trouble(each->trouble);  // those that the same changes avoid are told together
      const auto next = std::next(each);
      if (next == what_if.troubles.end() || !same(*each, *next)) print_remedies(*each);
    }
    if (!what_if.complete) sheet_.print("  ", speaker_.say(kNotAllTried));
  }

 private:
  [[nodiscard]] std::vector<std::string> told(const WhatIf& what_if) const {
    std::vector<std::string> told = {order_text(scenario_, what_if.trouble.order, speaker_)};
    for (const auto& [change, breached, hazards, brings] : what_if.remedies)
      told.push_back(fmt::format("{} {} {} {} {}", static_cast<int>(change.kind), change.step,
                                 step(change.instead), breached, hazards));
    return told;
  }

  [[nodiscard]] bool same(const WhatIf& one, const WhatIf& other) const {
    return told(one) == told(other);
  }

  void print_trouble(const Trouble& trouble) const {
    const RuleHead& rule = trouble.hazard
                               ? static_cast<const RuleHead&>(row_at(book_.hazards, trouble.row))
                               : row_at(book_.norms, trouble.row);
    const std::string order = order_text(scenario_, trouble.order, speaker_);
    sheet_.print("  ", trouble.hazard ? kHazardMark : kBreachMark,
                 speaker_.say(kColon, order, speaker_.says(rule)));
  }

  void print_remedies(const WhatIf& what_if) const {
    if (what_if.remedies.empty()) sheet_.print("    ", speaker_.say(kNoSingleChange));
    for (const Remedy& remedy : what_if.remedies) print_remedy(remedy);
  }

  void print_remedy(const Remedy& remedy) const {
    const StoryChange& change = remedy.change;
    sheet_.print("    ", sheet_.paint(Style::Strong, kind(change.kind)));
    if (change.step >= 0) sheet_.print("      ", kGone, step(row_at(scenario_.steps, change.step)));
    if (change.kind != StoryChange::Kind::LeftOut)
      sheet_.print("      ", kCome, step(change.instead));
    std::vector<std::string> left;
    for (const Norm* norm : rows_in(remedy.breached, book_.norms))
      left.push_back(speaker_.says(*norm));
    for (const Hazard* hazard : rows_in(remedy.hazards, book_.hazards))
      left.push_back(speaker_.says(*hazard));
    sheet_.print("        ",
                 sheet_.paint(Style::Faint,
                              left.empty() ? speaker_.say(kNothingElseWrong)
                                           : speaker_.say(remedy.brings ? kInstead : kStillLeft,
                                                          speaker_.list(left))));
  }

  [[nodiscard]] std::string kind(StoryChange::Kind kind) const {
    switch (kind) {
      case StoryChange::Kind::Moved: return speaker_.say(kStepMoved);
      case StoryChange::Kind::Changed: return speaker_.say(kStepChanged);
      case StoryChange::Kind::Added: return speaker_.say(kStepAdded);
      default: return speaker_.say(kStepLeftOut);
    }
  }

  /// When, what, and with which values.
  [[nodiscard]] std::string step(const ScenarioStep& step) const {
    const EventType& event = row_at(book_.events, step.event);
    std::vector<std::string> values;
    for (std::size_t p = 0; p < step.parameters.size(); ++p)
      if (const auto& value = step.parameters[p]; value && *value != kUnset)
        values.push_back(this->value(event.parameters[p], *value));
    const std::string what = speaker_.say(kWhatIfStep, speaker_.day(day_of(step.at)),
                                          moment_text(step.at).substr(11), speaker_.label(event));
    return values.empty() ? what : speaker_.say(kInParentheses, what, speaker_.list(values));
  }

  [[nodiscard]] std::string value(const EventParameter& parameter, Value value) const {
    const std::string name = speaker_.label(parameter);
    if (parameter.type.kind == Kind::Date)
      return speaker_.say(kColon, name, speaker_.day(static_cast<Day>(value)));
    if (parameter.type.kind == Kind::Token && !states_number(scenario_, value))
      return speaker_.say(kColon, name, speaker_.say(kRightNumber));
    const Text words = value_text(book_, *scenario_.tokens, parameter.type, value);
    return speaker_.say(kColon, name, speaker_.text(words));
  }

  const Scenario& scenario_;
  const Rulebook& book_;
  const Sheet& sheet_;
  const Speaker& speaker_;
};

}  // namespace

void print_what_if(const Scenario& scenario, const WhatIfs& what_if, const ReportOptions& options,
                   std::ostream& out) {
  const Sheet sheet(options, out);
  WhatIfPrinter(scenario, sheet).print(what_if);
}

}  // namespace juchu
