#include "report/text/diff_text.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>

#include "model/engine/explanation.hpp"
#include "model/engine/packed_environment.hpp"
#include "model/index.hpp"
#include "report/bounds.hpp"
#include "report/text/check_text.hpp"
#include "report/text/wide_number.hpp"
#include "sim/scenario/tracking_numbers.hpp"
#include "sim/value_text.hpp"

namespace juchu {
namespace {

constexpr Wording kLargeBoundsDiffer = {
    "大きい範囲は二つのルールブックで違います（比べていません）",
    "the large bounds of the two differ (they were not compared)"};

/// A difference in words.
class DiffWords {
 public:
  DiffWords(const BothRules& rules, const Speaker& speaker, bool with_ids = false)
      : rules_(rules), speaker_(speaker), with_ids_(with_ids) {}

  [[nodiscard]] std::string event_of(const Difference& difference) const {
    if (difference.next_day()) return speaker_.say(kDiffNextDay);
    const int side = difference.event[kOld] >= 0 ? kOld : kNew;
    return speaker_.label(book(side).events[at(difference.event[at(side)])]);
  }

  [[nodiscard]] std::string place_of(const Difference& difference) const {
    return difference.before[kOld].empty() ? speaker_.say(kDiffNoOrder)
                                           : statuses(kOld, difference.before[kOld], nullptr);
  }

  [[nodiscard]] std::array<Remark, 2> answers(const Difference& difference) const {
    return told_apart(
        [&](const DiffWords& words, int side) { return words.answer(difference, side); });
  }

  [[nodiscard]] Remark answer(const Difference& difference, int side) const {
    const SideAnswer& answer = difference.answers[at(side)];
    if (difference.story.last_missing[at(side)])
      return {kRefusedMark, missing(difference, side), {}};
    if (!answer.accepted) return {kRefusedMark, refusal(difference, side), {}};
    std::vector<std::string> parts;
    const std::string to = statuses(side, difference.after[at(side)], &difference.before[at(side)]);
    const bool parts_ways = (difference.kinds & kParting) != 0;
    if (difference.next_day() && to.empty())
      parts.push_back(speaker_.say(kDiffNothing));
    else if (to.empty())
      parts.push_back(speaker_.say(kDiffAccepted));
    else
      parts.push_back(speaker_.say(kDiffAcceptedTo, to));
    if (!parts_ways || (difference.kinds & bit_of(Differs::Mails)) != 0)
      add(parts, kMail, mails(answer.sends, side));
    for (const Norm* norm : rows_in(answer.breached, book(side).norms))
      add(parts, kBreached, named(*norm, speaker_.says(*norm)));
    for (const Hazard* hazard : rows_in(answer.entered, book(side).hazards))
      add(parts, kHazard, named(*hazard, speaker_.says(*hazard)));
    for (const Property* property : rows_in(answer.shown, book(side).properties))
      add(parts, kPropertyBroken, named(*property, speaker_.says(*property)));
    std::string text;
    for (const std::string& part : parts) text += (text.empty() ? "" : " · ") + part;
    return {difference.next_day() ? kTimeMark : kAcceptedMark, text, {}};
  }

  /// The values that differ afterwards: "paid on: 03-01 instead of unset".
  [[nodiscard]] std::string values(const Difference& difference) const {
    std::vector<std::string> texts;
    for (const ValueDifference& value : difference.values) {
      const auto after = told_apart(
          [&](const DiffWords& words, int side) { return words.value_after(value, side); });
      texts.push_back(speaker_.say(kDiffValue,
                                   speaker_.label(book(kOld).fields[at(value.field[kOld])]),
                                   after[kOld], after[kNew]));
    }
    return speaker_.list(texts);
  }

  /// Who does the event, on either side; nothing where that is the same.
  [[nodiscard]] std::string actors(const Difference& difference) const {
    if ((difference.kinds & bit_of(Differs::Actor)) == 0) return {};
    const auto actors = told_apart([&](const DiffWords& words, int side) {
      const EventType& event = book(side).events[at(difference.event[at(side)])];
      const Labelled& actor = book(side).actors[at(event.actor)];
      return words.named(actor, speaker_.label(actor));
    });
    return speaker_.say(kDiffOneIsOther, actors[kOld], actors[kNew]);
  }

  [[nodiscard]] std::string story(const Difference& difference) const {
    const int side = difference.story.last_missing[kOld] ? kNew : kOld;
    const Trace& trace = difference.story.traces[at(side)];
    std::string text = settings(side, trace);
    int days = 0, idle = 0;
    const auto pass = [&] {
      if (days != 0) text = joined(text, speaker_.say(kDiffDaysLater, days));
      if (idle != 0) text = speaker_.say(kDiffDaysOff, text, idle);
      days = idle = 0;
    };
    for (const TraceStep& step : trace.steps) {
      if (step.next_day) {
        ++days;
        idle += step.working ? 0 : 1;
        continue;
      }
      pass();
      text = joined(text, told(side, step));
    }
    pass();
    return text;
  }

 private:
  [[nodiscard]] const Rulebook& book(int side) const { return rules_[at(side)]->rulebook(); }

  /// What `words(DiffWords, side)` says of either side: with ids, where only these tell them apart.
  template <class Words>
  [[nodiscard]] std::array<std::invoke_result_t<Words, DiffWords, int>, 2> told_apart(
      Words words) const {
    const DiffWords ids(rules_, speaker_, true);
    std::array labels{words(*this, kOld), words(*this, kNew)};
    std::array named{words(ids, kOld), words(ids, kNew)};
    return labels[kOld] == labels[kNew] && named[kOld] != named[kNew] ? named : labels;
  }

  [[nodiscard]] std::string value_after(const ValueDifference& value, int side) const {
    const Type& type = book(side).fields[at(value.field[at(side)])].type;
    const Value now = value.after[at(side)];
    if (now == kUnset) return speaker_.say(kDiffUnset);
    if (with_ids_ && !id_of(side, type, now).empty()) return Speaker::plain(id_of(side, type, now));
    if (type.kind == Kind::Date) return day_text(static_cast<Day>(now)).substr(5);
    return said(*rules_[at(side)], type, now);
  }

  /// The statuses by their labels; with `unlike`, those that it has not.
  [[nodiscard]] std::string statuses(int side, const std::vector<Value>& values,
                                     const std::vector<Value>* unlike) const {
    std::vector<std::string> labels;
    for (std::size_t r = 0; r < values.size(); ++r) {
      const bool initial = values[r] == book(side).regions[r].initial;
      const bool quiet = unlike != nullptr && !unlike->empty() ? (*unlike)[r] == values[r]
                                                               : r > 0 && initial;
      if (quiet) continue;
      const Status& status = book(side).status(static_cast<int>(r), values[r]);
      labels.push_back(named(status, speaker_.label(status)));
    }
    return speaker_.list(labels);
  }

  /// What a row is called, with its id where two are called the same.
  template <class Row>
  [[nodiscard]] std::string named(const Row& row, const std::string& words) const {
    const std::string id = Speaker::plain(row.id);
    return !with_ids_ || words == id ? words : speaker_.say(kDiffWithId, words, id);
  }

  [[nodiscard]] std::string mails(std::uint64_t bits, int side) const {
    std::vector<std::string> names;
    for (const Labelled* mail : rows_in(bits, book(side).mails))
      names.push_back(named(*mail, speaker_.label(*mail)));
    return speaker_.list(names);
  }

  /// The id of a value that has one.
  [[nodiscard]] const std::string& id_of(int side, const Type& type, Value value) const {
    static const std::string none;
    const Names& names = book(side).names;
    const auto index = static_cast<std::size_t>(value);
    switch (type.kind) {
      case Kind::Enum: return names.enumerations[type.domain][index];
      case Kind::Status: return names.statuses[type.domain][index];
      case Kind::Method: return names.methods[index];
      default: return none;
    }
  }

  /// Why the last step cannot be told on a side.
  [[nodiscard]] std::string missing(const Difference& difference, int side) const {
    const int parameter = difference.not_offered[at(side)], there = other(side);
    if (parameter < 0) return speaker_.say(kDiffMissing);
    const int event = difference.event[at(there)];
    const EventParameter& row = book(there).events[at(event)].parameters[at(parameter)];
    const TraceStep& step = difference.story.traces[at(there)].steps.back();
    const Value value = rules_[at(there)]->parameter(event, parameter).get(step.event.words.data());
    return speaker_.say(kDiffNotOffered,
                        speaker_.say(kColon, speaker_.label(row),
                                     value == kUnset ? speaker_.say(kDiffUnset)
                                                     : said(*rules_[at(there)], row.type, value)));
  }

  void add(std::vector<std::string>& parts, const Wording& wording, const std::string& what) const {
    if (!what.empty()) parts.push_back(speaker_.say(wording, what));
  }

  [[nodiscard]] std::string refusal(const Difference& difference, int side) const {
    const RuleRef& rule = difference.answers[at(side)].rule;
    if (difference.next_day()) return speaker_.say(kDiffHeld);
    if (rule.kind == RuleKind::Impossible) return speaker_.say(kImpossible);
    const std::string id = Speaker::plain(rule_id(book(side), rule)),
                      why = reason(difference, side);
    return why.empty() ? speaker_.say(kDiffRefused, id) : speaker_.say(kDiffRefusedSaying, why, id);
  }

  /// What the forbid says, or, as replays do, why the engine refuses where no rule does; else
  /// nothing.
  [[nodiscard]] std::string reason(const Difference& difference, int side) const {
    const auto [kind, index] = difference.answers[at(side)].rule;
    const Rulebook& rules = book(side);
    switch (kind) {
      case RuleKind::Forbid: return speaker_.text(rules.forbids[index].says);
      case RuleKind::NotListed: return speaker_.say(kNotPermitted);
      case RuleKind::NotOffered:
        return speaker_.say(
            kNotOffered,
            speaker_.label(rules.events[at(difference.event[at(side)])].parameters[index]));
      case RuleKind::Overflow: return speaker_.say(kOverflow, speaker_.label(rules.fields[index]));
      case RuleKind::Overlap: return speaker_.say(kOverlap);
      default: return "";
    }
  }

  static std::string joined(const std::string& text, const std::string& more) {
    return text.empty() ? more : text + " → " + more;
  }

  /// The shop's settings where they are not as they begin by themselves.
  [[nodiscard]] std::string settings(int side, const Trace& trace) const {
    const CompiledRulebook& rules = *rules_[at(side)];
    std::vector<std::string> settings;
    for (std::size_t f = 0; f < book(side).fields.size(); ++f) {
      const Field& field = book(side).fields[f];
      const Value value = rules.fields[f].get(trace.start.words.data());
      if (!field.any_initial || value == rules.fields[f].low) continue;
      settings.push_back(
          speaker_.say(kColon, speaker_.label(field), said(rules, field.type, value)));
    }
    return settings.empty() ? std::string() : speaker_.say(kDiffShop, speaker_.list(settings));
  }

  [[nodiscard]] std::string told(int side, const TraceStep& step) const {
    const CompiledRulebook& rules = *rules_[at(side)];
    const EventType& event = book(side).events[step.event.type];
    std::vector<std::string> given;
    for (std::size_t p = 0; p < event.parameters.size(); ++p) {
      const EventParameter& parameter = event.parameters[p];
      const Value value = rules.parameter(step.event.type, static_cast<int>(p))
                              .get(step.event.words.data());
      if (value == kUnset || (parameter.type.kind == Kind::Bool && value == 0)) continue;
      given.push_back(parameter.type.kind == Kind::Bool
                          ? speaker_.label(parameter)
                          : speaker_.say(kColon, speaker_.label(parameter),
                                         said(rules, parameter.type, value, step.event.today())));
    }
    const std::string name = speaker_.label(event);
    return given.empty() ? name : speaker_.say(kInParentheses, name, speaker_.list(given));
  }

  /// A value in words; a date as the days from `today`.
  [[nodiscard]] std::string said(const CompiledRulebook& rules, const Type& type, Value value,
                                 std::optional<Day> today = {}) const {
    if (type.kind == Kind::Token) return number_of(rules, value).value_or("?");
    if (type.kind == Kind::Date && today) {
      if (value == *today) return speaker_.say(kDiffToday);
      return value > *today ? speaker_.say(kDiffDaysAhead, value - *today)
                            : speaker_.say(kDiffDaysAgo, *today - value);
    }
    return speaker_.text(value_text(rules.rulebook(), TokenTable(rules), type, value));
  }

  const BothRules& rules_;
  const Speaker& speaker_;
  bool with_ids_;
};

}  // namespace

std::string difference_name(const Difference& difference, const BothRules& rules,
                            const Speaker& speaker) {
  const DiffWords words(rules, speaker);
  return speaker.say(kDiffName, words.event_of(difference), words.place_of(difference));
}

DifferenceWords words_of(const Difference& difference, const BothRules& rules,
                         const Speaker& speaker) {
  const DiffWords words(rules, speaker);
  return {words.answers(difference), words.actors(difference), words.values(difference),
          words.story(difference)};
}

void print_difference(const Difference& difference, const BothRules& rules, const Sheet& sheet,
                      std::string_view indent) {
  const DifferenceWords words = words_of(difference, rules, sheet.speaker);
  const auto print = [&](const Wording& label, const std::string& text) {
    if (!text.empty()) sheet.print(fmt::format("{}{}  ", indent, sheet.speaker.say(label)), text);
  };
  for (const int side : kSides) {
    const auto& [mark, text, reference] = words.answers[at(side)];
    print(side == kOld ? kDiffOld : kDiffNew,
          fmt::format("{} {}", sheet.paint(mark.style, mark.sign), text));
  }
  print(kDiffActor, words.actors);
  print(kDiffValues, words.values);
  print(kDiffStory, words.story);
}

const Rulebook& bounded_of(const DiffView& view) {
  const Rulebook& of_new = view.rules[kNew]->rulebook();
  return of_new.two_bounds.empty() ? view.rules[kOld]->rulebook() : of_new;
}

bool bounds_differ(const DiffView& view) {
  const auto large = [](const Rulebook& book) {
    std::map<std::string, std::array<Value, 2>> bounds;
    for (const TwoBounds& each : book.two_bounds) bounds[each.id] = each.large;
    return bounds;
  };
  return large(view.rules[kOld]->rulebook()) != large(view.rules[kNew]->rulebook());
}

Remark verdict_remark(const DiffView& view, const Speaker& speaker) {
  const std::string old_file = Speaker::plain(view.files[kOld]);
  const std::string new_file = Speaker::plain(view.files[kNew]);
  switch (view.report.verdict()) {
    case Sameness::Same: break;
    case Sameness::Inconclusive:
      return {kUndecidedMark, speaker.say(kDiffUndecided, old_file, new_file), {}};
    case Sameness::Different:
      return {{"≠", Style::Strong},
              speaker.say(kDiffDifferent, old_file, new_file, view.report.differences.size()),
              {}};
  }
  return {kAcceptedMark,
          within_bounds(speaker.say(kDiffSame, old_file, new_file), bounded_of(view), speaker),
          {}};
}

std::string likely_renamed_text(const DiffView& view, const Speaker& speaker) {
  if (view.report.differences.empty()) return {};
  std::string options;
  for (const Renamed& each : view.matching.likely_renamed())
    options += fmt::format("{}--map {}={}", options.empty() ? "" : " ", Speaker::plain(each.old_id),
                           Speaker::plain(each.new_id));
  return options.empty() ? options : speaker.say(kDiffRenamed, options);
}

std::vector<std::string> unfinished_texts(const DiffView& view, const Speaker& speaker) {
  const DiffReport& report = view.report;
  if (report.unfinished == 0) return {};
  std::vector<std::string> texts = {speaker.say(
      kDiffUnfinished, report.questions, report.unfinished, speaker.say(limit_of(report.budget)))};
  if (const auto& wide = report.too_wide)
    texts.push_back(too_wide_text(view.rules[at(wide->side)]->rulebook(), wide->where, speaker));
  return texts;
}

void print_diff_text(const DiffView& view, const ReportOptions& options, std::ostream& out) {
  const Sheet sheet(options, out);
  out << verdict_remark(view, sheet.speaker).text << '\n';
  if (const std::string bounds = bounds_in_words(bounded_of(view), sheet.speaker);
      view.report.verdict() != Sameness::Same && !bounds.empty())
    out << bounds << '\n';
  if (bounds_differ(view)) out << sheet.speaker.say(kLargeBoundsDiffer) << '\n';
  std::size_t number = 0;
  for (const Difference& difference : view.report.differences) {
    sheet.print_heading(sheet.speaker.say(kDiffHeading, ++number,
                                          difference_name(difference, view.rules, sheet.speaker)));
    print_difference(difference, view.rules, sheet, "   ");
  }
  if (const std::string renamed = likely_renamed_text(view, sheet.speaker); !renamed.empty())
    out << '\n' << renamed << '\n';
  const std::vector<std::string> unfinished = unfinished_texts(view, sheet.speaker);
  if (!unfinished.empty() && view.report.verdict() == Sameness::Different) out << '\n';
  for (const std::string& text : unfinished) out << text << '\n';
}

}  // namespace juchu
