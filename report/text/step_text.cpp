#include "report/text/step_text.hpp"

#include <algorithm>

#include "model/engine/explanation.hpp"
#include "report/assumed.hpp"
#include "report/study_wording.hpp"
#include "report/text/refusal_text.hpp"
#include "sim/counted_days.hpp"
#include "sim/value_text.hpp"

namespace juchu {
namespace {

/// Describes one step; holds what all its parts need.
class Describer {
 public:
  Describer(const Scenario& scenario, const StoryStep& step, const Speaker& speaker)
      : scenario_(scenario),
        step_(step),
        speaker_(speaker),
        rules_(*scenario.rules),
        book_(rules_.rulebook()),
        script_(step.script < 0 ? nullptr
                                : &scenario.steps[static_cast<std::size_t>(step.script)]) {}

  StepText text() {
    StepText text = script_ != nullptr ? scripted() : brought_by_time();
    add_other_regions();
    add_rule();
    add(kMailMark, kMail, speaker_.labels(step_.decision.sends, book_.mails));
    add_screen();
    add_rules(kWarningMark, kWarned, step_.decision.warned, book_.warnings);
    add_norms();
    add_rules(kHazardMark, kHazard, step_.decision.entered, book_.hazards);
    for (const CountedDays& counted : counted_days(scenario_, step_)) add_counted(counted);
    add_assumed();
    if (script_ != nullptr && !script_->note.empty()) add(kNoteMark, speaker_.text(script_->note));
    text.remarks = std::move(remarks_);
    return text;
  }

 private:
  StepText scripted() {
    const EventType& event = book_.events[step_.event.type];
    const std::string actor = speaker_.label(book_.actors[static_cast<std::size_t>(event.actor)]);
    if (const std::string given = parameters(event); !given.empty()) add(kPlainMark, given);
    if (!step_.decision.accepted)
      return {kRefusedMark, actor, speaker_.label(event), Style::Bad, speaker_.say(kRefused), {}};
    if (event.world)
      return {kWorldMark, actor, speaker_.label(event), Style::Faint, speaker_.say(kUnseen), {}};
    return {kAcceptedMark, actor, speaker_.label(event), Style::Strong, status_change(0), {}};
  }

  StepText brought_by_time() {
    switch (step_.decision.rule.kind) {
      case RuleKind::Deadline:
        return {kTimeMark, system(), speaker_.say(kDeadline), Style::Strong, status_change(0), {}};
      case RuleKind::Observed:
        return {kWorldMark, "", speaker_.say(kObserved), Style::Plain, "", {}};
      default: return {kTimeMark, "", speaker_.say(kDayBegins), Style::Plain, "", {}};
    }
  }

  std::string system() const {
    const auto found = std::ranges::find(book_.actors, "system", &Labelled::id);
    return found == book_.actors.end() ? std::string() : speaker_.label(*found);
  }

  /// The parameters that the script gives: "ship date: 2024-03-04 Mon, by mistake".
  std::string parameters(const EventType& event) const {
    std::vector<std::string> given;
    for (std::size_t p = 0; p < event.parameters.size(); ++p) {
      const std::optional<Value>& value = script_->parameters[p];
      if (value && *value != kUnset) given.push_back(parameter(event.parameters[p], *value));
    }
    std::erase(given, "");
    return speaker_.list(given);
  }

  /// A truth that is given says itself; one that is denied is not worth a word.
  std::string parameter(const EventParameter& parameter, Value value) const {
    const std::string name = speaker_.label(parameter);
    if (parameter.type.kind == Kind::Bool) return value != 0 ? name : std::string();
    if (parameter.type.kind == Kind::Date)
      return speaker_.say(kColon, name, speaker_.day(static_cast<Day>(value)));
    const Text said = value_text(book_, *scenario_.tokens, parameter.type, value);
    return speaker_.say(kColon, name, speaker_.text(said));
  }

  void add(const Mark& mark, std::string text, std::string reference = {}) {
    remarks_.push_back({mark, std::move(text), std::move(reference)});
  }
  void add(const Mark& mark, const Wording& wording, const std::string& things) {
    if (!things.empty()) add(mark, speaker_.say(wording, things));
  }

  /// One remark for each row whose bit is set: what it says and where it comes from.
  template <class Rule>
  void add_rules(const Mark& mark, const Wording& wording, std::uint64_t bits,
                 const std::vector<Rule>& rows) {
    for (const Rule* rule : rows_in(bits, rows))
      add(mark, speaker_.say(wording, speaker_.says(*rule)), speaker_.reference(*rule));
  }

  void add_norms() {
    for (const Norm* norm : rows_in(step_.decision.breached, book_.norms))
      add(norm->promise ? kPromiseMark : kBreachMark,
          speaker_.say(norm->promise ? kPromiseBroken : kBreached, speaker_.says(*norm)),
          speaker_.reference(*norm));
  }

  /// Which days were taken as business days where their number decided.
  void add_counted(const CountedDays& counted) {
    const std::string name = speaker_.label(book_.fields[static_cast<std::size_t>(counted.field)]);
    std::string words = counted.working.empty()
                            ? speaker_.say(kNoCountedDays, name, speaker_.day(counted.since))
                            : speaker_.say(kCountedDays, name, speaker_.day(counted.since),
                                           counted.working.size(), stretches(counted.working));
    if (!counted.off.empty()) words = speaker_.say(kDaysOff, words, stretches(counted.off));
    if (scenario_.calendar.holidays.empty() && !scenario_.calendar.japanese)
      words = speaker_.say(kNoHolidays, words, R"("calendar": {"holidays": "jp"})");
    add(kPlainMark, std::move(words));
  }

  /// "04-30, 05-07 to 05-09".
  std::string stretches(const std::vector<Day>& days) const {
    const auto text = [](Day day) { return day_text(day).substr(5); };
    std::vector<std::string> all;
    for (std::size_t i = 0; i < days.size();) {
      std::size_t end = i + 1;
      while (end < days.size() && days[end] == days[end - 1] + 1) ++end;
      all.push_back(end == i + 1 ? text(days[i])
                                 : speaker_.say(kFromTo, text(days[i]), text(days[end - 1])));
      i = end;
    }
    return speaker_.list(all);
  }

  /// "New order → Preparing"; empty when the region's status stayed.
  std::string status_change(std::size_t region) const {
    const Status* before = status_of(rules_, step_.before, region);
    const Status* after = status_of(rules_, step_.decision.after, region);
    if (before == after) return {};
    return (before == nullptr ? "" : speaker_.label(*before) + " ") + "→ " + speaker_.label(*after);
  }

  /// What changed in the regions beside the main one; of an order just created only what is not as
  /// usual.
  void add_other_regions() {
    for (std::size_t r = 1; r < book_.regions.size(); ++r) {
      const Status* after = status_of(rules_, step_.decision.after, r);
      const bool usual = !rules_.exists(step_.before) && after != nullptr &&
                         after->value == book_.regions[r].initial;
      const std::string change = status_change(r);
      if (!usual && !change.empty())
        add(kStatusMark, speaker_.say(kColon, speaker_.label(book_.regions[r]), change));
    }
  }

  void add_rule() {
    if (!step_.decision.accepted) {
      const auto [reason, reference, possible] = refusal_text(scenario_, step_, speaker_);
      add(kRefusedMark, reason, reference);
      if (!possible.empty()) add(kPlainMark, possible);
      return;
    }
    if (const RuleHead* rule = rule_head(book_, step_.decision.rule))
      add(kRuleMark, speaker_.text(rule->says), speaker_.reference(*rule));
  }

  /// The numbers that nobody stated, where they decided.
  void add_assumed() {
    const std::vector<const Clause*> clauses = clauses_of(book_, step_.decision, step_.event.type);
    for (const Parameter* parameter : assumed_in(book_, clauses)) {
      const std::string name = parameter->says.empty() ? Speaker::plain(parameter->id)
                                                       : speaker_.text(parameter->says);
      const Text value = value_text(book_, *scenario_.tokens, parameter->type, parameter->value);
      add(kPlainMark, speaker_.say(kAssumed, name, speaker_.text(value)));
    }
  }

  /// The groups of data that the seller's screen shows, as bits by Rulebook::shows.
  std::uint64_t shown(const Situation& situation) const {
    std::uint64_t bits = 0;
    for (std::size_t r = 0; r < book_.regions.size(); ++r) {
      const Status* at = status_of(rules_, situation, r);
      if (at == nullptr) continue;
      for (std::size_t s = 0; s < book_.shows.size(); ++s)
        if (std::ranges::find(at->shows, book_.shows[s].id) != at->shows.end())
          bits |= std::uint64_t{1} << s;
    }
    return bits;
  }

  void add_screen() {
    const std::uint64_t before = shown(step_.before), after = shown(step_.decision.after);
    add(kShownMark, kShown, speaker_.labels(after & ~before, book_.shows));
    add(kHiddenMark, kHidden, speaker_.labels(before & ~after, book_.shows));
  }

  const Scenario& scenario_;
  const StoryStep& step_;
  const Speaker& speaker_;
  const CompiledRulebook& rules_;
  const Rulebook& book_;
  const ScenarioStep* script_;
  std::vector<Remark> remarks_;
};

}  // namespace

StepText describe(const Scenario& scenario, const StoryStep& step, const Speaker& speaker) {
  return Describer(scenario, step, speaker).text();
}

std::string order_text(const Scenario& scenario, int order, const Speaker& speaker) {
  if (order < 0) return speaker.say(kShop);
  return printable(scenario.orders[static_cast<std::size_t>(order)].id, 40);
}

}  // namespace juchu
