#include <algorithm>
#include <cctype>
#include <set>
#include <utility>

#include "properties/lint/findings.hpp"

namespace juchu {
namespace {

/// Words of a rulebook that people read, and which row states them.
struct Words {
  Position position;
  std::string subject;
  const Text* text;
};

void add_heads(std::vector<Words>& all, const auto& rules) {
  for (const RuleHead& rule : rules)
    for (const Text* const text : {&rule.says, &rule.advice})
      all.push_back({rule.position, rule.id, text});
}

void add_labels(std::vector<Words>& all, const auto& rows) {
  for (const auto& row : rows) all.push_back({row.position, row.id, &row.label});
}

/// What rows are called. The status of a region is a field, so regions are among the fields.
std::vector<Words> labels_of(const Rulebook& rulebook) {
  std::vector<Words> all;
  add_labels(all, rulebook.actors);
  add_labels(all, rulebook.mails);
  add_labels(all, rulebook.shows);
  add_labels(all, rulebook.methods);
  add_labels(all, rulebook.statuses);
  add_labels(all, rulebook.fields);
  for (const EventType& event : rulebook.events) {
    all.push_back({event.position, event.id, &event.label});
    for (const EventParameter& parameter : event.parameters)
      all.push_back({parameter.position, event.id + "." + parameter.id, &parameter.label});
  }
  return all;
}

/// The names of the values of an enumeration, told at the first field or parameter that has them.
void add_values(std::vector<Words>& all, const Rulebook& rulebook, const Type& type,
                Position position) {
  if (type.kind != Kind::Enum) return;
  const auto& ids = rulebook.names.enumerations[type.domain];
  const auto& labels = rulebook.enumeration_labels[type.domain];
  for (std::size_t v = 0; v < labels.size(); ++v) all.push_back({position, ids[v], &labels[v]});
}

std::vector<Words> words_of(const Rulebook& rulebook) {
  std::vector<Words> all = labels_of(rulebook);
  all.push_back({{}, rulebook.id, &rulebook.title});
  for (const Parameter& parameter : rulebook.parameters)
    all.push_back({parameter.position, parameter.id, &parameter.says});
  for (const Field& field : rulebook.fields) add_values(all, rulebook, field.type, field.position);
  for (const EventType& event : rulebook.events)
    for (const EventParameter& parameter : event.parameters)
      add_values(all, rulebook, parameter.type, parameter.position);
  add_heads(all, rulebook.permits);
  add_heads(all, rulebook.forbids);
  add_heads(all, rulebook.deadlines);
  add_heads(all, rulebook.warnings);
  add_heads(all, rulebook.norms);
  add_heads(all, rulebook.hazards);
  add_heads(all, rulebook.properties);
  return all;
}

bool says_something(const std::string& source) {
  return std::ranges::any_of(source, [](char each) {
    const auto byte = static_cast<unsigned char>(each);
    return byte >= 0x80 || std::isalnum(byte) != 0;
  });
}

void find_silent(LintFindings& findings, const auto& rules, const Text& problem) {
  for (const RuleHead& rule : rules)
    if (rule.says.empty())
      findings.push_back({.position = rule.position,
                          .subject = rule.id,
                          .problem = problem,
                          .hint = {"「says」に書いてください", "write it as \"says\""}});
}

void find_sourceless(LintFindings& findings, const auto& rows) {
  for (const auto& row : rows)
    if (!says_something(row.source))
      findings.push_back({.position = row.position,
                          .subject = row.id,
                          .problem = {"出典が分かりません", "the source tells nothing"},
                          .hint = {"根拠を書いてください。なければ「assumed」としてください",
                                   "say where it comes from, or \"assumed\""}});
}

}  // namespace

LintFindings missing_translations(const CompiledRulebook& rules) {
  LintFindings findings;
  std::set<const Text*> seen;  // a list of values may belong to several fields
  for (const Words& words : words_of(rules.rulebook())) {
    if (!seen.insert(words.text).second) continue;
    const bool no_ja = words.text->ja.empty(), no_en = words.text->en.empty();
    if (no_ja == no_en) continue;
    findings.push_back(
        {.position = words.position,
         .subject = words.subject,
         .problem = no_ja ? Text{"日本語がありません", "there is no Japanese"}
                          : Text{"英語がありません", "there is no English"},
         .hint = {"「ja」と「en」の両方を書いてください", "write both \"ja\" and \"en\""}});
  }
  return findings;
}

LintFindings missing_labels(const CompiledRulebook& rules) {
  LintFindings findings;
  for (const Words& words : labels_of(rules.rulebook())) {
    if (!words.text->empty()) continue;
    findings.push_back({.position = words.position,
                        .subject = words.subject,
                        .problem = {"呼び名がないため、idがそのまま表示されます",
                                    "it has no label, so people see its id"},
                        .hint = {"「label」を書いてください", "write a \"label\""}});
  }
  return findings;
}

LintFindings missing_words(const CompiledRulebook& rules) {
  const Rulebook& rulebook = rules.rulebook();
  LintFindings findings;
  find_silent(findings, rulebook.forbids,
              {"断る理由が書かれていません", "a refusal gives no reason"});
  find_silent(findings, rulebook.warnings, {"注意の言葉がありません", "a warning says nothing"});
  find_silent(findings, rulebook.norms,
              {"何を怠ったのかが書かれていません", "a breach is not put into words"});
  find_silent(findings, rulebook.hazards,
              {"何が危険なのかが書かれていません", "a hazard is not put into words"});
  return findings;
}

LintFindings missing_sources(const CompiledRulebook& rules) {
  const Rulebook& rulebook = rules.rulebook();
  LintFindings findings;
  find_sourceless(findings, rulebook.parameters);
  find_sourceless(findings, rulebook.methods);
  find_sourceless(findings, rulebook.permits);
  find_sourceless(findings, rulebook.forbids);
  find_sourceless(findings, rulebook.deadlines);
  find_sourceless(findings, rulebook.warnings);
  find_sourceless(findings, rulebook.norms);
  find_sourceless(findings, rulebook.hazards);
  find_sourceless(findings, rulebook.properties);
  return findings;
}

}  // namespace juchu
