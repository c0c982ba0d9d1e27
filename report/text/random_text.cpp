#include "report/text/random_text.hpp"

#include <algorithm>
#include <cassert>

#include <fmt/format.h>

#include "properties/search/trace/scenario_of_trace.hpp"
#include "report/bounds.hpp"
#include "report/text/check_text.hpp"
#include "report/text/timeline.hpp"

namespace juchu {
namespace {

Text in_both(const Wording& wording, std::size_t events, std::size_t days) {
  return {fmt::format(fmt::runtime(wording.in(Language::Japanese)), events, days),
          fmt::format(fmt::runtime(wording.in(Language::English)), events, days)};
}

void print_story(const RandomlyChecked& checked, const RandomFinding& finding,
                 const ReportOptions& options, std::ostream& out) {
  const RuleHead& rule = rule_of(checked.rules->rulebook(), finding);
  const auto& steps = finding.shortest.steps;
  const auto days = static_cast<std::size_t>(std::ranges::count(steps, true, &TraceStep::next_day));
  const auto replayed = replay_trace(
      checked.rules, finding.shortest,
      {.title = rule.says.empty() ? Text{rule.id, rule.id} : rule.says,
       .says = in_both(finding.norm_keeping ? kRandomKeeping : kRandomStory, steps.size() - days,
                       days),
       .source = rule.source,
       .choices = {}});
  assert(replayed && "every step of a finding is accepted");
  out << '\n';
  print_found_story(replayed->scenario, replayed->story, options, out);
}

/// Whether the same is found while every norm is kept, which tells more.
bool told_better(const RandomReport& report, const RandomFinding& finding) {
  return !finding.norm_keeping &&
         std::ranges::any_of(report.findings, [&](const RandomFinding& other) {
           return other.norm_keeping && other.kind == finding.kind && other.index == finding.index;
         });
}

/// A line for each hazard that is as expected.
void print_expected(const RandomlyChecked& checked, const Sheet& sheet) {
  const Rulebook& book = checked.rules->rulebook();
  std::vector<const RuleHead*> expected;
  for (const RandomFinding& finding : checked.report.findings) {
    const RuleHead* rule = &rule_of(book, finding);
    if (!unexpected(book, finding) && std::ranges::find(expected, rule) == expected.end())
      expected.push_back(rule);
  }
  if (expected.empty()) return;
  sheet.print_heading(sheet.speaker.say(kRandomExpected));
  for (const RuleHead* rule : expected) {
    const std::string sign = sheet.paint(Style::Caution, kHazardMark.sign);
    sheet.print("  ", {sign, Style::Plain}, sheet.speaker.says(*rule),
                sheet.speaker.reference(*rule));
  }
}

}  // namespace

bool unexpected(const Rulebook& rulebook, const RandomFinding& finding) {
  if (finding.kind == RandomFinding::Kind::Property) return true;
  const Expectation expect = rulebook.hazards[static_cast<std::size_t>(finding.index)].expect;
  return expect == Expectation::Unreachable ||
         (expect == Expectation::Prevented && finding.norm_keeping);
}

const RuleHead& rule_of(const Rulebook& rulebook, const RandomFinding& finding) {
  const auto row = static_cast<std::size_t>(finding.index);
  if (finding.kind == RandomFinding::Kind::Property) return rulebook.properties[row];
  return rulebook.hazards[row];
}

void print_random_text(const RandomlyChecked& checked, const ReportOptions& options,
                       std::ostream& out) {
  const Sheet sheet(options, out);
  const Speaker& speaker = sheet.speaker;
  const Rulebook& book = checked.rules->rulebook();
  const RandomReport& report = checked.report;
  sheet.print_title(speaker.title(book));
  sheet.print("", speaker.say(kRandomTotals, report.stories, grouped(report.steps),
                              grouped(report.days), checked.plan.seed));
  sheet.print("",
              speaker.say(kRandomLives, report.ended, report.usual_length, report.greatest_length));
  if (const std::string bounds = bounds_in_words(book, speaker); !bounds.empty())
    sheet.print("", sheet.paint(Style::Faint, bounds));
  print_expected(checked, sheet);
  std::size_t count = 0;
  for (const RandomFinding& finding : report.findings) {
    if (!unexpected(book, finding) || told_better(report, finding)) continue;
    ++count;
    print_story(checked, finding, options, out);
  }
  out << '\n';
  if (!report.complete) sheet.print("", kWarningMark, speaker.say(kBudgetInterrupt));
  if (count == 0)
    return report.complete ? sheet.print("", kAcceptedMark, speaker.say(kRandomNothing))
                           : sheet.print("", kUndecidedMark, speaker.say(kRandomNothingYet));
  sheet.print("", kRefusedMark, speaker.say(kCheckFindings, count));
  out << speaker.say(kRepeat, Speaker::plain(checked.repeat)) << '\n';  // to be copied whole
}

}  // namespace juchu
