#include "report/text/compare_text.hpp"

#include "report/rows.hpp"
#include "report/study_wording.hpp"
#include "report/text/figures.hpp"
#include "report/text/study_text.hpp"
#include "report/text/table.hpp"

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

class ComparisonPrinter {
 public:
  ComparisonPrinter(const Study& study, const Sheet& sheet)
      : study_(study), sheet_(sheet), speaker_(sheet.speaker) {}

  void print(const std::string& name, const Comparison& comparison) const {
    sheet_.print_heading(speaker_.say(kComparedWith, name));
    print_table(comparison.measures, true);
    if (comparison.others.empty()) {
      sheet_.print("  ", sheet_.paint(Style::Faint, speaker_.say(kNoOthersDiffer)));
    } else {
      sheet_.print_heading(speaker_.say(kOthersDiffer));
      print_table(comparison.others, true);
    }
    if (!comparison.staff.empty()) sheet_.print_heading(speaker_.say(kStaff));
    print_table(comparison.staff, false);
    sheet_.out << '\n';
    sheet_.print("  ",
                 sheet_.paint(Style::Faint, speaker_.say(kPairedRuns, comparison.replications)));
  }

 private:
  void print_table(const std::vector<Change>& changes, bool judged) const {
    std::vector<std::string> heads = {speaker_.say(kBefore), speaker_.say(kAfter),
                                      speaker_.say(kDifference), speaker_.say(kInterval)};
    if (judged) heads.emplace_back();
    Table table(heads);
    for (const Change& change : changes) {
      std::vector<std::string> figures = {
          value_text(change, change.before, speaker_), value_text(change, change.after, speaker_),
          difference_text(change, speaker_), interval_of(change, speaker_)};
      if (judged) figures.push_back(judged_text(change.drift));
      table.add(name_of(study_, change, speaker_), figures);
    }
    if (!table.empty()) table.print(sheet_);
  }

  [[nodiscard]] std::string judged_text(Drift drift) const {
    const auto [mark, wording] = judgement_of(drift);
    return sheet_.paint(mark.style, std::string(mark.sign) + " " + speaker_.say(wording));
  }

  const Study& study_;
  const Sheet& sheet_;
  const Speaker& speaker_;
};

void print_title(const Study& study, const Sheet& sheet) {
  const std::string title = study.title.empty() ? Speaker::plain(study.id)
                                                : sheet.speaker.text(study.title);
  sheet.print_title(sheet.speaker.say(kInParentheses, title, Speaker::plain(study.id)));
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

std::string sweep_sentence(const SweepView& view, const Measure& measure, const Speaker& speaker) {
  const std::string target = target_text(measure, speaker);
  const auto first = first_that_meets(view.points);
  if (!first) return speaker.say(kNoneMeets, target);
  return speaker.say(kSmallest, Speaker::plain(view.path), Speaker::plain(view.values[*first]),
                     target);
}

std::string bounds_text(const SweepPoint& point, const Speaker& speaker) {
  Estimate bounded = *point.rate;
  bounded.interval = point.bounds;
  return interval_text(speaker, Figure::Share, bounded);
}

/// The change of the first measure, when it is surely for the better.
const Change* sure_help(const Comparison& comparison) {
  if (comparison.measures.empty()) return nullptr;
  const Change& first = comparison.measures.front();
  return first.drift == Drift::Better ? &first : nullptr;
}

std::string name_of(const Lever& lever, const Speaker& speaker) {
  return lever.says.empty() ? Speaker::plain(lever.id) : speaker.text(lever.says);
}

class HelpPrinter {
 public:
  HelpPrinter(const HelpView& view, const Sheet& sheet)
      : view_(view), study_(view.study), sheet_(sheet), speaker_(sheet.speaker) {}

  void print() const {
    print_title(study_, sheet_);
    const std::vector<std::size_t> ranked = ranking(view_.comparisons);
    sheet_.print("", sheet_.paint(Style::Strong, sentence(ranked)));
    sheet_.print_heading(speaker_.say(kWhatHelps));
    for (const std::size_t row : ranked) print_lever(row);
    print_end(sheet_, view_.asked, view_.complete, view_.repeat);
  }

 private:
  [[nodiscard]] const Lever& lever(std::size_t row) const {
    return row_at(study_.levers, view_.levers[row]);
  }

  [[nodiscard]] std::string sentence(const std::vector<std::size_t>& ranked) const {
    for (const std::size_t row : ranked)
      if (const Change* help = sure_help(view_.comparisons[row]))
        return speaker_.say(kHelpsMost, name_of(lever(row), speaker_),
                            name_of(study_, *help, speaker_),
                            value_text(*help, help->before, speaker_),
                            value_text(*help, help->after, speaker_), interval_of(*help, speaker_));
    return speaker_.say(kNothingHelps);
  }

  void print_lever(std::size_t row) const {
    const Comparison& comparison = view_.comparisons[row];
    sheet_.print("  ",
                 sheet_.paint(Style::Strong, speaker_.say(kWithLever, name_of(lever(row), speaker_),
                                                          Speaker::plain(lever(row).id))));
    for (const Change& change : comparison.measures) print_change(change);
    for (const Change& change : comparison.others)
      if (change.drift == Drift::Worse) print_change(change);
  }

  void print_change(const Change& change) const {
    const auto [mark, wording] = judgement_of(change.drift);
    std::string said = speaker_.say(kColon, name_of(study_, change, speaker_),
                                    value_text(change, change.before, speaker_));
    said += " → " + value_text(change, change.after, speaker_);
    if (change.drift != Drift::Same) {
      const std::string interval = interval_of(change, speaker_);
      said = speaker_.say(kInParentheses, said,
                          interval.empty() ? speaker_.say(wording) : interval);
    }
    sheet_.print("    ", {sheet_.paint(mark.style, mark.sign), Style::Plain}, said);
  }

  const HelpView& view_;
  const Study& study_;
  const Sheet& sheet_;
  const Speaker& speaker_;
};

}  // namespace

void print_comparison_text(const Study& before, const std::string& name,
                           const Comparison& comparison, const ReportOptions& options,
                           std::ostream& out) {
  const Sheet sheet(options, out);
  ComparisonPrinter(before, sheet).print(name, comparison);
}

void print_sweep_text(const SweepView& view, const ReportOptions& options, std::ostream& out) {
  const Sheet sheet(options, out);
  const Speaker& speaker = sheet.speaker;
  const RateRow first = rates_of(view.study).front();
  const auto& target = target_of(view.study, first);
  print_title(view.study, sheet);
  if (target) {
    const Measure& measure = row_at(view.study.measures, first.row);
    sheet.print("", sheet.paint(Style::Strong, sweep_sentence(view, measure, speaker)));
  }
  sheet.print_heading(speaker.say(kSweptOver, name_of(view.study, first, speaker)));
  Table table({speaker.say(kValue), speaker.say(kInterval), target ? speaker.say(kTarget) : ""});
  for (std::size_t i = 0; i < view.points.size(); ++i) {
    const SweepPoint& point = view.points[i];
    const std::string label = Speaker::plain(view.path + " = " + view.values[i]);
    if (!point.rate) {
      table.add(label, {"-", "", ""});
      continue;
    }
    const Mark mark = mark_of(point.standing);
    table.add(label,
              {figure_text(speaker, Figure::Share, *point.rate), bounds_text(point, speaker),
               target ? sheet.paint(mark.style, mark.sign) : ""},
              point.inherited ? speaker.say(kInherited) : "");
  }
  table.print(sheet);
  print_end(sheet, view.asked, view.complete, view.repeat);
}

void print_help_text(const HelpView& view, const ReportOptions& options, std::ostream& out) {
  const Sheet sheet(options, out);
  HelpPrinter(view, sheet).print();
}

}  // namespace juchu
