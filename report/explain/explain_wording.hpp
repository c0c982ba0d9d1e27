// What an explanation of a rule says in its own words, in both languages.
#pragma once

#include <array>

#include "report/wording.hpp"

namespace juchu {

/// What kind of rule it is, what such a rule does, and how its stories are headed. By RuleSection.
struct SectionWording {
  std::string_view key;
  Wording name;
  Wording does;
  Wording stories;  // with how many
  Wording no_story;
};

// clang-format off

inline constexpr std::array<SectionWording, 11> kSections = {{
    {"permit",    {"許可", "permit"},       {"条件がそろえば、このイベントを受け付けます", "accepts the event where its conditions hold"}, {"このルールが決めた事例（同梱、{}件）", "Shipped stories in which it decided ({})"}, {"このルールが決めた同梱の事例はない", "It decided in no shipped story"}},
    {"forbid",    {"禁止", "forbid"},       {"当てはまれば、許可があっても拒否します", "refuses the event where it applies, whatever permits say"}, {"このルールが拒否した事例（同梱、{}件）", "Shipped stories in which it refused ({})"}, {"このルールが拒否した同梱の事例はない", "It refused in no shipped story"}},
    {"deadline",  {"期限", "deadline"},     {"その日の始めに、誰が何をしなくても起こります", "happens by itself at the beginning of its day"}, {"この期限が来た事例（同梱、{}件）", "Shipped stories in which it passed ({})"}, {"この期限が来た同梱の事例はない", "It passed in no shipped story"}},
    {"warning",   {"警告", "warning"},      {"拒否はせず、知らせるだけです", "refuses nothing, and only tells"}, {"この警告が出た事例（同梱、{}件）", "Shipped stories in which it warned ({})"}, {"この警告が出た同梱の事例はない", "It warned in no shipped story"}},
    {"norm",      {"守るべきこと", "norm"}, {"破っても止められず、違反として記録されます", "stops nobody; not keeping it is recorded as a breach"}, {"違反のあった事例（同梱、{}件）", "Shipped stories in which it was breached ({})"}, {"違反のあった同梱の事例はない", "It is breached in no shipped story"}},
    {"promise",   {"前提", "promise"},      {"周りの世界について当てにしていることです", "what is relied upon of the world around"}, {"外れた事例（同梱、{}件）", "Shipped stories in which it was broken ({})"}, {"外れた同梱の事例はない", "It is broken in no shipped story"}},
    {"hazard",    {"危険な状態", "hazard"}, {"誰も望まない状態です", "a state of the world that nobody wants"}, {"起こった事例（同梱、{}件）", "Shipped stories in which it occurred ({})"}, {"起こった同梱の事例はない", "It occurs in no shipped story"}},
    {"property",  {"性質", "property"},     {"どの話も守るはずのことです。調べ尽くすには juchu check", "what every story should keep; juchu check exhausts it"}, {"破られた事例（同梱、{}件）", "Shipped stories that break it ({})"}, {"破られた同梱の事例はない", "No shipped story breaks it"}},
    {"parameter", {"ルールの値", "parameter"}, {"ルールが読み取る値です。シナリオごとに変えられます", "a value that rules read; a scenario may state another"}, {"この値を変える事例（同梱、{}件）", "Shipped stories that state another value ({})"}, {"この値を変える同梱の事例はない", "No shipped story states another value"}},
    {"event",     {"イベント", "event"},    {"注文やショップに起こることです", "something that happens to an order or to the shop"}, {"起こる事例（同梱、{}件）", "Shipped stories in which it happens ({})"}, {"起こる同梱の事例はない", "It happens in no shipped story"}},
    {"answer",    {"エンジンの答え", "answer"}, {"どのルールも決めないときの答えです", "what the engine answers where no rule decides"}, {"この答えのあった事例（同梱、{}件）", "Shipped stories with this answer ({})"}, {"この答えのあった同梱の事例はない", "No shipped story has this answer"}},
}};

/// What is said of a rule, in the sequence in which it is shown. By FactKind.
struct FactWording {
  std::string_view key;
  Wording name;
};
inline constexpr std::array<FactWording, 23> kFacts = {{
    {"by",          {"誰が", "by"}},
    {"on",          {"イベント", "event"}},
    {"from",        {"状態", "in status"}},
    {"at",          {"期日", "on the day"}},
    {"when",        {"条件", "when"}},
    {"must",        {"守ること", "must hold"}},
    {"while",       {"次のあいだ", "while"}},
    {"within",      {"日数", "within days"}},
    {"since",       {"数え始め", "counted from"}},
    {"possible",    {"起こりうるのは", "possible when"}},
    {"never",       {"決して成り立たない", "never"}},
    {"never_step",  {"決して起こらない手", "never a step"}},
    {"always_reachable", {"いつでも至れる", "always reachable"}},
    {"leads_to",    {"やがて成り立つ", "leads to"}},
    {"precedes",    {"先に成り立つ", "comes first"}},
    {"sometimes",   {"いつかは成り立つ", "sometimes"}},
    {"sometimes_step", {"いつかは起こる手", "sometimes a step"}},
    {"to",          {"移る先", "leads to status"}},
    {"set",         {"書き換え", "writes"}},
    {"sends",       {"メール", "sends"}},
    {"expect",      {"見込み", "expected"}},
    {"value",       {"値", "value"}},
    {"with",        {"パラメーター", "parameters"}},
}};

inline constexpr Wording kExplainTitle    = {"{}（{}）", "{} ({})"};
inline constexpr Wording kExplainSource   = {"出典: {}", "source: {}"};
inline constexpr Wording kExplainPlace    = {"{}:{}行目", "{}:{}"};
inline constexpr Wording kWords           = {"ことば", "Words"};
inline constexpr Wording kDependsOn       = {"左右する値", "Values that it depends on"};
inline constexpr Wording kValueIs         = {"{} = {}", "{} = {}"};
inline constexpr Wording kAssumed         = {"仮定", "assumed"};
inline constexpr Wording kReadingOf       = {"解釈", "a reading"};
inline constexpr Wording kMarkedValue     = {"{}（{}）", "{} ({})"};
inline constexpr Wording kUsedBy          = {"かかわるルール", "Rules about it"};
inline constexpr Wording kAdviceFor       = {"避けるには: {}", "what avoids it: {}"};
inline constexpr Wording kDecidedAt       = {"{} — {}（{}）", "{} — {} ({})"};
inline constexpr Wording kMoreStories     = {"ほかに{}件（--all ですべて表示）", "and more: {} (--all shows them)"};
inline constexpr Wording kStoriesUnread   = {"このルールブックでは再生できない同梱の事例: {}件", "shipped stories that cannot be replayed under this rulebook: {}"};
inline constexpr Wording kTimes           = {"{}、{}回", "{}, {} times"};

// clang-format on

}  // namespace juchu
