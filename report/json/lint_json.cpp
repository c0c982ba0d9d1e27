#include "report/json/lint_json.hpp"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "report/json/budget_json.hpp"
#include "report/json/json_text.hpp"

namespace juchu {
namespace {

using Json = nlohmann::ordered_json;

Json finding_json(const LintFinding& finding, Language language) {
  return {{"rule", finding.rule},
          {"severity", severity_name(finding.severity)},
          {"line", finding.position.line},
          {"column", finding.position.column},
          {"subject", finding.subject},
          {"problem", finding.problem.in(language)},
          {"hint", finding.hint.in(language)}};
}

Json explored_json(const ExploredLint& explored) {
  Json json = {{"situations", explored.situations},
               {"complete", explored.undecided.empty()},
               {"undecided", explored.undecided}};
  if (!explored.undecided.empty()) json["budget"] = budget_json<Json>(explored.budget);
  return json;
}

}  // namespace

const char* severity_name(Severity severity) {
  switch (severity) {
    case Severity::Error: return "error";
    case Severity::Warning: return "warning";
    case Severity::Note: return "note";
  }
  return "none";
}

void print_lint_json(const LintReport& report, const ReportOptions& options, std::ostream& out) {
  Json findings = Json::array();
  for (const LintFinding& finding : report.findings)
    findings.push_back(finding_json(finding, options.language));
  Json document = {{"schema_version", 1},
                   {"rulebook", report.rulebook.id},
                   {"version", report.rulebook.version},
                   {"file", report.file()},
                   {"clean", clean(report.findings)},
                   {"findings", findings}};
  if (report.explored != nullptr) document["explored"] = explored_json(*report.explored);
  out << json_text(document, 2) << '\n';
}

}  // namespace juchu
