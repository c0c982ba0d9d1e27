#include "report/json/sarif_json.hpp"

#include <algorithm>
#include <cctype>
#include <cstdint>
#include <map>
#include <string>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "report/json/json_text.hpp"
#include "report/json/lint_json.hpp"
#include "report/version.hpp"
#include "sim/random/stream.hpp"

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

/// The file that a rulebook stands in. Those that ship are part of the program, under their ids.
std::string path_of(const Rulebook& rulebook) {
  return rulebook.file.empty() ? "scenarios/rulebooks/" + rulebook.id + ".json" : rulebook.file;
}

Json rules_json(Language language) {
  Json rules = Json::array();
  for (const LintRule& rule : lint_rules()) {
    const std::string about = rule.about.in(language), help = rule.help.in(language);
    rules.push_back({{"id", rule.id},
                     {"shortDescription", {{"text", about}}},
                     {"fullDescription", {{"text", about}}},
                     {"help", {{"text", help}}},
                     {"defaultConfiguration", {{"level", severity_name(rule.severity)}}}});
  }
  return rules;
}

/// Where findings are, and which they are whatever else changes in the file: the nth of a rule about
/// a subject.
class ResultWriter {
 public:
  ResultWriter(const Rulebook& rulebook, Language language)
      : uri_(uri_of(path_of(rulebook))), language_(language) {}

  Json result(const LintFinding& finding) {
    const auto rule = std::ranges::find(lint_rules(), finding.rule, &LintRule::id);
    const Json place = {
        {"physicalLocation", {{"artifactLocation", {{"uri", uri_}}}, {"region", region(finding)}}},
        {"logicalLocations", Json::array({{{"name", finding.subject}}})}};
    return {{"ruleId", finding.rule},
            {"ruleIndex", rule - lint_rules().begin()},
            {"level", severity_name(finding.severity)},
            {"message", {{"text", message(finding)}}},
            {"locations", Json::array({place})},
            {"partialFingerprints", {{"primaryLocationLineHash", fingerprint(finding)}}}};
  }

 private:
  [[nodiscard]] std::string message(const LintFinding& finding) const {
    std::string text = finding.subject + ": " + finding.problem.in(language_);
    if (!finding.hint.empty())
      text += language_ == Language::Japanese ? "（" + finding.hint.ja + "）"
                                              : " (" + finding.hint.en + ")";
    return text;
  }

  /// The first character of what it is about.
  static Json region(const LintFinding& finding) {
    return {{"startLine", finding.position.line},
            {"startColumn", finding.position.column},
            {"endLine", finding.position.line},
            {"endColumn", finding.position.column + 1}};
  }

  std::string fingerprint(const LintFinding& finding) {
    const std::string what = finding.rule + " " + finding.subject;
    return fmt::format("{:016x}:{}", hash_of_bytes(what), ++told_[what]);
  }

  std::string uri_;
  Language language_;
  std::map<std::string, int> told_;
};

}  // namespace

void print_sarif(const LintReport& report, const ReportOptions& options, std::ostream& out) {
  ResultWriter writer(report.rulebook, options.language);
  Json results = Json::array();
  for (const LintFinding& finding : report.findings) results.push_back(writer.result(finding));
  const Json driver = {
      {"name", "juchu"}, {"semanticVersion", kVersion}, {"rules", rules_json(options.language)}};
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
