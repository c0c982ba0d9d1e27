#include "report/text/lint_text.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "report/text/check_text.hpp"

namespace juchu {
namespace {

struct SeverityWords {
  const Wording* name;
  Style style;
};

SeverityWords words_of(Severity severity) {
  switch (severity) {
    case Severity::Error: return {&kError, Style::Bad};
    case Severity::Warning: return {&kLintWarning, Style::Caution};
    case Severity::Note: return {&kLintNote, Style::Notice};
  }
  return {&kLintNote, Style::Plain};
}

void print_finding(const LintFinding& finding, const std::string& file, const Sheet& sheet) {
  const Speaker& speaker = sheet.speaker;
  const SeverityWords words = words_of(finding.severity);
  std::string said = speaker.say(kFinding, Speaker::plain(finding.subject),
                                 speaker.text(finding.problem));
  if (!finding.hint.empty()) said = speaker.say(kHint, said, speaker.text(finding.hint));
  sheet.out << fmt::format("{}:{}:{}: {}: {} {}\n", file, finding.position.line,
                           finding.position.column,
                           sheet.paint(words.style, speaker.say(*words.name)), said,
                           sheet.paint(Style::Faint, fmt::format("[{}]", finding.rule)));
}

}  // namespace

void print_lint_text(const LintReport& report, const ReportOptions& options, std::ostream& out) {
  const Sheet sheet(options, out);
  const std::string file = Speaker::plain(report.file());
  for (const LintFinding& finding : report.findings) print_finding(finding, file, sheet);
  const auto count = [&](Severity severity) {
    return std::ranges::count(report.findings, severity, &LintFinding::severity);
  };
  if (report.findings.empty()) {
    out << sheet.speaker.say(kLintClean, file) << '\n';
  } else {
    out << sheet.speaker.say(kLintSummary, file, count(Severity::Error), count(Severity::Warning),
                             count(Severity::Note))
        << '\n';
  }
  if (report.explored == nullptr) return;
  if (report.explored->situations == 0 && report.explored->undecided.empty()) {
    out << sheet.speaker.say(kNothingToExplore, file) << '\n';
    return;
  }
  const std::string seen = grouped(report.explored->situations);
  const std::string rest = fmt::format("{}", fmt::join(report.explored->undecided, ", "));
  out << (rest.empty()
              ? sheet.speaker.say(kLintExplored, file, seen)
              : sheet.speaker.say(kLintUndecided, file, seen,
                                  sheet.speaker.say(limit_of(report.explored->budget)), rest))
      << '\n';
}

}  // namespace juchu
