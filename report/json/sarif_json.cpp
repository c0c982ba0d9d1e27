#include "report/json/sarif_json.hpp"

#include <algorithm>
#include <cctype>
#include <string>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "report/json/json_text.hpp"
#include "report/json/lint_json.hpp"

namespace juchu {
namespace {

using Json = nlohmann::ordered_json;

/// A path as a relative or absolute URI reference (RFC 3986).
std::string uri_of(const std::string& path) {
  std::string uri = path.starts_with('/') ? "file://" : "";
  for (const char each : path) {
    const auto byte = static_cast<unsigned char>(each);
    const bool plain = byte < 0x80 &&
                       (std::isalnum(byte) != 0 ||
                        std::string_view("-._~/").find(each) != std::string_view::npos);
    uri += plain ? std::string(1, each) : fmt::format("%{:02X}", byte);
  }
  return uri;
}

Json rules_json(Language language) {
  Json rules = Json::array();
  for (const LintRule& rule : lint_rules())
    rules.push_back({{"id", rule.id},
                     {"shortDescription", {{"text", rule.about.in(language)}}},
                     {"defaultConfiguration", {{"level", severity_name(rule.severity)}}}});
  return rules;
}

Json result_json(const LintFinding& finding, const std::string& uri, Language language) {
  const auto rule = std::ranges::find(lint_rules(), finding.rule, &LintRule::id);
  std::string message = finding.subject + ": " + finding.problem.in(language);
  if (!finding.hint.empty())
    message += language == Language::Japanese ? "（" + finding.hint.ja + "）"
                                              : " (" + finding.hint.en + ")";
  const Json place = {
      {"physicalLocation",
       {{"artifactLocation", {{"uri", uri}}},
        {"region",
         {{"startLine", finding.position.line}, {"startColumn", finding.position.column}}}}},
      {"logicalLocations", Json::array({{{"name", finding.subject}}})}};
  return {{"ruleId", finding.rule},
          {"ruleIndex", rule - lint_rules().begin()},
          {"level", severity_name(finding.severity)},
          {"message", {{"text", message}}},
          {"locations", Json::array({place})}};
}

}  // namespace

void print_sarif(const LintReport& report, const ReportOptions& options, std::ostream& out) {
  const std::string uri = uri_of(report.file());
  Json results = Json::array();
  for (const LintFinding& finding : report.findings)
    results.push_back(result_json(finding, uri, options.language));
  const Json driver = {{"name", "juchu"}, {"rules", rules_json(options.language)}};
  Json run = {{"tool", {{"driver", driver}}},
              {"language", options.language == Language::Japanese ? "ja-JP" : "en-US"},
              {"columnKind", "unicodeCodePoints"},
              {"results", results}};
  if (report.explored != nullptr)
    run["properties"] = {{"situations", report.explored->situations},
                         {"undecided", report.explored->undecided}};
  const Json document = {{"$schema", "https://json.schemastore.org/sarif-2.1.0.json"},
                         {"version", "2.1.0"},
                         {"runs", Json::array({run})}};
  out << json_text(document, 2) << '\n';
}

}  // namespace juchu
