#include "properties/lint/lint.hpp"

#include <algorithm>
#include <utility>

#include "model/work/work_limit.hpp"
#include "properties/lint/exploration.hpp"
#include "properties/lint/findings.hpp"

namespace juchu {
namespace {

// clang-format off
const LintRule kRules[] = {
    {"unreachable-status", Severity::Warning,
     {"どのルールでも来られない状態", "a status that no rule leads to"}, unreachable_statuses},
    {"stuck-status", Severity::Warning,
     {"終わりに着けない状態", "a status from which nothing leads to an end"}, stuck_statuses},
    {"stuck-situation", Severity::Warning,
     {"終わりに着けなくなる状況", "a situation from which no way leads to an end"}, nullptr, stuck_situations},
    {"time-lock", Severity::Error,
     {"約束のせいで次の日が来られない状況", "a situation after which no day can come within the promises"}, nullptr, time_locks},
    {"deadline-cycle", Severity::Warning,
     {"期限だけで同じ状態に戻る", "deadlines alone lead round in a circle"}, deadline_cycles},
    {"never-applies", Severity::Warning,
     {"条件が成り立つことのないルール", "a rule whose condition can never hold"}, rules_that_never_apply},
    {"shadowed", Severity::Warning,
     {"先に当てはまるルールに隠れたルール", "a rule behind another that always comes first"}, shadowed_rules},
    {"overlapping-permits", Severity::Error,
     {"同時に当てはまる二つの許可", "two permits that apply at once"}, overlapping_permits, overlaps_explored},
    {"deadlines-in-conflict", Severity::Note,
     {"順番しだいで結果が変わりうる、同じrankの期限", "deadlines of one rank whose sequence may matter"}, deadlines_in_conflict},
    {"deadlines-do-not-commute", Severity::Error,
     {"順番で結果が変わる、同じ日に来る同じrankの期限", "deadlines of one rank and one day whose sequence matters"}, nullptr, deadlines_that_do_not_commute},
    {"undecidable-date", Severity::Error,
     {"日数に限りのない日付の比較", "a comparison of dates that no number of days bounds"}, undecidable_dates},
    {"event-never-permitted", Severity::Warning,
     {"どの許可にもないイベント", "an event that no permit is about"}, events_never_permitted},
    {"unused-field", Severity::Warning,
     {"読まれも書かれもしない項目", "a field that is neither read nor written"}, unused_fields},
    {"field-never-read", Severity::Warning,
     {"書かれるが読まれない項目", "a field that is written and never read"}, fields_never_read},
    {"field-never-written", Severity::Warning,
     {"読まれるが書かれない項目", "a field that is read and never written"}, fields_never_written},
    {"unused-parameter", Severity::Warning,
     {"使われないパラメーター", "a parameter that nothing uses"}, unused_parameters},
    {"unused-event-parameter", Severity::Warning,
     {"読まれないイベントのパラメーター", "a parameter of an event that nothing reads"}, unused_event_parameters},
    {"unused-actor", Severity::Warning,
     {"何もしない行為者", "an actor that does nothing"}, unused_actors},
    {"unused-mail", Severity::Warning,
     {"送られないメール", "a mail that is never sent"}, unused_mails},
    {"unused-shows", Severity::Warning,
     {"どの状態でも表示されない表示項目", "a group of data that no status shows"}, unused_shows},
    {"unused-methods", Severity::Warning,
     {"使われない配送方法の表や列", "a table of methods, or a column of it, that nothing uses"}, unused_methods},
    {"missing-translation", Severity::Warning,
     {"日本語か英語の片方だけの言葉", "words in only one of Japanese and English"}, missing_translations},
    {"missing-label", Severity::Warning,
     {"呼び名のない行", "a row without a label"}, missing_labels},
    {"missing-words", Severity::Warning,
     {"人に告げる言葉のないルール", "a rule that says nothing to people"}, missing_words},
    {"missing-source", Severity::Warning,
     {"出典の書かれていない行", "a row without a source"}, missing_sources},
};
// clang-format on

/// True when both speak of the same field of two elements of a group.
bool same_field_of_group(const LintFinding& a, const LintFinding& b) {
  const std::size_t open = a.subject.find('['), close = a.subject.find(']');
  return open != a.subject.npos && a.rule == b.rule && a.position == b.position &&
         a.problem == b.problem && a.subject.compare(0, open, b.subject, 0, open) == 0 &&
         b.subject.ends_with(a.subject.substr(close));
}

void add(const LintRule& rule, std::vector<LintFinding> found, std::vector<LintFinding>& all) {
  for (LintFinding& finding : found) {
    finding.rule = rule.id;
    finding.severity = rule.severity;
    all.push_back(std::move(finding));
  }
}

/// N1
void put_in_sequence(std::vector<LintFinding>& all) {
  std::ranges::stable_sort(all, {}, &LintFinding::position);
  const auto [repeated, end] = std::ranges::unique(all, same_field_of_group);
  all.erase(repeated, end);
}

void note_left(const LintRule& rule, Budget reached, ExploredLint& result) {
  result.undecided.emplace_back(rule.id);
  if (result.budget == Budget::None) result.budget = budget_that_left(reached);
}

ExploredLint found_without_exploring(const CompiledRulebook& rules, const LintBudget& budget) {
  ExploredLint result;
  for (const LintRule& rule : kRules) {
    if (rule.find == nullptr) continue;
    const WorkEnd end = attempt([&] { add(rule, rule.find(rules), result.findings); });
    if (end != WorkEnd::Done) note_left(rule, budget.stop(), result);
  }
  return result;
}

}  // namespace

std::span<const LintRule> lint_rules() { return kRules; }

std::vector<LintFinding> lint(const CompiledRulebook& rules) {
  return lint_within(rules, {}).findings;
}

ExploredLint lint_within(const CompiledRulebook& rules, const LintBudget& budget) {
  ExploredLint result = found_without_exploring(rules, budget);
  put_in_sequence(result.findings);
  return result;
}

ExploredLint lint_exploring(const std::shared_ptr<const CompiledRulebook>& rules,
                            const LintBudget& budget) {
  ExploredLint result = found_without_exploring(*rules, budget);
  const bool decidable = std::ranges::none_of(
      result.findings, [](const LintFinding& found) { return found.rule == "undecidable-date"; });
  LintExploration exploration(rules, budget, result.findings);
  for (const LintRule& rule : kRules) {
    if (rule.explore == nullptr) continue;
    if (!decidable) {  // an exploration would tell of dates that it cannot tell apart
      result.undecided.emplace_back(rule.id);
      continue;
    }
    exploration.begin();
    const WorkEnd end = attempt([&] { add(rule, rule.explore(exploration), result.findings); });
    if (end != WorkEnd::Done)
      note_left(rule, budget.stop(), result);
    else if (exploration.cut_short())
      result.undecided.emplace_back(rule.id);
  }
  result.situations = exploration.situations();
  if (result.budget == Budget::None) result.budget = exploration.budget();
  put_in_sequence(result.findings);
  return result;
}

bool clean(std::span<const LintFinding> findings) {
  return std::ranges::all_of(
      findings, [](const LintFinding& each) { return each.severity == Severity::Note; });
}

}  // namespace juchu
