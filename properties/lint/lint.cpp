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
     {"どのルールでも来られない状態", "a status that no rule leads to"},
     {"この状態に移す許可や期限を書くか、状態を消してください",
      "let a permit or a deadline lead there, or leave the status out"},
     unreachable_statuses},
    {"stuck-status", Severity::Warning,
     {"終わりに着けない状態", "a status from which nothing leads to an end"},
     {"終わりに向かう許可や期限を書くか、その状態を終わりにしてください",
      "let a permit or a deadline lead on, or make the status final"},
     stuck_statuses},
    {"stuck-situation", Severity::Warning,
     {"終わりに着けなくなる状況", "a situation from which no way leads to an end"},
     {"いきさつの最後の状況から、終わりに向かう許可や期限を書いてください",
      "let a permit or a deadline lead on from the situation at the story's end"},
     nullptr, stuck_situations},
    {"time-lock", Severity::Error,
     {"約束のせいで次の日が来られない状況", "a situation after which no day can come within the promises"},
     {"約束の日数を延ばすか、約束が守れるイベントを許してください",
      "give the promise more days, or permit the event that keeps it"},
     nullptr, time_locks},
    {"deadline-cycle", Severity::Warning,
     {"期限だけで同じ状態に戻る", "deadlines alone lead round in a circle"},
     {"どれかの期限に条件を付けるか、戻らない状態に移してください",
      "give one of the deadlines a condition, or let it lead elsewhere"},
     deadline_cycles},
    {"never-applies", Severity::Warning,
     {"条件が成り立つことのないルール", "a rule whose condition can never hold"},
     {"条件を直すか、ルールを消してください",
      "mend the condition, or leave the rule out"},
     rules_that_never_apply},
    {"shadowed", Severity::Warning,
     {"先に当てはまるルールに隠れたルール", "a rule behind another that always comes first"},
     {"先に当てはまるルールの条件を狭めるか、隠れたルールを消してください",
      "narrow the rule that comes first, or leave this one out"},
     shadowed_rules},
    {"overlapping-permits", Severity::Error,
     {"同時に当てはまる二つの許可", "two permits that apply at once"},
     {"どちらか一つだけが当てはまるように、条件か状態を分けてください",
      "tell them apart by a condition or a status, so that one applies"},
     overlapping_permits, overlaps_explored},
    {"deadlines-in-conflict", Severity::Note,
     {"順番しだいで結果が変わりうる、同じrankの期限", "deadlines of one rank whose sequence may matter"},
     {"同じ日に来るなら、rankでどちらが先かを決めてください",
      "if they can come on one day, let their ranks say which comes first"},
     deadlines_in_conflict},
    {"deadlines-do-not-commute", Severity::Error,
     {"順番で結果が変わる、同じ日に来る同じrankの期限", "deadlines of one rank and one day whose sequence matters"},
     {"rankでどちらが先かを決めてください",
      "let their ranks say which comes first"},
     nullptr, deadlines_that_do_not_commute},
    {"undecidable-date", Severity::Error,
     {"日数に限りのない日付の比較", "a comparison of dates that no number of days bounds"},
     {"今日や、今日からの日数で決まる日付と比べてください",
      "compare it with today, or with a date that is set to today and some days"},
     undecidable_dates},
    {"event-never-permitted", Severity::Warning,
     {"どの許可にもないイベント", "an event that no permit is about"},
     {"許可を書くか、イベントを消すか、world のイベントにしてください",
      "write a permit, leave the event out, or make it one of the world"},
     events_never_permitted},
    {"unused-field", Severity::Warning,
     {"読まれも書かれもしない項目", "a field that is neither read nor written"},
     {"項目を消してください",
      "leave the field out"},
     unused_fields},
    {"field-never-read", Severity::Warning,
     {"書かれるが読まれない項目", "a field that is written and never read"},
     {"条件で読むか、項目を消してください",
      "read it in a condition, or leave the field out"},
     fields_never_read},
    {"field-never-written", Severity::Warning,
     {"読まれるが書かれない項目", "a field that is read and never written"},
     {"イベントや許可の set で書くか、定数のパラメーターにしてください",
      "write it in the set of an event or a permit, or make it a parameter"},
     fields_never_written},
    {"unused-parameter", Severity::Warning,
     {"使われないパラメーター", "a parameter that nothing uses"},
     {"式で使うか、パラメーターを消してください",
      "use it in an expression, or leave the parameter out"},
     unused_parameters},
    {"unused-event-parameter", Severity::Warning,
     {"読まれないイベントのパラメーター", "a parameter of an event that nothing reads"},
     {"set や条件で読むか、パラメーターを消してください",
      "read it in a set or a condition, or leave the parameter out"},
     unused_event_parameters},
    {"unused-actor", Severity::Warning,
     {"何もしない行為者", "an actor that does nothing"},
     {"イベントの by に書くか、行為者を消してください",
      "name it in the by of an event, or leave the actor out"},
     unused_actors},
    {"unused-mail", Severity::Warning,
     {"送られないメール", "a mail that is never sent"},
     {"許可や期限の send に書くか、メールを消してください",
      "name it in the send of a permit or a deadline, or leave the mail out"},
     unused_mails},
    {"unused-shows", Severity::Warning,
     {"どの状態でも表示されない表示項目", "a group of data that no status shows"},
     {"状態の shows に書くか、表示項目を消してください",
      "name it in the shows of a status, or leave the group out"},
     unused_shows},
    {"unused-methods", Severity::Warning,
     {"使われない配送方法の表や列", "a table of methods, or a column of it, that nothing uses"},
     {"式で使うか、表や列を消してください",
      "use it in an expression, or leave the table or column out"},
     unused_methods},
    {"missing-translation", Severity::Warning,
     {"日本語か英語の片方だけの言葉", "words in only one of Japanese and English"},
     {"もう一つの言語でも書いてください",
      "write it in the other language, too"},
     missing_translations},
    {"missing-label", Severity::Warning,
     {"呼び名のない行", "a row without a label"},
     {"label に、人に見せる呼び名を書いてください",
      "write under label what people are to call it"},
     missing_labels},
    {"missing-words", Severity::Warning,
     {"人に告げる言葉のないルール", "a rule that says nothing to people"},
     {"says に、人に告げる言葉を書いてください",
      "write under says what it tells people"},
     missing_words},
    {"missing-source", Severity::Warning,
     {"出典の書かれていない行", "a row without a source"},
     {"source に出典を書くか、assumed としてください",
      "write under source where it comes from, or that it is assumed"},
     missing_sources},
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
