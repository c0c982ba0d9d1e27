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

class WhatIfTeller {
 public:
  WhatIfTeller(const Scenario& scenario, const Speaker& speaker)
      : scenario_(scenario), book_(scenario.rules->rulebook()), speaker_(speaker) {}

  [[nodiscard]] std::vector<WhatIfText> tell(const WhatIfs& what_if) const {
    std::vector<WhatIfText> all;
    for (auto each = what_if.troubles.begin(); each != what_if.troubles.end(); ++each) {
      const bool together = each != what_if.troubles.begin() && same(*std::prev(each), *each);
      if (!together) {
        all.emplace_back();
        for (const Remedy& remedy : each->remedies) all.back().remedies.push_back(text_of(remedy));
      }
      all.back().troubles.push_back(text_of(each->trouble));
    }
    return all;
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

  [[nodiscard]] Remark text_of(const Trouble& trouble) const {
    const RuleHead& rule = trouble.hazard
                               ? static_cast<const RuleHead&>(row_at(book_.hazards, trouble.row))
                               : row_at(book_.norms, trouble.row);
    const std::string order = order_text(scenario_, trouble.order, speaker_);
    return {trouble.hazard ? kHazardMark : kBreachMark,
            speaker_.say(kColon, order, speaker_.says(rule)), ""};
  }

  [[nodiscard]] RemedyText text_of(const Remedy& remedy) const {
    const StoryChange& change = remedy.change;
    RemedyText text{.change = &change, .kind = kind(change.kind)};
    if (change.step >= 0) text.gone = step(row_at(scenario_.steps, change.step));
    if (change.kind != StoryChange::Kind::LeftOut) text.come = step(change.instead);
    std::vector<std::string> left;
    for (const Norm* norm : rows_in(remedy.breached, book_.norms))
      left.push_back(speaker_.says(*norm));
    for (const Hazard* hazard : rows_in(remedy.hazards, book_.hazards))
      left.push_back(speaker_.says(*hazard));
    text.left = left.empty()
                    ? speaker_.say(kNothingElseWrong)
                    : speaker_.say(remedy.brings ? kInstead : kStillLeft, speaker_.list(left));
    return text;
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
                                          clock_text(step.at), speaker_.label(event));
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
  const Speaker& speaker_;
};

}  // namespace

std::vector<WhatIfText> what_if_texts(const Scenario& scenario, const WhatIfs& what_if,
                                      const Speaker& speaker) {
  return WhatIfTeller(scenario, speaker).tell(what_if);
}

void print_what_if(const Scenario& scenario, const WhatIfs& what_if, const ReportOptions& options,
                   std::ostream& out) {
  if (what_if.troubles.empty()) return;
  const Sheet sheet(options, out);
  sheet.print_heading(sheet.speaker.say(kWhatIf));
  for (const WhatIfText& each : what_if_texts(scenario, what_if, sheet.speaker)) {
    for (const Remark& trouble : each.troubles) sheet.print("  ", trouble.mark, trouble.text);
    if (each.remedies.empty()) sheet.print("    ", sheet.speaker.say(kNoSingleChange));
    for (const RemedyText& remedy : each.remedies) {
      sheet.print("    ", sheet.paint(Style::Strong, remedy.kind));
      if (!remedy.gone.empty()) sheet.print("      ", kGone, remedy.gone);
      if (!remedy.come.empty()) sheet.print("      ", kCome, remedy.come);
      sheet.print("        ", sheet.paint(Style::Faint, remedy.left));
    }
  }
  if (!what_if.complete) sheet.print("  ", sheet.speaker.say(kNotAllTried));
}

}  // namespace juchu
