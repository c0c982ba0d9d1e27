#include "report/text/compare_text.hpp"

#include "report/rows.hpp"
#include "report/study_wording.hpp"
#include "report/text/figures.hpp"
#include "report/text/study_text.hpp"

namespace juchu {
namespace {

Figure figure_of(Change::Of of) {
  switch (of) {
    case Change::Of::Rate:
    case Change::Of::Staff: return Figure::Share;
    case Change::Of::Time: return Figure::Time;
    case Change::Of::Number: break;
  }
  return Figure::Number;
}

std::string name_of(const Study& study, const Change& change, const Speaker& speaker) {
  switch (change.of) {
    case Change::Of::Rate: return name_of(study, change.rate, speaker);
    case Change::Of::Staff: return name_of(row_at(study.staff, change.row), speaker);
    case Change::Of::Time:
      return speaker.say(kShareOf, name_of(row_at(study.measures, change.row), speaker), 95);
    case Change::Of::Number: break;
  }
  return speaker.say(kMeanOf, name_of(row_at(study.measures, change.row), speaker));
}

std::string value_text(const Change& change, const std::optional<Estimate>& value,
                       const Speaker& speaker) {
  return value ? figure_text(speaker, figure_of(change.of), *value) : "-";
}

std::string difference_text(const Change& change, const Speaker& speaker) {
  return change.by ? change_text(speaker, figure_of(change.of), *change.by) : "-";
}

std::string interval_of(const Change& change, const Speaker& speaker) {
  if (!change.by || !change.by->interval) return {};
  return change_interval_text(speaker, figure_of(change.of), *change.by->interval);
}

struct Judgement {
  Mark mark;
  const Wording& wording;
};

Judgement judgement_of(Drift drift) {
  switch (drift) {
    case Drift::Better: return {kAcceptedMark, kBetter};
    case Drift::Worse: return {kRefusedMark, kWorse};
    case Drift::Same: return {{"=", Style::Faint}, kSame};
    case Drift::Unclear: break;
  }
  return {{"?", Style::Caution}, kUnclear};
}

Section changes_section(const Study& study, const std::string& heading,
                        const std::vector<Change>& changes, bool judged, const Speaker& speaker) {
  std::vector<std::string> heads = {speaker.say(kBefore), speaker.say(kAfter),
                                    speaker.say(kDifference), speaker.say(kInterval)};
  if (judged) heads.emplace_back();
  Section section{.heading = heading, .table = Table(heads)};
  for (const Change& change : changes) {
    std::vector<std::string> figures = {
        value_text(change, change.before, speaker), value_text(change, change.after, speaker),
        difference_text(change, speaker), interval_of(change, speaker)};
    const auto [mark, wording] = judgement_of(change.drift);
    if (judged) figures.push_back(std::string(mark.sign) + " " + speaker.say(wording));
    section.table.add(name_of(study, change, speaker), figures, "",
                      judged ? mark.style : Style::Plain);
  }
  return section;
}

void print_title(const Study& study, const Sheet& sheet) {
  sheet.print_title(sheet.speaker.say(kInParentheses, name_of_study(study, sheet.speaker),
                                      Speaker::plain(study.id)));
  sheet.out << '\n';
}

void print_end(const Sheet& sheet, int asked, bool complete, const std::string& repeat) {
  const Speaker& speaker = sheet.speaker;
  sheet.out << '\n';
  sheet.print("  ", sheet.paint(Style::Faint, speaker.say(kPairedRuns, asked)));
  if (!complete) sheet.print("  ", kWarningMark, speaker.say(kBudgetInterrupt));
  if (!repeat.empty())
    sheet.print("  ", sheet.paint(Style::Faint, speaker.say(kRepeat, Speaker::plain(repeat))));
}

/// The change of the first measure, when it is surely for the better.
const Change* sure_help(const Comparison& comparison) {
  if (comparison.measures.empty()) return nullptr;
  const Change& first = comparison.measures.front();
  return first.drift == Drift::Better ? &first : nullptr;
}

std::string change_said(const Study& study, const Change& change, const Speaker& speaker) {
  std::string said = speaker.say(kColon, name_of(study, change, speaker),
                                 value_text(change, change.before, speaker));
  said += " → " + value_text(change, change.after, speaker);
  if (change.drift == Drift::Same) return said;
  const std::string interval = interval_of(change, speaker);
  return speaker.say(kInParentheses, said,
                     interval.empty() ? speaker.say(judgement_of(change.drift).wording) : interval);
}

/// What a lever changes of the study's own measures, and all else that it makes worse.
void add_lever(const HelpView& view, std::size_t row, const Speaker& speaker, Section& to) {
  const Lever& lever = row_at(view.study.levers, view.levers[row]);
  to.say(speaker.say(kWithLever, name_of(lever, speaker), Speaker::plain(lever.id)), Style::Strong);
  const auto add = [&](const Change& change) {
    to.lines.push_back({.text = change_said(view.study, change, speaker),
                        .mark = judgement_of(change.drift).mark,
                        .depth = 1});
  };
  const Comparison& comparison = view.comparisons[row];
  for (const Change& change : comparison.measures) add(change);
  for (const Change& change : comparison.others)
    if (change.drift == Drift::Worse) add(change);
}

}  // namespace

std::string bounds_text(const SweepPoint& point, const Speaker& speaker) {
  Estimate bounded = *point.rate;
  bounded.interval = point.bounds;
  return interval_text(speaker, Figure::Share, bounded);
}

std::string name_of(const Lever& lever, const Speaker& speaker) {
  return lever.says.empty() ? Speaker::plain(lever.id) : speaker.text(lever.says);
}

std::string sweep_sentence(const SweepView& view, const Speaker& speaker) {
  const RateRow first = rates_of(view.study).front();
  if (!target_of(view.study, first)) return {};
  const std::string target = target_text(row_at(view.study.measures, first.row), speaker);
  const auto meets = first_that_meets(view.points);
  if (!meets) return speaker.say(kNoneMeets, target);
  return speaker.say(kSmallest, Speaker::plain(view.path), Speaker::plain(view.values[*meets]),
                     target);
}

std::string help_sentence(const HelpView& view, const Speaker& speaker) {
  for (const std::size_t row : ranking(view.comparisons))
    if (const Change* help = sure_help(view.comparisons[row]))
      return speaker.say(kHelpsMost, name_of(row_at(view.study.levers, view.levers[row]), speaker),
                         name_of(view.study, *help, speaker),
                         value_text(*help, help->before, speaker),
                         value_text(*help, help->after, speaker), interval_of(*help, speaker));
  return speaker.say(kNothingHelps);
}

std::vector<Section> comparison_sections(const Study& before, const std::string& name,
                                         const Comparison& comparison, const Speaker& speaker) {
  std::vector<Section> sections = {changes_section(before, speaker.say(kComparedWith, name),
                                                   comparison.measures, true, speaker)};
  if (comparison.others.empty())
    sections.front().notes.push_back({speaker.say(kNoOthersDiffer), Style::Faint});
  else
    sections.push_back(
        changes_section(before, speaker.say(kOthersDiffer), comparison.others, true, speaker));
  if (!comparison.staff.empty())
    sections.push_back(
        changes_section(before, speaker.say(kStaff), comparison.staff, false, speaker));
  return sections;
}

Section sweep_section(const SweepView& view, const Speaker& speaker) {
  const RateRow first = rates_of(view.study).front();
  const bool target = target_of(view.study, first).has_value();
  Section section{.heading = speaker.say(kSweptOver, name_of(view.study, first, speaker)),
                  .table = Table({speaker.say(kValue), speaker.say(kInterval),
                                  target ? speaker.say(kTarget) : ""})};
  for (std::size_t i = 0; i < view.points.size(); ++i) {
    const SweepPoint& point = view.points[i];
    const std::string label = Speaker::plain(view.path + " = " + view.values[i]);
    if (!point.rate) {
      section.table.add(label, {"-", "", ""});
      continue;
    }
    const Mark mark = mark_of(point.standing);
    section.table.add(label,
                      {figure_text(speaker, Figure::Share, *point.rate),
                       bounds_text(point, speaker), target ? std::string(mark.sign) : ""},
                      point.inherited ? speaker.say(kInherited) : "", mark.style);
  }
  return section;
}

Section help_section(const HelpView& view, const Speaker& speaker) {
  Section section{.heading = speaker.say(kWhatHelps)};
  for (const std::size_t row : ranking(view.comparisons)) add_lever(view, row, speaker, section);
  return section;
}

void print_comparison_text(const Study& before, const std::string& name,
                           const Comparison& comparison, const ReportOptions& options,
                           std::ostream& out) {
  const Sheet sheet(options, out);
  for (const Section& section : comparison_sections(before, name, comparison, sheet.speaker))
    print_section(section, sheet);
  out << '\n';
  sheet.print("  ",
              sheet.paint(Style::Faint, sheet.speaker.say(kPairedRuns, comparison.replications)));
}

void print_sweep_text(const SweepView& view, const ReportOptions& options, std::ostream& out) {
  const Sheet sheet(options, out);
  print_title(view.study, sheet);
  if (const std::string sentence = sweep_sentence(view, sheet.speaker); !sentence.empty())
    sheet.print("", sheet.paint(Style::Strong, sentence));
  print_section(sweep_section(view, sheet.speaker), sheet);
  print_end(sheet, view.asked, view.complete, view.repeat);
}

void print_help_text(const HelpView& view, const ReportOptions& options, std::ostream& out) {
  const Sheet sheet(options, out);
  print_title(view.study, sheet);
  sheet.print("", sheet.paint(Style::Strong, help_sentence(view, sheet.speaker)));
  print_section(help_section(view, sheet.speaker), sheet);
  print_end(sheet, view.asked, view.complete, view.repeat);
}

}  // namespace juchu
