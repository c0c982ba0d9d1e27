#include "report/text/lint_text.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "report/bounds.hpp"
#include "report/text/check_text.hpp"

namespace juchu {
namespace {

void print_finding(const LintFinding& finding, const std::string& file, const Sheet& sheet) {
  const Speaker& speaker = sheet.speaker;
  const SeverityWords words = words_of(finding.severity);
  std::string said = speaker.say(kFinding, Speaker::plain(finding.subject),
                                 speaker.text(finding.problem));
  if (!finding.hint.empty()) said = speaker.say(kHint, said, speaker.text(finding.hint));
  sheet.out << fmt::format("{}:{}:{}: {}: {} {}\n", file, finding.position.line,
                           finding.position.column,
                           sheet.paint(words.mark.style, speaker.say(words.name)), said,
                           sheet.paint(Style::Faint, fmt::format("[{}]", finding.rule)));
}

std::string explored_text(const LintReport& report, const std::string& file,
                          const Speaker& speaker) {
  const ExploredLint& explored = *report.explored;
  if (explored.situations == 0 && explored.undecided.empty())
    return speaker.say(kNothingToExplore, file);
  const std::string seen = grouped(explored.situations);
  const std::string rest = fmt::format("{}", fmt::join(explored.undecided, ", "));
  return rest.empty()
             ? within_bounds(speaker.say(kLintExplored, file, seen), report.rulebook, speaker)
             : speaker.say(kLintUndecided, file, seen, speaker.say(limit_of(explored.budget)),
                           rest);
}

}  // namespace

SeverityWords words_of(Severity severity) {
  switch (severity) {
    case Severity::Error: return {kError, kRefusedMark};
    case Severity::Warning: return {kLintWarning, kWarningMark};
    case Severity::Note: return {kLintNote, {kNoteMark.sign, Style::Notice}};
  }
  return {kLintNote, kNoteMark};
}

std::vector<std::string> summary_of(const LintReport& report, const Speaker& speaker) {
  const std::string file = Speaker::plain(report.file());
  const auto count = [&](Severity severity) {
    return std::ranges::count(report.findings, severity, &LintFinding::severity);
  };
  std::vector<std::string> lines = {
      report.findings.empty() ? speaker.say(kLintClean, file)
                              : speaker.say(kLintSummary, file, count(Severity::Error),
                                            count(Severity::Warning), count(Severity::Note))};
  if (report.explored != nullptr) lines.push_back(explored_text(report, file, speaker));
  return lines;
}

void print_lint_text(const LintReport& report, const ReportOptions& options, std::ostream& out) {
  const Sheet sheet(options, out);
  const std::string file = Speaker::plain(report.file());
  for (const LintFinding& finding : report.findings) print_finding(finding, file, sheet);
  for (const std::string& line : summary_of(report, sheet.speaker)) out << line << '\n';
}

}  // namespace juchu
